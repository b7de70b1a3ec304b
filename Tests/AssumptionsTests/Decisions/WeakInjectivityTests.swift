import Assumptions
import LinearAlgebra
import TestSupport
import Testing

/// F2, by regions.
@Suite struct WeakInjectivityTests {
  /// Up to zero, down to −1, and up for ever: one latent below −1, one above zero, three between.
  private let cubic = Result { try polygonalLine(from: [0], slopes: [[1], [-1], [1]], hinges: [0, 1]) }

  @Test func aValueWithOnePreimageIsFoundWithItsDistance() throws {
    let decoder = try cubic.get()
    let found = try quickLinter.lint(decoder)[.f2]
    #expect(found.verdict == .holds)
    #expect(found.reason == "a value has one preimage, and so have all near it")
    guard case .onePreimage(let z, let margin) = found.certificate else {
      Issue.record("\(found)")
      return
    }
    // By hand: how far f(z) is from the images of the other regions.
    let value = decoder(z)[0]
    #expect(z[0] < -1 || z[0] > 2)
    let distance = z[0] < -1 ? -1 - value : value
    #expect(margin > 0 && margin <= distance * (1 + 1e-9))
    #expect(try quickLinter.lint(decoder)[.f3].verdict == .fails)
  }

  @Test func whereOthersCoverEachRegionItFails() throws {
    let decoder = try polygonalLine(from: [0], slopes: [[-1], [1]], hinges: [0])
    let found = try quickLinter.lint(decoder)[.f2]
    #expect(found.verdict == .fails)
    #expect(found.reason == "every region of full rank is covered by the others: no value has one preimage")
    guard case .covered(let covers) = found.certificate else {
      Issue.record("\(found)")
      return
    }
    #expect(covers.count == 2)
    for cover in covers { expectClose(cover.z[0] + cover.other[0], 0, absolute: 1e-9) }
    #expect(covers.map(\.regions) == [[1], [0]])
  }

  /// A flat part takes one value, from infinitely many latents: it neither has one preimage nor covers any.
  @Test func aFlatPartCoversNothing() throws {
    let decoder = try polygonalLine(from: [0], slopes: [[1], [0], [1]], hinges: [0, 1])
    let found = try quickLinter.lint(decoder)[.f2]
    #expect(found.verdict == .holds)
    CertificateChecks(decoder: decoder).check(found, of: .f2)
  }

  @Test func moreRegionsThanMayBeComparedLeaveItOpen() throws {
    var linter = quickLinter
    linter.maximumPairs = 1
    let decoder = try polygonalLine(from: [0], slopes: [[-1], [1]], hinges: [0])
    let found = try linter.lint(decoder)[.f2]
    #expect(found.verdict == .undecided)
    #expect(
      found.reason == "no value with one preimage was found; there are more than 1 pairs of regions to compare")
  }
}
