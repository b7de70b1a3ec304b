import Assumptions
import LinearAlgebra
import TestSupport
import Testing

/// Pairs of latents of one value, found without going through regions.
@Suite struct CollisionSearchTests {
  private var linter: AssumptionLinter {
    var linter = AssumptionLinter()
    linter.maximumRegions = 0
    return linter
  }

  /// The line crosses itself at (1.5, 0), for the latents 0.75 and 2.5 alone.
  @Test func theOneCrossingOfACurveIsFound() throws {
    let decoder = try polygonalLine(from: [0, 0], slopes: [[2, 0], [0, 1], [-1, -2]], hinges: [1, 2])
    #expect(decoder([0.75]) == [1.5, 0] && decoder([2.5]) == [1.5, 0])
    let found = try linter.lint(decoder)[.f4]
    #expect(found.verdict == .fails && found.reason == "two latents share a value")
    guard case .collision(let z, let other, let distance, _) = found.certificate else {
      Issue.record("\(found)")
      return
    }
    expectClose([z[0], other[0]].sorted(), [0.75, 2.5], absolute: 1e-8)
    expectClose(distance, 1.75, absolute: 1e-8)
  }

  /// A fold of the plane along a line: an open set, and the reflection that maps it.
  @Test func aFoldIsFoundAsAnOverlap() throws {
    let decoder = try LayeredDecoder(layers: [
      layer([[1, 1], [1, -1]], [0, 0], .absolute), layer([[1, 0], [0, 1], [1, 1]], [0, 0, 0], .identity),
    ])
    let found = try linter.lint(decoder)
    #expect(found[.f3].verdict == .fails && found[.f3].reason == "open sets of latents share their values")
    guard case .overlap(_, _, let radius, let map) = found[.f3].certificate else {
      Issue.record("\(found[.f3])")
      return
    }
    #expect(radius > 0)
    // z ↦ −z, or a reflection: in any case of length and inverse to itself.
    expectClose(matmul(map, map), .identity(2), absolute: 1e-9)
    CertificateChecks(decoder: decoder).check(found[.f3], of: .f3)
    CertificateChecks(decoder: decoder).check(found[.f4], of: .f4)
  }

  @Test func whatIsOneToOneIsNeverRefuted() throws {
    let decoder = try polygonalLine(from: [0, 0], slopes: [[1, 0], [1, 1], [0.2, 3]], hinges: [-1, 1])
    let found = try linter.lint(decoder)
    #expect(found[.f3].verdict == .undecided && found[.f4].verdict == .undecided)
    #expect(found[.f4].reason == "no counter-example in 2000 trials")
  }
}
