import Assumptions
import LinearAlgebra
import TestSupport
import Testing

/// F3, by comparing regions.
@Suite struct ObservableInjectivityTests {
  /// f(z) = |z − 2|: what is true of z is true of 4 − z.
  @Test func aFoldIsAnOverlapWithTheMapThatFoldsIt() throws {
    let decoder = try polygonalLine(from: [2], slopes: [[-1], [1]], hinges: [2])
    let found = try quickLinter.lint(decoder)[.f3]
    #expect(found.verdict == .fails)
    #expect(found.reason == "the images of two regions overlap in an open set")
    guard case .overlap(let z, let other, let radius, let map) = found.certificate else {
      Issue.record("\(found)")
      return
    }
    expectClose(z[0] + other[0], 4, absolute: 1e-9)
    expectClose(map[0, 0], -1, absolute: 1e-9)
    #expect(radius > 0 && radius <= abs(z[0] - 2) + 1e-9)
    CertificateChecks(decoder: decoder).check(found, of: .f3)
  }

  /// ReLU of one latent: where it is zero one value has all latents, a set of no length.
  @Test func aPointWithManyLatentsIsNothing() throws {
    let decoder = try polygonalLine(from: [0], slopes: [[0], [1]], hinges: [0])
    let found = try quickLinter.lint(decoder)[.f3]
    #expect(found.verdict == .holds && found.reason == "one region alone has full rank")
    #expect(try quickLinter.lint(decoder)[.f4].verdict == .fails)
  }

  /// A curve that crosses itself once: two latents of one value, and no open set of them.
  @Test func aCrossingIsNoOverlap() throws {
    let decoder = try polygonalLine(from: [0, 0], slopes: [[2, 0], [0, 1], [-1, -2]], hinges: [1, 2])
    let assessment = try quickLinter.lint(decoder)
    #expect(assessment[.f3].verdict == .holds && assessment[.f4].verdict == .fails)
    #expect(assessment[.f3].reason == "no two images of regions of full rank overlap in an open set")
  }

  @Test func anImageWithoutLengthFailsAtOnce() throws {
    // max(−max(z, 0) − 1, 0) is zero.
    let decoder = try LayeredDecoder(layers: [layer([[1]], [0], .relu), layer([[-1]], [-1], .relu)])
    let assessment = try quickLinter.lint(decoder)
    for assumption in [DecoderAssumption.f2, .f3] {
      let found = assessment[assumption]
      #expect(found.reason == "no region has full rank: the image has 0 dimensions, fewer than the latents")
      #expect(found.certificate == .flat(layer: nil, rank: 0))
    }
  }

  @Test func moreRegionsThanMayBeComparedLeaveItOpen() throws {
    var linter = quickLinter
    linter.maximumPairs = 1
    let decoder = try polygonalLine(from: [0, 0], slopes: [[2, 0], [0, 1], [-1, -2]], hinges: [1, 2])
    let found = try linter.lint(decoder)[.f3]
    #expect(found.verdict == .undecided)
    #expect(found.reason == "no two regions overlapped in 1 pairs; there are more than that to compare")
  }
}
