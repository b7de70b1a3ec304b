import Assumptions
import TestSupport
import Testing

@Suite struct StructureAgreementTests {
  private typealias Variables = StructureAgreement.Variables

  private let truth = StructureAgreement.Variables(
    neighbourhoods: [[0, 1, 2], [2, 3, 4]], sizes: [2, 3], table: [0.1, 0.2, 0.3, 0.05, 0.15, 0.2])

  @Test func namesDoNotMatter() {
    // Variables exchanged, coordinates turned around, and the states of both renamed.
    let found = Variables(
      neighbourhoods: [[0, 1, 3], [1, 2, 4]], sizes: [3, 2], table: [0.15, 0.2, 0.2, 0.3, 0.05, 0.1])
    let agreement = StructureAgreement(of: found, with: truth)
    #expect(agreement.isSame)
    expectClose(agreement.tableError ?? 1, 0, absolute: 1e-15)
  }

  @Test func theErrorIsThatOfTheBestNames() {
    let found = Variables(
      neighbourhoods: truth.neighbourhoods, sizes: truth.sizes, table: [0.12, 0.2, 0.28, 0.05, 0.15, 0.2])
    expectClose(StructureAgreement(of: found, with: truth).tableError ?? 1, 0.02, absolute: 1e-15)
  }

  @Test func otherSizesAndOverlapsAreOthers() {
    for found in [
      Variables(neighbourhoods: [[0, 1, 2], [2, 3, 4]], sizes: [2, 2], table: nil),
      Variables(neighbourhoods: [[0, 1, 2], [1, 2, 3]], sizes: [2, 3], table: nil),
      Variables(neighbourhoods: [[0, 1, 2, 3, 4]], sizes: [6], table: nil),
      Variables(neighbourhoods: [], sizes: [], table: nil),
    ] {
      let agreement = StructureAgreement(of: found, with: truth)
      #expect(!agreement.isSame)
      #expect(agreement.tableError == nil)
    }
  }

  @Test func withoutATableThereIsNoError() {
    let found = Variables(neighbourhoods: truth.neighbourhoods, sizes: truth.sizes, table: nil)
    let agreement = StructureAgreement(of: found, with: truth)
    #expect(agreement.isSame)
    #expect(agreement.tableError == nil)
  }
}
