private import Foundation
internal import Notebooks

/// Writes a small notebook that runs, and says how.
public func writeNewNotebook(_ name: String, _ settings: Settings = Settings()) throws -> Answer {
  guard name.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil else {
    throw UsageError(
      "'\(name)' is no name for a notebook; use lower-case words joined by hyphens, such as 'my-question'")
  }
  let path = "\(settings.notebooks)/\(name).md"
  guard !FileManager.default.fileExists(atPath: path) else {
    throw UsageError("there is a notebook '\(path)' already; choose another name")
  }
  try FileManager.default.createDirectory(atPath: settings.notebooks, withIntermediateDirectories: true)
  try newNotebook(title: name.replacing("-", with: " ").capitalized).write(
    toFile: path, atomically: true, encoding: .utf8)
  return Answer(lines: ["wrote '\(path)'; 'pipeline run \(name)' runs it, 'pipeline watch \(name)' at each save"])
}

/// The text of a first notebook: data, a fit for each seed, a number in the prose, a figure and a claim.
package func newNotebook(title: String) -> String {
  """
  ---
  title: \(title)
  question: Do runs of EM that differ only in their seed find the same clusters?
  profiles:
    quick: { fits.seed: 1...2 }
  ---

  A pinwheel has arms, and a Gaussian mixture has components. Three of each should match.

  ```yaml stage=points
  run: sample-pinwheel
  arms: 3
  points-per-arm: 500
  seed: 7
  ```

  ```yaml stage=fits
  run: fit-mixture
  from: points
  components: 3
  covariances: full
  for each: { seed: 1...5 }
  ```

  ```yaml stage=clusters
  run: evaluate-mixture
  from: [fits, points]
  ```

  ```yaml stage=stability
  run: compare-clusterings
  from: clusters
  ```

  Two runs agree with an adjusted Rand index of **{{ stability.ari.mean | fixed(2) }}** on average.

  ```yaml figure=clusters-found
  draw: mixture-scatter
  from: [points, fits]
  caption: The points, coloured by their most likely component, with the components' ellipses.
  alt: A scatter plot for each run, with three coloured arms.
  ```

  ```yaml claims
  - stability.ari.mean >= 0.5     # better than chance by far
  ```

  """
}
