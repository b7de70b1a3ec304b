import LikelihoodArtifacts
import Stages
import Testing

@Suite struct SimulationTallyTests {
  @Test func aTallyCountsWhatHoldsAndWhatDoesNot() {
    let tally = SimulationTally([
      .init(scan([bowl, bowl]), comparison([(0, 0, 0)])),
      .init(scan([bowl, twoWells], arm: .oneMore), comparison([(0, 0.5, 0)], arm: .oneMore)),
      .init(scan([twoWells], arm: .folded), comparison([(0, 0.5, 0)], arm: .folded)),
    ])
    let values = tally.values
    #expect(values["paper.unique-of"] == .text("1 of 2") && values["paper.unique-share"] == .number(0.5))
    #expect(values["well-specified.identified"] == .integer(1) && values["well-specified.models"] == .integer(1))
    #expect(values["outside.unique"] == .integer(0) && values["outside.identified"] == .integer(0))
    #expect(values["paper.slices"] == .integer(4) && values["paper.unique-slices"] == .integer(3))
    #expect(values["paper.smallest-gap"] == .number(1e-12) && values["all.distance"] == .number(0.5))
  }

  private let one = SimulationTally.Model(scan([bowl, twoWells]), comparison([(0, 0, 0)]))

  @Test func itsFilesGiveItBack() throws {
    try expectRoundTrip(SimulationTally([one]))
    try expectRoundTrip(SimulationTally([]))
  }

  /// A group without models has no values, and neither has an extreme that no model has.
  @Test func whatNoModelHasIsNoValue() {
    let values = SimulationTally([.init(scan([bowl]), comparison([(0, 0, 0)]))]).values
    #expect(values["outside.models"] == nil && values["paper.models"] == .integer(1))
    #expect(values["paper.smallest-gap"] == nil && values["paper.smallest-impostor"] == nil)
    #expect(SimulationTally([]).values.isEmpty)
  }

  /// All names that a group may have, for every group.
  @Test func everyGroupHasTheSameNames() {
    let names = SimulationTally.valueNames
    func ofGroup(_ group: String) -> Set<Substring> {
      Set(names.filter { $0.hasPrefix(group + ".") }.map { $0.dropFirst(group.count + 1) })
    }
    for group in ["outside", "well-specified", "all"] { #expect(ofGroup(group) == ofGroup("paper"), "\(group)") }
    #expect(Set(names).count == names.count && names.count == 4 * ofGroup("paper").count)
  }
}
