import SeparationArtifacts
import Stages
import Testing

@Suite struct SourceComparisonTests {
  @Test func valuesAreMeansOverRunsAndPairs() {
    let values = someComparison.values
    #expect(values["truth.strong"] == .number(0.5) && values["truth.strong.max"] == .number(0.75))
    #expect(values["truth.within"] == .number(0.375) && values["truth.square"] == .number(0.25))
    #expect(values["between.weak"] == .number(0.875) && values["chance.between"] == .number(0.35))
    #expect(Set(values.keys) == Set(SourceComparison.valueNames))
  }

  @Test func oneRunHasNoPairs() {
    let one = SourceComparison(
      points: 9, segments: 1, sources: 1, sum: 0, runs: [someComparison.runs[0]], pairs: [],
      chance: SourceComparison.Chance(strong: 0.4, within: 0.3, between: nil))
    #expect(one.values["between.strong"] == nil && one.values["chance.between"] == nil)
  }
}
