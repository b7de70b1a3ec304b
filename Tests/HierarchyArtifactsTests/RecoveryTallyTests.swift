import HierarchyArtifacts
import Stages
import TestSupport
import Testing

func tally(angles: [Double]) -> RecoveryTally {
  RecoveryTally(
    gap: 4,
    items: angles.map {
      RecoveryTally.Item(
        strong: [0.5], canonical: [0.96], angles: [$0], below: [0.1], verdicts: ["determined"], between: nil)
    })
}

@Suite struct RecoveryTallyTests {
  /// The law of a mean of uniform angles: of one, its share of 45 degrees; of two whose shares sum to s ≤ 1, s²/2.
  @Test(arguments: [
    ([22.5], 0.5), ([9.0], 0.2), ([9.0, 9.0], 0.08), ([45.0], 1.0), ([0.0, 0.0, 0.0], 0.0),
    ([22.5, 22.5, 22.5, 22.5], 0.5),
  ])
  func theChanceOfAnglesIsThatOfUniformOnes(angles: [Double], chance: Double) throws {
    guard case .number(let found)? = tally(angles: angles).values["angle.chance"] else {
      Issue.record("there is no chance")
      return
    }
    expectClose(found, chance, absolute: 1e-9)
  }

  @Test func manyAnglesAreAsNormalAsTheyAre() throws {
    guard case .number(let few)? = tally(angles: .init(repeating: 18, count: 15)).values["angle.chance"],
      case .number(let many)? = tally(angles: .init(repeating: 18, count: 16)).values["angle.chance"]
    else {
      Issue.record("there is no chance")
      return
    }
    expectClose(many, few, absolute: 0.03)
  }
}
