import Assumptions
import LinearAlgebra
import TestSupport
import Testing

/// Where the values of two regions meet.
@Suite struct MeetingTests {
  private func f4(_ slopes: [[Double]], _ hinges: [Double]) throws -> Finding {
    try quickLinter.lint(
      polygonalLine(from: [Double](repeating: 0, count: slopes[0].count), slopes: slopes, hinges: hinges))[.f4]
  }

  /// In the plane a line is crossed at one point, in space it is passed by.
  @Test func aThirdOutputLiftsACrossing() throws {
    let crossing = try f4([[2, 0], [0, 1], [-1, -2]], [1, 2])
    guard case .collision(let z, let other, _, _) = crossing.certificate else {
      Issue.record("\(crossing)")
      return
    }
    expectClose([z[0], other[0]].sorted(), [0.75, 2.5], absolute: 1e-8)
    let lifted = try f4([[2, 0, 0], [0, 1, 1], [-1, -2, 1]], [1, 2])
    #expect(lifted.verdict == .holds)
    guard case .excluded(let exclusion) = lifted.certificate, let margin = exclusion.leastMargin else {
      Issue.record("\(lifted)")
      return
    }
    #expect(margin > 1e-3 && margin < 10)
  }

  /// Pieces that lie in one line: they overlap, or one goes on where the other ends.
  @Test func piecesOfOneLineMeetWhereTheyOverlap() throws {
    // (t, 0), back above, and again along (·, 0) where values were taken already, or beyond them.
    #expect(try f4([[1, 0], [-1, 1], [-1, -1], [1, 0]], [4, 5, 6]).verdict == .fails)
    #expect(try f4([[1, 0], [1, 1], [1, -1], [1, 0]], [4, 5, 6]).verdict == .holds)
  }

  /// Regions that touch at their common hinge share that value, and are no collision.
  @Test(arguments: [0.1, 1e-3]) func neighboursShareTheirHingeAndNothingElse(turn: Double) throws {
    #expect(try f4([[1, 0], [1, turn], [1, 2 * turn]], [0, 1]).verdict == .holds)
    // Straight back: all values twice.
    #expect(try f4([[1, turn], [-1, -turn]], [0]).verdict == .fails)
  }

  /// What misses by less than any distance that is surely one is no collision; it may be left open, never be refuted.
  @Test(arguments: [1e-3, 1e-5, 1e-7]) func aNarrowMissIsNoCollision(gap: Double) throws {
    // Up, across and back down to just above the first piece.
    let found = try f4([[1, 0], [0, 1], [-1, 0], [0, -1]], [1, 2, 2.5])
    #expect(found.verdict == .fails, "it crosses")
    // The last piece starts 1 above and comes down for 1 − gap.
    let near = try f4([[1, 0], [0, 1], [-1, 0], [0, -1], [-1, gap]], [1, 2, 2.5, 3.5 - gap])
    if gap >= 1e-3 { #expect(near.verdict == .holds) } else { #expect(near.verdict != .fails) }
  }
}
