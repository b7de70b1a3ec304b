import Assumptions
import LinearAlgebra
import Testing

/// What lies between two thresholds is a doubt in words, never a verdict.
@Suite struct ToleranceTests {
  /// ReLUs with hinges at one and a little beyond, and each latent's negative.
  private func hinges(apart gap: Double) throws -> DecoderAssessment {
    try quickLinter.lint(
      polygonalLine(from: [0, 0], slopes: [[1, 0], [1, 1], [1, 3]], hinges: [1, 1 + gap]))
  }

  /// Zero is a hinge too, of the units z and −z.
  @Test(arguments: [(1e-3, 4), (1e-5, 4), (1e-12, 3)]) func aRegionIsOneOrNone(gap: Double, count: Int) throws {
    let found = try hinges(apart: gap)
    #expect(found.regions?.count == count)
    #expect(found[.f4].verdict == .holds)
  }

  @Test(arguments: [1e-6, 1e-7, 1e-8]) func aThinRegionIsADoubt(gap: Double) throws {
    let found = try hinges(apart: gap)[.f4]
    #expect(found.verdict == .undecided && found.means == .enumeration && found.certificate == nil)
    #expect(found.reason.hasPrefix("a region is thinner than rounding can tell from none"))
  }

  /// A unit of a second layer whose weights cancel but for a part of themselves.
  private func cancelling(to rest: Double) throws -> DecoderAssessment {
    try quickLinter.lint(
      LayeredDecoder(layers: [
        layer([[1], [-1], [1], [1]], [0, 0, 1, 1], .relu),
        layer([[1, -1, 0, 0], [0, 0, 1, rest - 1]], [0, 0], .relu), layer([[1, 0], [1, 1]], [0, 0], .identity),
      ]))
  }

  @Test func aUnitThatIsNearlyConstantIsADoubt() throws {
    #expect(try cancelling(to: 1e-10)[.f3].reason.contains("a unit is nearly constant on a region"))
    for rest in [0, 1e-3] { #expect(try !cancelling(to: rest)[.f3].reason.contains("constant on a region")) }
  }

  /// Rounding grows with the distance from the origin: hinges far out are told apart as those near it are.
  @Test(arguments: [1e3, 1e6, 1e9]) func unitsOfMeasureDoNotMatter(unit: Double) throws {
    let far = try quickLinter.lint(
      polygonalLine(from: [0, 0], slopes: [[1, 0], [1, 1], [1, 3]], hinges: [unit, unit * (1 + 1e-5)]))
    #expect(far.regions?.count == 4 && far[.f4].verdict == .holds)
    let thin = try quickLinter.lint(
      polygonalLine(from: [0, 0], slopes: [[1, 0], [1, 1], [1, 3]], hinges: [unit, unit * (1 + 1e-8)]))
    #expect(thin[.f4].verdict == .undecided)
  }
}
