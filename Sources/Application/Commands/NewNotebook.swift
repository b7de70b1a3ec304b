private import Foundation
internal import Notebooks
private import Workflow

/// Writes a small notebook that runs, and says how.
public func writeNewNotebook(_ name: String, _ settings: Settings = Settings()) throws -> Answer {
  guard name.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil else {
    throw UsageError(
      "'\(name)' is no name for a notebook; use lower-case words joined by hyphens, such as 'my-question'")
  }
  guard name.utf8.count <= Project.longestName else {
    throw UsageError(
      "a notebook's name has at most \(Project.longestName) letters, not \(name.utf8.count), since files are named after it"
    )
  }
  let path = "\(settings.notebooks)/\(name).md"
  guard Project.isName("\(name).md") else {
    throw UsageError("'\(path)' would be a read-me and no notebook; choose another name")
  }
  guard !FileManager.default.fileExists(atPath: path) else {
    throw UsageError("there is a notebook '\(path)' already; choose another name")
  }
  var isFolder: ObjCBool = false
  if FileManager.default.fileExists(atPath: settings.notebooks, isDirectory: &isFolder), !isFolder.boolValue {
    throw UsageError("'\(settings.notebooks)' is a file, and notebooks lie in a folder of that name; rename the file")
  }
  let text = newNotebook(title: name.replacing("-", with: " ").capitalized)
  try OutputFolder(at: settings.notebooks).write([UInt8](text.utf8), to: "\(name).md")
  return Answer(lines: ["wrote '\(path)'; 'pipeline run \(name)' runs it, 'pipeline watch \(name)' at each save"])
}

/// The text of a first notebook: data, a fit for each seed, a number in the prose, a figure and a claim.
package func newNotebook(title: String) -> String {
  """
  ---
  title: \(title)
  question: Do runs of EM that differ only in their seed find the same clusters?
  answer: >-
    Two runs agree with an adjusted Rand index of **{{ stability.ari.mean | fixed(2) }}** on average, where chance gives zero.
  picture: clusters-found
  profiles:
    quick: { fits.seed: 1...3 }
  ---

  A pinwheel has arms, and a Gaussian mixture has components. Three of each should match. But EM starts somewhere, and ends where it
  ends: each run below differs from the others in its seed alone.

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

  ```yaml figure=clusters-found
  draw: mixture-scatter
  from: [points, fits]
  caption: The points, coloured by their most likely component, with the components' ellipses.
  alt: A scatter plot for each run, with three coloured arms.
  ```

  ```yaml claims
  - claim: Runs agree far better than by chance.
    check: stability.ari.mean >= 0.5
    note: chance is zero
  ```

  """
}
