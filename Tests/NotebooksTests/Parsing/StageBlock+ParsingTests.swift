import Notebooks
import Parameters
import Testing

@Suite struct StageBlockParsingTests {
  @Test(arguments: [
    ("  ```yaml stage=fits\n  ```", "4:3: stage 'fits' is empty"),
    ("```yaml stage=fits\n```", "4:1: stage 'fits' is empty"),
    ("```yaml stage=fits\n- a\n```", "5:1: stage 'fits' must be a map of names and values, not a list"),
  ])
  func aBlockIsAMap(body: String, complaint: String) {
    #expect(complaints(body: body) == [complaint])
  }

  @Test(arguments: [
    ("from: []", "6:7: 'from' is an empty list; leave it out"),
    ("from: { a: 1 }", "6:7: 'from' must be a name or a list of names, not a map"),
    ("for-each: { seed: 1...5 }", "6:1: 'for-each' is no parameter; did you mean 'for each'?"),
    ("seed: 3\nfor each: { seed: 1...5 }", "6:1: 'seed' is given here and in 'for each'; once is enough"),
  ])
  func stagesAreReadStrictly(stage: String, complaint: String) {
    #expect(complaints(stage: stage) == [complaint])
  }

  @Test func aStageNeedsAKind() {
    #expect(complaints(body: "```yaml stage=work\nseed: 1\n```") == ["4:1: stage 'work' needs 'run'"])
  }

  @Test func aStageHasItsKindInputsAndParametersAsWritten() throws {
    let fits = try #require(try parsed(exampleText).stages.first { $0.name == "fits" })
    #expect(fits.kind.text == "fit-mixture")
    #expect(fits.upstream.map(\.stage.text) == ["points"])
    #expect(fits.parameters.map(\.name) == ["components", "floor"])
    #expect(fits.parameters[1].value.content == .scalar("1e-6", quoted: false))
    #expect(fits.parameters[1].location == SourceLocation(file: testFile, line: 28, column: 1))
    #expect(fits.parameters[1].value.location == SourceLocation(file: testFile, line: 28, column: 8))
    #expect(fits.location == SourceLocation(file: testFile, line: 24, column: 1))
  }
}
