import LikelihoodArtifacts
import Stages
import Testing

@Suite struct PriorPairTests {
  @Test(arguments: [true, false]) func itsFilesGiveItBack(isWeaklyInjective: Bool) throws {
    let pair = PriorPair(
      ownLoss: 1, otherLoss: 1.5, densityDifference: 0.25, distance: 0.125, isWeaklyInjective: isWeaklyInjective)
    try expectRoundTrip(pair)
    #expect(Set(pair.values.keys) == Set(PriorPair.valueNames))
  }
}
