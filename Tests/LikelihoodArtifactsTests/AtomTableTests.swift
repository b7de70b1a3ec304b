import LikelihoodArtifacts
import Stages
import Testing

@Suite struct AtomTableTests {
  @Test func anAtomIsHeldAgainstASampleInStandardErrors() {
    let table = AtomTable(
      atoms: [.init(place: 0, mass: 0.5, sampled: 0.6)], continuousMass: 0.5, points: 100)
    #expect(table.values["total-mass"] == .number(1))
    guard case .number(let deviation)? = table.values["deviation"] else { return #expect(Bool(false), "no deviation") }
    // 0.1 over a standard error of 0.05.
    #expect(abs(deviation - 2) < 1e-12)
  }

  @Test func itsFilesGiveItBack() throws {
    try expectRoundTrip(AtomTable(atoms: [.init(place: 0, mass: 0.25, sampled: 0.5)], continuousMass: 0.75, points: 4))
    try expectRoundTrip(AtomTable(atoms: [], continuousMass: 1, points: 4))
  }
}
