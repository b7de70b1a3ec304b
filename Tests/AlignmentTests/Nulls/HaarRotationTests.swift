import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct HaarRotationTests {
  @Test(arguments: [1, 2, 7])
  func theDrawIsOrthogonal(d: Int) throws {
    var stream = RandomStream(seed: 1)
    let q = try haarRotation(d, using: &stream)
    expectClose(matmulTransposedFirst(q, q), .identity(d), absolute: 1e-14)
  }

  @Test func entriesHaveTheMomentsOfTheUniformDistribution() throws {
    // E q = 0, E q² = 1/d, E q⁴ = 3/(d(d + 2)): without the sign of R's diagonal the first would be far off.
    var stream = RandomStream(seed: 2)
    let corners = try (0..<4000).map { _ in try haarRotation(3, using: &stream)[0, 0] }
    let first = corners.reduce(0, +) / 4000
    let second = corners.reduce(0) { $0 + $1 * $1 } / 4000
    let fourth = corners.reduce(0) { $0 + $1 * $1 * $1 * $1 } / 4000
    // Four standard errors of 4,000 draws: q, q² and q⁴ have deviations 0.58, 0.30 and 0.27.
    expectClose([first], [0], absolute: 0.037)
    expectClose([second], [1.0 / 3], absolute: 0.019)
    expectClose([fourth], [1.0 / 5], absolute: 0.017)
  }
}
