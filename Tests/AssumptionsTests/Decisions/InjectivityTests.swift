import Assumptions
import LinearAlgebra
import TestSupport
import Testing

/// F4, by comparing regions.
@Suite struct InjectivityTests {
  /// (z, max(z − 1, 0)): three regions, since zero is a hinge of the units too.
  @Test func whatIsExcludedIsCounted() throws {
    let decoder = try polygonalLine(from: [0, 0], slopes: [[1, 0], [1, 1]], hinges: [1])
    let found = try quickLinter.lint(decoder)[.f4]
    #expect(found.verdict == .holds && found.means == .enumeration)
    #expect(found.reason == "every region has full rank, and no two share a value but at a common point")
    guard case .excluded(let exclusion) = found.certificate else {
      Issue.record("\(found)")
      return
    }
    #expect((exclusion.regions, exclusion.pairs) == (3, 3))
    #expect(exclusion.leastSingularValue > 0)
    #expect(exclusion.leastMargin.map { $0 > 0 } ?? true)
  }

  @Test func moreRegionsThanMayBeComparedLeaveItOpen() throws {
    var linter = quickLinter
    linter.maximumPairs = 2
    let found = try linter.lint(polygonalLine(from: [0, 0], slopes: [[1, 0], [1, 1]], hinges: [1]))[.f4]
    #expect(found.verdict == .undecided && found.means == .search && found.certificate == nil)
    #expect(found.reason == "no two regions shared a value in 2 pairs; there are more than that to compare")
  }

  /// Constant between the hinges: both latents of the certificate lie there.
  @Test func aFlatPartIsACollision() throws {
    let decoder = try polygonalLine(from: [0], slopes: [[1], [0], [2]], hinges: [3, 4])
    let found = try quickLinter.lint(decoder)[.f4]
    #expect(found.reason == "f is constant along a line in a region of rank 0")
    guard case .collision(let z, let other, let distance, let valueDistance) = found.certificate else {
      Issue.record("\(found)")
      return
    }
    #expect([z[0], other[0]].allSatisfy { 3 < $0 && $0 < 4 })
    expectClose(distance, abs(z[0] - other[0]), relative: 1e-12)
    #expect(valueDistance < 1e-9)
  }

  /// Up to three, down to one, and up again: three latents have a value between.
  @Test func aFoldIsACollisionOfTwoRegions() throws {
    let decoder = try polygonalLine(from: [0], slopes: [[1], [-1], [1]], hinges: [3, 5])
    let found = try quickLinter.lint(decoder)[.f4]
    #expect(found.reason == "two regions share a value")
    CertificateChecks(decoder: decoder).check(found, of: .f4)
  }
}
