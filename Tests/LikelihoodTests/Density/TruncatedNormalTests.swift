import Foundation
import Likelihood
import TestSupport
import Testing

@Suite struct TruncatedNormalTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let lower: String
    let upper: String
    let logMass: Double
    let mean: Double
    let variance: Double
    var testDescription: String { "(\(lower), \(upper))" }

    static func all() throws -> [Case] {
      struct File: Decodable { let cases: [Case] }
      return try read(File.self, "truncated_normal").cases
    }
  }

  @Test(arguments: try Case.all())
  func itAgreesWithQuadratureInSixtyDigits(_ reference: Case) throws {
    let (lower, upper) = try (#require(Double(reference.lower)), #require(Double(reference.upper)))
    let found = TruncatedNormal(from: lower, to: upper)
    // The ends of a narrow interval are rounded, which its width feels.
    let rounding = 1e-15 * max(abs(lower.isFinite ? lower : 0), abs(upper.isFinite ? upper : 0)) / (upper - lower)
    expectClose(found.logMass, reference.logMass, relative: 1e-13, absolute: rounding + 1e-14)
    expectClose(found.mean, reference.mean, relative: 1e-13, absolute: 1e-25)
    expectClose(found.variance, reference.variance, relative: 1e-11 + 4 * rounding)
  }

  @Test(arguments: [(-2.0, 0.5), (0.1, 0.2), (3, 9), (4.5, .infinity), (-0.3, 0.1)])
  func itIsTheMirrorImageOfItsMirrorImage(lower: Double, upper: Double) {
    let (found, mirror) = (TruncatedNormal(from: lower, to: upper), TruncatedNormal(from: -upper, to: -lower))
    #expect(found.logMass == mirror.logMass)
    #expect(found.mean == -mirror.mean)
    #expect(found.variance == mirror.variance)
  }

  @Test(arguments: [0.0, 1, 3.99, 4, 6.99, 7, 30])
  func partsMakeTheWhole(split: Double) {
    let whole = TruncatedNormal(from: -1, to: 50)
    let (left, right) = (TruncatedNormal(from: -1, to: split), TruncatedNormal(from: split, to: 50))
    let weight = exp(left.logMass - whole.logMass)
    // The masses are added in double precision.
    expectClose(weight + exp(right.logMass - whole.logMass), 1, relative: 1e-14)
    expectClose(weight * left.mean + (1 - weight) * right.mean, whole.mean, relative: 1e-13)
  }

  /// The three ways to compute meet where one takes over from another.
  @Test(arguments: [(0.0, 0.2), (4, 4.05), (-0.1, 0.1), (-1e-12, 2), (3.999999999, 5), (6.999999999, 9)])
  func nothingJumpsBetweenTheFormulas(lower: Double, upper: Double) {
    let here = TruncatedNormal(from: lower, to: upper)
    let there = TruncatedNormal(from: lower + 2e-9, to: upper + 2e-9)
    // The shift moves the logarithm by 2e-9 times a slope below 10.
    expectClose(here.logMass, there.logMass, absolute: 2e-8)
    expectClose(here.mean, there.mean, absolute: 2e-8)
    expectClose(here.variance, there.variance, absolute: 2e-8)
  }
}
