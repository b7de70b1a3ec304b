import SeparationArtifacts
import SeparationStages
import StageTestSupport
import Stages
import TestSupport
import Testing

/// A comparison of two runs of these strong scores.
func comparison(_ strong: [Double], sum: Double = 0) -> SourceComparison {
  SourceComparison(
    points: 100, segments: 4, sources: 2, sum: sum,
    runs: strong.map { SourceComparison.Run(strong: $0, weak: 0.9, within: $0 / 2, magnitude: 0.25, square: 0.125) },
    pairs: strong.count > 1 ? [SourceComparison.Pair(strong: strong[0], weak: 0.875)] : [],
    chance: SourceComparison.Chance(strong: 0.4, within: 0.3, between: strong.count > 1 ? 0.5 : nil))
}

@Suite struct TallySourcesTests {
  @Test func aDataSetIsOneMeasurement() throws {
    let tally = try stage(TallySources.self).run(
      [comparison([0.5, 0.7]), comparison([0.8, 0.8]), comparison([1, 0.8])], in: .silent)
    #expect(tally.fits == 6)
    expectClose(tally.strong.measurements, [0.6, 0.8, 0.9], absolute: 1e-15)
    // t of two degrees of freedom at 97.5 % is 4.302653, the deviation of the three 0.152753.
    expectClose(tally.strong.reach ?? 0, 4.302652729911 * 0.152752523165 / 3.0.squareRoot(), relative: 1e-9)
    expectClose(tally.weak.reach ?? 1, 0, absolute: 1e-12)
    expectClose(tally.chance.between ?? 0, 0.5, absolute: 1e-15)
  }

  @Test func oneDataSetHasNoInterval() throws {
    let tally = try stage(TallySources.self).run([comparison([0.5])], in: .silent)
    #expect(tally.strong.reach == nil && tally.betweenStrong == nil && tally.chance.between == nil)
    #expect(throws: ArtifactError.self) { try stage(TallySources.self).run([], in: .silent) }
  }
}
