import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct AffineResidualsTests {
  @Test func affineRunsLeaveNothingAndStrangersAll() throws {
    let shared = normalMatrix(400, 3, RandomStream(seed: 1))
    let turned = matmul(shared, normalMatrix(3, 3, RandomStream(seed: 2)))
    let white = try [shared, turned].map { try Whitening($0).white }
    var stream = RandomStream(seed: 3)
    expectClose(try meanAffineResidual(white: white, using: &stream), 0, absolute: 1e-12)
    let stranger = try Whitening(normalMatrix(400, 3, RandomStream(seed: 4))).white
    // All, and a little more, as the worst direction is chosen and points are left out.
    let left = try meanAffineResidual(white: [white[0], stranger], using: &stream)
    #expect(left > 0.98 && left < 1.1)
  }

  @Test func itIsTheMeanOverOrderedPairs() throws {
    let runs = try (0..<3).map { try Whitening(normalMatrix(200, 2 + $0, RandomStream(seed: UInt64(5 + $0)))).white }
    func residual(_ chosen: [Int]) throws -> Double {
      var stream = RandomStream(seed: 9)
      return try meanAffineResidual(white: chosen.map { runs[$0] }, using: &stream)
    }
    let pairs = try [[0, 1], [0, 2], [1, 2]].map(residual)
    // Six terms of the order of one.
    expectClose(try residual([0, 1, 2]), pairs.reduce(0, +) / 3, absolute: 1e-12)
  }
}
