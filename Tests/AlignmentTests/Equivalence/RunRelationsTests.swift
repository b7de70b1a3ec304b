import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct RunRelationsTests {
  private func white(_ codes: Matrix<Double>) throws -> Matrix<Double> { try Whitening(codes).white }

  @Test func affineRunsLeaveTheirNoiseAndNoBend() throws {
    let shared = normalMatrix(1000, 2, RandomStream(seed: 1))
    let runs = try (0..<3).map { run in
      try white(
        matmul(
          shared + 0.2 * normalMatrix(1000, 2, RandomStream(seed: 2 + run)),
          normalMatrix(2, 2, RandomStream(seed: 9 + run))))
    }
    let found = try runRelations(white: runs, planted: 0.05, using: RandomStream(seed: 20))
    // 1 − 1/1.04² in every direction; the worst of two is a little more.
    expectClose(found.affineEstimate.mean, 0.08, absolute: 0.012)
    expectClose(found.smoothEstimate.mean, found.affineEstimate.mean, absolute: 0.003)
    #expect(abs(found.bendEstimate.mean) < 0.002)
    #expect(found.bendEstimate.logLimits(confidence: 0.95).upperBound < 0.05)
    // A thousand points of two columns are enough to see what is planted.
    expectClose(found.measuredAttenuation, 1, absolute: 0.15)
    #expect(try runRelations(white: runs, planted: 0.05, using: RandomStream(seed: 20)) == found)
  }

  @Test func fewPointsOfManyColumnsHideBendsAndSayThat() throws {
    let shared = normalMatrix(150, 12, RandomStream(seed: 3))
    let runs = try (0..<2).map { try white(shared + 0.3 * normalMatrix(150, 12, RandomStream(seed: 4 + $0))) }
    let found = try runRelations(white: runs, planted: 0.05, using: RandomStream(seed: 5))
    #expect(found.measuredAttenuation < 0.5)
    #expect(found.attenuation >= 0.2 && found.attenuation < 0.5)
  }

  /// Above 20 columns smooth maps are asked for the worst directions only; that is where the lost one is.
  @Test func aLostDirectionAmongManyIsTheWorst() throws {
    let shared = normalMatrix(1500, 24, RandomStream(seed: 6))
    let runs = try (0..<2).map { run in
      var own = shared
      let fresh = normalMatrix(1500, 1, RandomStream(seed: UInt64(7 + run)))
      for i in 0..<1500 { own[i, 5] = fresh[i, 0] }
      return try white(own)
    }
    let found = try runRelations(white: runs, planted: 0.05, using: RandomStream(seed: 9))
    #expect(found.affineEstimate.mean > 0.95 && found.smoothEstimate.mean > 0.9)
  }

  @Test func runsMayHaveLostDirections() throws {
    let shared = normalMatrix(400, 3, RandomStream(seed: 10))
    let found = try runRelations(
      white: [white(shared), white(shared.columns(at: [0, 1]))], planted: 0.05, using: RandomStream(seed: 11))
    // All of the narrow one is known from the wide one, and one direction of the wide one is not known: half of both.
    expectClose(found.affineEstimate.mean, 0.5, absolute: 0.05)
  }
}
