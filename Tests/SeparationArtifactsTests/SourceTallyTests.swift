import SeparationArtifacts
import Stages
import Testing

@Suite struct SourceTallyTests {
  @Test func meansComeWithTheirIntervals() {
    let values = someTally.values
    #expect(values["strong"] == .number(0.5) && values["strong.interval"] == .interval(0.375, 0.625))
    #expect(values["data-sets"] == .integer(3) && values["fits"] == .integer(6))
    #expect(values["within"] == .number(0.25) && values["within.interval"] == nil)
    #expect(values["between.strong.interval"] == .interval(0.4375, 0.5625) && values["between.weak"] == nil)
    // A score is at most one.
    #expect(values["weak.interval"] == .interval(0.5, 1) && values["square.interval"] == .interval(0, 1))
    #expect(Set(values.keys).isSubset(of: SourceTally.valueNames))
  }
}
