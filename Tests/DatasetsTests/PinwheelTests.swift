import Datasets
import Foundation
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct PinwheelTests {
  @Test func withoutDeviationEveryPointIsAtTheEndOfItsArm() {
    var stream = RandomStream(seed: 1)
    let sample = Pinwheel(
      arms: 3, pointsPerArm: 1, radialDeviation: 0, tangentialDeviation: 0, rate: 0.25, scale: 10
    ).sample(using: &stream)
    #expect(sample.labels == [0, 1, 2])
    for arm in 0..<3 {
      // SPEC 5.1 by hand: r = 1, t = 0, so x = 10·(cos θ, −sin θ).
      let angle = 2 * Double.pi * Double(arm) / 3 + 0.25 * exp(1.0)
      expectClose(sample.points.row(arm), [10 * cos(angle), -10 * sin(angle)], absolute: 1e-14)
    }
  }

  @Test func unwoundTheArmsHaveTheDeviationsAskedFor() {
    var stream = RandomStream(seed: 2)
    let n = 20_000
    let sample = Pinwheel(arms: 1, pointsPerArm: n, radialDeviation: 0.3, tangentialDeviation: 0.05, rate: 0)
      .sample(using: &stream)
    let mean = sample.points.columnMeans
    let variance = sample.points.centred.map { $0 * $0 }.columnSums.map { $0 / Double(n) }
    // Five standard errors: σ/√n of a mean, σ²·√(2/n) of a variance.
    expectClose(mean[0], 1, absolute: 5 * 0.3 / 141)
    expectClose(mean[1], 0, absolute: 5 * 0.05 / 141)
    expectClose(variance[0], 0.09, absolute: 5 * 0.09 / 100)
    expectClose(variance[1], 0.0025, absolute: 5 * 0.0025 / 100)
  }

  @Test func windingKeepsTheDistanceFromTheOrigin() {
    let wound = sample(rate: 0.4)
    let straight = sample(rate: 0)
    for i in 0..<wound.labels.count {
      let distances = [wound, straight].map { hypot($0.points[i, 0], $0.points[i, 1]) }
      expectClose(distances[0], distances[1], relative: 1e-14)  // a rotation: a few ulps
    }
    #expect(wound != straight)
  }

  /// Points of arm k have σₜ·2ᵏ across it, to five standard errors, σ²·√(2/n), of a variance.
  @Test func unequalArmsHaveTheirOwnPointsAndWidths() {
    var stream = RandomStream(seed: 4)
    let pinwheel = Pinwheel(
      arms: 3, pointsPerArm: 8000, radialDeviation: 0, tangentialDeviation: 0.05, rate: 0, pointsRatio: 0.5,
      widthRatio: 2)
    #expect(pinwheel.counts == [8000, 4000, 2000])
    let sample = pinwheel.sample(using: &stream)
    for arm in 0..<3 {
      let rows = sample.labels.indices.filter { sample.labels[$0] == arm }
      #expect(rows.count == pinwheel.counts[arm])
      // With σᵣ = 0 the distance from the origin is √(1 + t²).
      let squares = rows.map { pow(sample.points[$0, 0], 2) + pow(sample.points[$0, 1], 2) - 1 }
      let variance = 0.0025 * pow(4, Double(arm))
      let count = Double(rows.count)
      expectClose(squares.reduce(0, +) / count, variance, absolute: 5 * variance * (2 / count).squareRoot())
    }
  }

  @Test func anArmHasOnePointAtLeast() {
    #expect(Pinwheel(arms: 3, pointsPerArm: 4, pointsRatio: 0.1).counts == [4, 1, 1])
  }

  private func sample(rate: Double) -> LabelledPoints {
    var stream = RandomStream(seed: 3)
    return Pinwheel(arms: 5, pointsPerArm: 20, rate: rate).sample(using: &stream)
  }
}
