import Assumptions
import LinearAlgebra
import TestSupport
import Testing

/// Open sets of values that two regions have in common.
@Suite struct OverlapTests {
  /// Along a line up to (4, 0), over a hump back to (2, gap), and along the line again.
  private func hump(gap: Double = 0) throws -> LayeredDecoder {
    try polygonalLine(from: [0, 0], slopes: [[1, 0], [-1, 1], [-1, gap - 1], [1, 0]], hinges: [4, 5, 6])
  }

  /// The values (2, 0) to (4, 0) come from 2…4 and from 6…8, whose middles are three and seven.
  @Test func itsMiddleAndItsSizeAreThoseOfTheCommonValues() throws {
    let decoder = try hump()
    let found = try quickLinter.lint(decoder)[.f3]
    guard case .overlap(let z, let other, let radius, let map) = found.certificate else {
      Issue.record("\(found)")
      return
    }
    expectClose([z[0], other[0]].sorted(), [3, 7], absolute: 1e-9)
    expectClose(radius, 1, absolute: 1e-9)
    expectClose(map[0, 0], 1, absolute: 1e-9)
    CertificateChecks(decoder: decoder).check(found, of: .f3)
  }

  /// Back to (4, 0), where the first piece ends: one value is shared, and no open set.
  @Test func piecesThatShareAnEndDoNotOverlap() throws {
    let decoder = try polygonalLine(from: [0, 0], slopes: [[1, 0], [1, 1], [-1, -1], [1, 0]], hinges: [4, 5, 6])
    #expect(try quickLinter.lint(decoder)[.f3].verdict == .fails, "it goes back the way it came")
    let loop = try polygonalLine(
      from: [0, 0], slopes: [[1, 0], [0, 1], [1, 0], [-1, -1], [1, 0]], hinges: [4, 5, 6, 7])
    let found = try quickLinter.lint(loop)
    #expect(found[.f3].verdict == .holds && found[.f4].verdict == .fails)
  }

  /// Lines beside one another share nothing; where it is hard to say whether they are one line, nothing is said.
  @Test func nearlyOneLineIsADoubt() throws {
    #expect(try quickLinter.lint(hump(gap: 1e-3))[.f3].verdict == .holds)
    let doubtful = try quickLinter.lint(hump(gap: 1e-7))[.f3]
    #expect(doubtful.verdict == .undecided)
    #expect(doubtful.reason.contains("the images of two regions nearly lie in one plane"))
  }

  /// A strip of the plane: (z₁, g(z₂)) where g goes up to one, down to zero, and up again.
  @Test func inThePlaneItKeepsAwayFromEveryWall() throws {
    let decoder = try LayeredDecoder(layers: [
      layer([[1, 0], [-1, 0], [0, 1], [0, -1], [0, 1], [0, 1]], [0, 0, 0, 0, -1, -2], .relu),
      layer([[1, -1, 0, 0, 0, 0], [0, 0, 1, -1, -2, 2]], [0, 0], .identity),
    ])
    let found = try quickLinter.lint(decoder)[.f3]
    guard case .overlap(let z, let other, let radius, let map) = found.certificate else {
      Issue.record("\(found)")
      return
    }
    expectClose(z[0], other[0], absolute: 1e-9)
    // Both second latents lie between hinges at zero, one and two, or beyond, and the ball stays there.
    for latent in [z, other] { #expect([0, 1, 2].allSatisfy { abs(latent[1] - $0) >= radius - 1e-9 }) }
    expectClose(map, Matrix([[1, 0], [0, map[1, 1]]]), absolute: 1e-9)
    expectClose(abs(map[1, 1]), 1, absolute: 1e-9)
    CertificateChecks(decoder: decoder).check(found, of: .f3)
  }
}
