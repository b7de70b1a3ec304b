import Notebooks
import Testing

@Suite struct ReferenceTests {
  private func reference(_ text: String) throws -> Reference {
    try #require(
      try parsed(body: "```yaml stage=fits\nrun: x\nfor each: { seed: 1...3, k: [a, b] }\n```\n{{ \(text) }}\n")
        .references.first)
  }

  @Test func itIsWrittenInOneWay() throws {
    #expect(try reference("fits[seed=3,k=a].log.bic | fixed(2)").description == "fits[seed=3, k=a].log.bic")
    #expect(try reference("fits.bic | mean | fixed(2)").description == "fits.bic | mean")
    #expect(try reference("fits.bic | mean | fixed(2)").format == .fixed(2))
  }

  @Test func aSourceMayPickMembers() throws {
    let notebook = try parsed(
      body:
        "```yaml stage=fits\nrun: x\nfor each: { seed: 1...3 }\n```\n```yaml stage=all\nrun: y\nfrom: [fits, 'fits[seed=2]']\n```\n"
    )
    let upstream = try #require(notebook.stages.last).upstream
    #expect(upstream.map(\.stage.text) == ["fits", "fits"])
    #expect(upstream.map { $0.selection.map(\.value) } == [[], ["2"]])
    #expect(
      complaints(body: "```yaml stage=a\nrun: y\nfrom: 'b c'\n```\n")
        == ["6:7: 'b c' is no stage; write 'fits', or 'fits[seed=1]' for one of its members"])
  }
}
