import Notebooks
import Parameters
import Testing

@Suite struct ReferenceValueTests {
  private func reference(_ text: String) throws -> Reference {
    let notebook = try parsed(body: "```yaml stage=fits\nrun: x\n```\n{{ \(text) }}\n")
    return try #require(notebook.references.first)
  }

  @Test func oneMemberStandsForItself() throws {
    #expect(try reference("fits.bic | fixed(1)").text(of: [.number(2.25)]) == "2.2")
  }

  @Test func severalMembersMustBeGathered() throws {
    #expect(try reference("fits.bic | mean | fixed(1)").text(of: [.number(1), .number(2)]) == "1.5")
    #expect(
      try reference("fits.bic").complaint(members: 2)?.description
        == "Pipelines/test.md:7:4: 'fits.bic' stands for 2 values; choose a member, 'fits[NAME=VALUE].bic', or gather "
        + "them, 'fits.bic | mean'")
    #expect(try reference("fits.bic").complaint(members: 1) == nil)
    #expect(try reference("fits.bic | mean").complaint(members: 5) == nil)
  }

  @Test func aValueOfAnotherTypeIsAnErrorAtTheReference() throws {
    let reference = try reference("fits.bic | mean")
    #expect {
      try reference.text(of: [.text("a")])
    } throws: {
      "\($0)" == "Pipelines/test.md:7:4: 'fits.bic | mean': 'mean' takes numbers, not the word 'a'"
    }
  }
}
