import Notebooks
import Parameters
import Testing

@Suite struct NotebookErrorsTests {
  @Test func theFrontMatterMustBeThereAndClosed() {
    #expect(complaints("# A title\n") == ["1:1: a notebook begins with a line '---', then 'title: …', then '---'"])
    #expect(complaints("") == ["1:1: a notebook begins with a line '---', then 'title: …', then '---'"])
    #expect(complaints("---\ntitle: A\n") == ["1:1: the front matter is never closed with a line '---'"])
  }

  @Test(arguments: [
    ("question: Why?", "1:1: the front matter needs 'title'"),
    ("", "1:1: the front matter needs 'title'"),
    ("- title", "2:1: the front matter must be a map of names and values"),
    (
      "title: A\nquestoin: Why?",
      "3:1: the front matter has no 'questoin'; did you mean 'question'?; it takes 'title', 'question', 'answer', 'picture', 'profiles', 'headline'"
    ),
    ("title: [A]", "2:8: 'title' must be a text, not a list"),
    ("title: ' '", "2:8: 'title' is empty"),
    ("title: A\ntitle: B", "3:1: 'title' stands here twice; the first is in line 2"),
    (
      "title: A\nprofiles: quick", "3:11: 'profiles' must be a map, such as { quick: { fits.epochs: 40 } }, not 'quick'"
    ),
    ("title: A\nprofiles: { quick: 3 }", "3:20: 'quick' must be a map, such as { fits.epochs: 40 }, not '3'"),
    (
      "title: A\nprofiles: { Quick: { a.b: 1 } }",
      "3:13: 'Quick' is no name; a name is lower-case words of letters and digits, joined by hyphens"
    ),
    (
      "title: A\nprofiles: { standard: { a.b: 1 } }",
      "3:13: 'standard' is the notebook as it is written; edit the blocks, or name another profile"
    ),
    (
      "title: A\nprofiles: { quick: { epochs: 1 } }",
      "3:22: 'epochs' names no parameter of a stage; write 'STAGE.PARAMETER'"
    ),
    (
      "title: A\nprofiles: { quick: { wrok.epochs: 1 } }",
      "3:22: no stage or figure is called 'wrok'; did you mean 'work'?; there are 'work'"
    ),
    (
      "title: A\nprofiles: { quick: { work.run: 1 } }",
      "3:27: 'run' is no parameter and cannot be overridden; edit the block"
    ),
    ("title: A\nheadline: 3", "3:11: 'headline' must be a list of maps, '- what: …', not '3'"),
    ("title: A\nheadline:\n  - { value: work.a, paper: 1 }", "4:5: a row of 'headline' needs 'what'"),
    (
      "title: A\nheadline:\n  - { what: x, value: work.a, paper: 1, source: s, nota: n }",
      "4:52: a row of 'headline' has no 'nota'; did you mean 'note'?; it takes 'what', 'value', 'format', 'interval', 'chance', 'paper', 'source', 'note'"
    ),
    (
      "title: A\nheadline:\n  - { what: x, value: wok.a, paper: 1, source: s }",
      "4:23: no stage is called 'wok'; did you mean 'work'?; there are 'work'"
    ),
    (
      "title: A\nheadline:\n  - { what: x, value: work.a | fixed(1), format: fixed(2), paper: 1, source: s }",
      "4:50: a second format; one is enough"
    ),
    (
      "title: A\nheadline:\n  - { what: x, value: work.a, format: fixd(2), paper: 1, source: s }",
      "4:39: no filter is called 'fixd'; did you mean 'fixed'?; the filters are 'mean', 'sd', 'min', 'max', 'count', 'list', 'fixed', 'significant', 'percent', 'integer', 'thousands', 'interval'"
    ),
  ])
  func theFrontMatterIsReadStrictly(front: String, complaint: String) {
    #expect(complaints("---\n" + front + "\n---\n```yaml stage=work\nrun: work\n```\n") == [complaint])
  }

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
    ("  ```yaml stage=fits\n  ```", "4:3: stage 'fits' is empty"),
    ("text\n\n```yaml stage=fits\nrun: x\n", "6:1: a fence that is never closed with '```'"),
    ("~~~swift\n```", "4:1: a fence that is never closed with '~~~'"),
    ("<!-- a\n{{ b }}", "4:1: '<!--' is never closed with '-->'"),
    ("a <!-- b", "4:3: '<!--' is never closed with '-->'"),
    ("```yaml stage=a\nrun: x\n```\n```yaml stage=a\nrun: x\n```", "7:15: 'a' is taken by the block of line 4"),
    ("```yaml stage=fits\n```", "4:1: stage 'fits' is empty"),
    ("```yaml stage=fits\n- a\n```", "5:1: stage 'fits' must be a map of names and values, not a list"),
    ("```yaml claims\n```", "4:1: a block of claims without a claim"),
    ("```yaml claims\na: 1\n```", "5:1: claims are a list, a line each: '- fits.bic >= 0.95'; not a map"),
  ])
  func blocksAreReadStrictly(body: String, complaint: String) {
    #expect(complaints(body: body) == [complaint])
  }

  @Test(arguments: [
    ("form: x\nfrom: nothing", "7:7: no stage is called 'nothing'; there are 'work'"),
    ("from: []", "6:7: 'from' is an empty list; leave it out"),
    ("from: { a: 1 }", "6:7: 'from' must be a name or a list of names, not a map"),
    ("for-each: { seed: 1...5 }", "6:1: 'for-each' is no parameter; did you mean 'for each'?"),
    ("for each: 1...5", "6:11: 'for each' must be a map, such as { seed: 1...5 }, not '1...5'"),
    ("for each: { seed: 5...1 }", "6:19: the range 5...1 is empty; its ends are the wrong way round"),
    ("for each: { seed: 1...x }", "6:19: '1...x' is no range; a range is two whole numbers, such as 1...5"),
    ("for each: { seed: 1...9999999 }", "6:19: the range 1...9999999 holds more than 100000 values"),
    ("for each: { seed: [1...3, 2] }", "6:27: 'seed' takes the value 2 twice"),
    ("for each: { seed: [] }", "6:19: 'seed' has no values; write one"),
    ("for each: { seed: { a: 1 } }", "6:19: 'seed' must be a list or a range, such as 1...5, not a map"),
    ("seed: 3\nfor each: { seed: 1...5 }", "6:1: 'seed' is given here and in 'for each'; once is enough"),
    ("per: seed", "6:6: 'seed' is not swept; nothing before this is swept"),
    (
      "resources: { memory: 1 GX }",
      "6:22: 'memory' must be like '1 GB', not '1 GX'; the units are 'B', 'kB', 'KiB', 'MB', 'MiB', 'GB', 'GiB', 'TB', 'TiB'"
    ),
    (
      "resources: { memry: 1 GB }",
      "6:14: 'resources' has no 'memry'; did you mean 'memory'?; it takes 'memory', 'time', 'cpus', 'partition'"
    ),
    ("resources: { cpus: 1.5 }", "6:20: 'cpus' must be like '2', not '1.5'"),
    ("resources: 3", "6:12: 'resources' must be a map of names and values, not '3'"),
    ("from: work", "6:7: stage 'work' needs itself: 'work' (line 4) reads 'work'; take one 'from' out"),
  ])
  func stagesAreReadStrictly(stage: String, complaint: String) {
    #expect(complaints(stage: stage) == [complaint])
  }

  @Test func aStageNeedsAKind() {
    #expect(complaints(body: "```yaml stage=work\nseed: 1\n```") == ["4:1: stage 'work' needs 'run'"])
  }

  @Test func stagesThatNeedEachOtherAreNamedWithTheirLines() {
    let body = "```yaml stage=a\nrun: x\nfrom: b\n```\n```yaml stage=b\nrun: x\nfrom: a\n```\n"
    #expect(
      complaints(body: body) == [
        "10:7: stage 'a' needs itself: 'a' (line 4) reads 'b' (line 8) reads 'a'; take one 'from' out"
      ])
  }

  @Test func aFigureNeedsWhatItShowsAndWhatItSays() {
    #expect(
      complaints(body: "```yaml figure=f\nsize: 3\n```") == ["4:1: figure 'f' needs 'draw'"])
    #expect(
      complaints(body: "```yaml stage=s\nrun: x\n```\n```yaml figure=f\ndraw: d\nfrom: s\ncaption: c\n```") == [
        "7:1: figure 'f' needs 'alt'"
      ])
  }

  @Test(arguments: [
    ("columns: [A]\nrows: [[1, 2]]\ncaption: c", "11:8: a row of 2 cells under 1 column"),
    (
      "columns: [A]\nrows:\n  - [{{ work.a }}]\ncaption: c",
      "12:7: a name must be a word; a text that begins with '{' or '[' must be in quotes"
    ),
    ("from: work\ncolumns: []\ncaption: c", "11:10: 'columns' is empty"),
    ("from: work\ncolumns: [{ value: a }]\ncaption: c", "11:11: a column needs 'header'"),
    (
      "from: work\ncolumns: [{ value: a, header: A, align: middle }]\ncaption: c",
      "11:41: 'align' cannot be 'middle'; it is one of 'left', 'right', 'center'"
    ),
    (
      "from: work\ncolumns: [{ value: a, headr: A, header: A }]\ncaption: c",
      "11:23: a column has no 'headr'; did you mean 'header'?; it takes 'value', 'format', 'header', 'align'"
    ),
    (
      "from: work\ncolumns: [{ value: a, header: A }]\nsort: -b\ncaption: c",
      "12:7: there is no column of 'b' to sort by; did you mean 'a'?; there are 'a'"
    ),
    (
      "from: [work, more]\ncolumns: [{ value: wrk.a, header: A }]\ncaption: c",
      "11:20: 'wrk' is none of the stages of this table; did you mean 'work'?; write 'STAGE.wrk.a'"
    ),
    ("from: work\ncolumns: [{ value: a, header: A }]", "9:1: table 't' needs 'caption'"),
    (
      "from: work\ncolumns: [{ value: a, header: A }]\nper: sed\ncaption: c",
      "12:6: 'sed' is not swept; did you mean 'seed'?; swept are 'seed'"
    ),
  ])
  func tablesAreReadStrictly(table: String, complaint: String) {
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
}
