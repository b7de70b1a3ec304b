import Application
import Foundation
import TestSupport
import Testing

/// Points at the edges of what doubles hold and tell apart, of one row, of one column, and of ties.
private let hostile: [(name: String, rows: [[Double]])] = [
  ("the greatest", [[1.7e308, -1.7e308], [-1.7e308, 1.7e308], [0, 1]]),
  ("time stamps", rows(9) { i, x in [1_700_000_000_000_000_000 + 256 * x, Double(i % 3)] }),
  ("1e160", rows(12) { i, _ in [1e160 * Double(i % 5), -1e160 * Double(i % 7)] }),
  ("1e-170", rows(12) { i, _ in [1e-170 * Double(i % 5), 1e-170 * Double(i % 7)] }),
  ("denormals", rows(8) { i, _ in [Double(bitPattern: UInt64(i)), Double(bitPattern: UInt64(9 - i))] }),
  ("neighbours", rows(8) { _, x in [1 + x * .ulpOfOne, 3] }),
  ("ties", rows(12) { _, _ in [7, -7] }),
  ("one row", [[2, 3]]),
  ("one column", rows(10) { _, x in [x] }),
  ("one of each", [[4]]),
  ("one far away", rows(20) { i, x in [i == 7 ? 1e200 : x, Double(i % 4)] }),
  ("zeros among others", rows(30) { i, x in i < 12 ? [0, 0] : [x.squareRoot(), Double(i * 7 % 11)] }),
]

/// Rows made of their numbers.
private func rows(_ count: Int, _ make: (Int, Double) -> [Double]) -> [[Double]] {
  (0..<count).map { make($0, Double($0)) }
}

private let notebook = """
  ---
  title: Values
  ---

  ```yaml stage=points
  run: read-points
  points: points.csv
  ```

  ```yaml stage=scaled
  run: read-points
  points: points.csv
  standardise: true
  ```

  ```yaml stage=fits
  run: fit-mixture
  from: points
  for each: { covariances: [full, tied, diagonal, spherical], components: 1...2 }
  seed: 1
  iterations: 30
  ```

  ```yaml stage=chosen
  run: choose-mixture
  from: fits
  ```

  ```yaml stage=clusters
  run: evaluate-mixture
  from: [chosen, points]
  ```

  ```yaml figure=scatter
  draw: points-scatter
  from: points
  caption: Points.
  alt: Points.
  ```

  ```yaml figure=curve
  draw: component-curve
  from: fits
  caption: Criteria.
  alt: Criteria.
  ```

  ```yaml figure=traces
  draw: likelihood-traces
  from: fits
  caption: Likelihoods.
  alt: Likelihoods.
  ```

  ```yaml figure=mixtures
  draw: mixture-scatter
  from: [points, fits]
  caption: Mixtures.
  alt: Mixtures.
  ```

  """

@Suite struct HostileValueTests {
  /// A stage ends with a result or with words; a trap would end this process.
  @Test(arguments: hostile.indices) func everyStageEndsOnEveryValue(index: Int) async throws {
    let (name, rows) = hostile[index]
    let place = try Workplace()
    let names = rows[0].indices.map { "x\($0)" }.joined(separator: ",")
    let text = rows.map { $0.map { "\($0)" }.joined(separator: ",") + "\n" }.joined()
    try place.write(names + "\n" + text, to: "Pipelines/points.csv")
    try place.write(notebook, to: "Pipelines/values.md")
    var settings = place.settings
    settings.keepGoing = true
    let answer = try await place.run(settings, registry: .all)
    #expect([0, 1].contains(answer.status), "\(name)")
    let report = try place.read("Reports/values/report.md")
    #expect(!report.contains("-nan") && !report.contains("The operation couldn"), "\(name)")
    // What two features can show is shown, whatever their values.
    if rows[0].count == 2 { #expect(place.exists("Reports/values/scatter-light.svg"), "\(name)") }
  }
}
