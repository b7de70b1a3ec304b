import Notebooks
import Parameters
import Testing

@Suite struct BlockHeaderTests {
  @Test(arguments: [
    (
      "```yaml stge=fits\n```",
      "4:9: no block is called 'stge'; did you mean 'stage'?; a block is 'stage=NAME', 'figure=NAME', 'table=NAME' or 'claims'"
    ),
    (
      "```yaml claim\n```",
      "4:9: no block is called 'claim'; did you mean 'claims'?; a block is 'stage=NAME', 'figure=NAME', 'table=NAME' or 'claims'"
    ),
    ("```yml stage=fits\n```", "4:4: a block begins with the word 'yaml', not 'yml'"),
    ("```yaml stage\n```", "4:9: a stage needs a name: 'stage=NAME'"),
    ("```yaml stage=\n```", "4:15: a stage needs a name: 'stage=NAME'"),
    (
      "```yaml stage=My_Fits\n```",
      "4:15: 'My_Fits' is no name; a name is lower-case words of letters and digits, joined by hyphens"
    ),
    ("```yaml figure=profile\n```", "4:16: 'profile' means the profile in references; choose another name"),
    ("```yaml stage=fits x\n```", "4:20: 'x' is left over after 'stage=fits'"),
    ("```yaml claims=mine\n```", "4:1: a block of claims without a claim"),
    ("```yaml claims=\n```", "4:16: write 'claims' alone, or 'claims=' with the profiles that they are made of"),
    ("```yaml claims=quick,,\n```", "4:16: write 'claims' alone, or 'claims=' with the profiles that they are made of"),
  ])
  func whatAFenceSaysIsReadStrictly(body: String, complaint: String) {
    #expect(complaints(body: body) == [complaint])
  }

  @Test func aNameMustFitIntoTheNameOfAFile() throws {
    func block(_ letters: Int) -> String {
      "```yaml stage=\(String(repeating: "a", count: letters))\nrun: x\n```\n"
    }
    #expect(try parsed(body: block(100)).stages[0].name.count == 100)
    #expect(
      complaints(body: block(101))
        == ["4:15: the name of a stage has at most 100 letters, not 101, since files are named after it"])
  }

  @Test(arguments: [
    "```swift\nx\n```", "```yaml\nx\n```", "```\nyaml stage=x\n```", "```yap stage\nx\n```", "```text claim\nx\n```",
  ])
  func otherFencesAreProse(body: String) throws {
    let notebook = try parsed(body: body + "\n")
    #expect(notebook.stages.isEmpty && notebook.claims.isEmpty)
  }

  @Test func placesCountWhatStandsBeforeTheFence() {
    #expect(
      complaints(body: "- item\n\n  ```yaml stage=A\n  run: x\n  ```\n")
        == ["6:17: 'A' is no name; a name is lower-case words of letters and digits, joined by hyphens"])
  }
}
