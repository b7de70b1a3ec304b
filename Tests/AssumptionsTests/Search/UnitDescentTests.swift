import Assumptions
import LinearAlgebra
import TestSupport
import Testing

/// Flat parts so small that hardly a draw meets them: they are found by switching units off.
@Suite struct UnitDescentTests {
  private var linter: AssumptionLinter {
    var linter = AssumptionLinter()
    linter.maximumRegions = 0
    return linter
  }

  /// Constant between a hinge and one a little farther out, to either side.
  @Test(arguments: [(4.0, 0.006), (-4, 0.006), (2, 0.003), (-2.5, 0.004)])
  func aNarrowFlatPartIsReached(place: Double, width: Double) throws {
    let from = place > 0 ? place : place - width
    let decoder = try LayeredDecoder(layers: [
      layer([[-1], [1]], [from, -from - width], .relu), layer([[-1, 1]], [0], .identity),
    ])
    let found = try linter.lint(decoder)[.f4]
    #expect(found.verdict == .fails)
    guard case .collision(let z, let other, _, _) = found.certificate else {
      Issue.record("\(found)")
      return
    }
    let flat = from - 1e-12...from + width + 1e-12
    #expect(flat.contains(z[0]) && flat.contains(other[0]), "\(z), \(other)")
    CertificateChecks(decoder: decoder).check(found, of: .f4)
  }

  /// Two outputs tell the first latent, each but for a flat part of its own: where these overlap nothing tells it, and a
  /// unit of each must be switched off to get there.
  @Test func severalUnitsAreSwitchedOffInTurn() throws {
    let decoder = try LayeredDecoder(layers: [
      layer(
        [[-1, 0], [1, 0], [-1, 0], [1, 0], [0, 1], [0, -1]], [3, -3.05, 3.02, -3.06, 0, 0], .relu),
      layer([[-1, 1, 0, 0, 0, 0], [0, 0, -1, 1, 0, 0], [0, 0, 0, 0, 1, -1]], [0, 0, 0], .identity),
    ])
    let found = try linter.lint(decoder)[.f4]
    #expect(found.verdict == .fails)
    guard case .collision(let z, let other, _, _) = found.certificate else {
      Issue.record("\(found)")
      return
    }
    #expect([z[0], other[0]].allSatisfy { 3.02 - 1e-12 <= $0 && $0 <= 3.05 + 1e-12 }, "\(z), \(other)")
    CertificateChecks(decoder: decoder).check(found, of: .f4)
  }

  /// Without a flat part there is nothing to reach, however many units are switched off.
  @Test func wherePairsOfUnitsShareTheirHingesNothingIsFound() throws {
    let decoder = try polygonalLine(from: [0], slopes: [[1], [2], [0.5]], hinges: [1, 2])
    #expect(try linter.lint(decoder)[.f4].verdict == .undecided)
  }
}
