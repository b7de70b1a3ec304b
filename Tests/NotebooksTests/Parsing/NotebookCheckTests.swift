import Notebooks
import Parameters
import Testing

@Suite struct NotebookCheckTests {
  @Test(arguments: [
    ("```yaml stage=a\nrun: x\n```\n```yaml stage=a\nrun: x\n```", "7:15: 'a' is taken by the block of line 4")
  ])
  func aNameStandsForOneBlock(body: String, complaint: String) {
    #expect(complaints(body: body) == [complaint])
  }

  @Test(arguments: [
    ("form: x\nfrom: nothing", "7:7: no stage is called 'nothing'; there are 'work'"),
    ("per: seed", "6:6: 'seed' is not swept; nothing before this is swept"),
  ])
  func whatAStageReadsMustBeThere(stage: String, complaint: String) {
    #expect(complaints(stage: stage) == [complaint])
  }

  @Test(arguments: [
    (
      "title: A\nprofiles: { quick: { wrok.epochs: 1 } }",
      "3:22: no stage or figure is called 'wrok'; did you mean 'work'?; there are 'work'"
    ),
    (
      "title: A\nprofiles: { quick: { work.run: 1 } }",
      "3:27: 'run' is no parameter and cannot be overridden; edit the block"
    ),
  ])
  func profilesOverrideWhatIsThere(front: String, complaint: String) {
    #expect(complaints("---\n" + front + "\n---\n```yaml stage=work\nrun: work\n```\n") == [complaint])
  }

  @Test(arguments: [
    (
      "from: work\ncolumns: [{ value: a, header: A }]\nper: sed\ncaption: c",
      "12:6: 'sed' is not swept; did you mean 'seed'?; swept are 'seed'"
    )
  ])
  func aTableIsPerWhatIsSwept(table: String, complaint: String) {
    let stages = "```yaml stage=work\nrun: x\nfor each: { seed: [1] }\n```\n"
    let more = table.contains("more") ? "```yaml stage=more\nrun: x\n```\n" : ""
    #expect(complaints(body: stages + "\n```yaml table=t\n" + table + "\n```\n" + more) == [complaint])
  }

  @Test func allErrorsOfANotebookAreToldInTheOrderOfTheFile() {
    let text = """
      ---
      title: A
      tilte: B
      ---
      {{ nothing }}
      ```yaml stage=a
      run: x
      from: b
      flag: no
      ```
      ```yaml claims
      - a.x >> 3
      ```
      """
    #expect(
      complaints(text) == [
        "3:1: the front matter has no 'tilte'; did you mean 'title'?; it takes 'title', 'question', 'answer', 'picture', 'profiles', 'headline'",
        "5:4: 'nothing' alone is no value; write 'nothing.NAME'",
        "9:7: 'no' is a truth value to some YAML readers; write false, or the word in quotes: '\"no\"'",
        "12:7: no comparison is called '>>'; it is one of '>=', '<=', '==', '>', '<', 'within'",
      ])
  }

  @Test func errorsAreWrittenWithFileLineAndColumn() {
    let error = NotebookErrors([
      NotebookError("late", at: SourceLocation(file: "b.md", line: 10, column: 1)),
      NotebookError("early", at: SourceLocation(file: "b.md", line: 9, column: 30)),
      NotebookError("again", at: SourceLocation(file: "b.md", line: 9, column: 30)),
    ])
    #expect(error.description == "b.md:9:30: early\nb.md:10:1: late")
  }

  @Test func aPictureThatIsNoFigureIsAnError() {
    #expect(
      complaints(smallNotebook(front: "picture: clout")).joined(separator: "\n").contains(
        "no figure is called 'clout'; did you mean 'cloud'?; there are 'cloud'"))
    #expect(
      complaints(smallNotebook(front: "answer: It is {{ point.n }}.")).joined(separator: "\n").contains(
        "no stage is called 'point'"))
  }
}
