import Application
import Foundation
import TestSupport
import Testing

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
  @Test(arguments: hostileValues.indices) func everyStageEndsOnEveryValue(index: Int) async throws {
    let (name, rows) = hostileValues[index]
    let place = try Workplace()
    try await place.expectEnds(on: rows, notebook, what: name)
    // What two features can show is shown, whatever their values.
    if rows[0].count == 2 { #expect(place.exists("Reports/values/scatter-light.svg"), "\(name)") }
  }
}
