import Notebooks
import Parameters
import Testing

@Suite struct NotebookProfilesTests {
  private let notebook: Notebook

  init() throws { notebook = try parsed(exampleText) }

  private func stage(_ name: String, of notebook: Notebook) throws -> StageBlock {
    try #require(notebook.stages.first { $0.name == name })
  }

  private func complaints(profile: String, sets: [Override] = []) -> [String] {
    do throws(NotebookErrors) {
      _ = try notebook.applying(profile: profile, sets: sets)
      return []
    } catch {
      return error.errors.map(\.description)
    }
  }

  @Test func theStandardProfileIsTheNotebookAsWritten() throws {
    #expect(try notebook.applying(profile: "standard") == notebook)
  }

  @Test func claimsCanBeMadeOfSomeProfilesOnly() throws {
    func text(_ header: String) -> String {
      """
      ---
      title: A test
      profiles: { quick: { one.x: 1 }, paper: { one.x: 2 } }
      ---
      ```yaml stage=one
      run: a
      ```
      ```yaml claims
      - one.y >= 1
      ```
      ```yaml \(header)
      - one.y >= 2
      ```
      """
    }
    let notebook = try parsed(text("claims=standard,paper"))
    #expect(notebook.claims.map(\.text) == ["one.y >= 1", "one.y >= 2"])
    #expect(try notebook.applying(profile: "paper").claims.count == 2)
    #expect(try notebook.applying(profile: "quick").claims.map(\.text) == ["one.y >= 1"])
    #expect(
      NotebooksTests.complaints(text("claims=standard,papr"))
        == ["11:25: there is no profile 'papr'; did you mean 'paper'?; there are 'standard', 'quick', 'paper'"])
  }

  @Test func aProfileReplacesValuesAndSaysWhere() throws {
    let paper = try notebook.applying(profile: "paper")
    #expect(paper.profile == "paper")
    let entry = try #require(try stage("points", of: paper).parameters.first { $0.name == "points-per-arm" })
    #expect(entry.value.written == "3000")
    #expect(entry.value.location == SourceLocation(file: testFile, line: 6, column: 54))
    #expect(try stage("fits", of: paper).sweep[1].values.count == 20)
    #expect(try stage("fits", of: paper).parameters == stage("fits", of: notebook).parameters)
  }

  @Test func aParameterLeftAtItsDefaultIsAdded() throws {
    let set = try Override(parsing: "test.points.noise=0.1", ordinal: 2)
    let points = try stage("points", of: notebook.applying(profile: "standard", sets: [set]))
    #expect(points.parameters.map(\.name) == ["arms", "points-per-arm", "seed", "noise"])
    #expect(points.parameters.last?.value.location == SourceLocation(file: "--set", line: 2, column: 19))
    #expect(points.parameters.last?.location == SourceLocation(file: "--set", line: 2, column: 13))
  }

  @Test func setsComeAfterTheProfileAndThoseOfOtherNotebooksAreIgnored() throws {
    let sets = [
      try Override(parsing: "test.fits.seed=7", ordinal: 1), try Override(parsing: "other.nothing.x=1", ordinal: 2),
      try Override(parsing: "test.latents.size=[1, 2]", ordinal: 3),
      try Override(parsing: "test.fits.covariances=full", ordinal: 4),
    ]
    let edited = try Notebook(parsing: exampleText.replacing(", seed=3]", with: "]"), file: testFile)
    let notebook = try edited.applying(profile: "quick", sets: sets)
    #expect(try stage("fits", of: notebook).sweep.map { $0.values.map(\.written) } == [["full"], ["7"]])
    #expect(notebook.figures[0].parameters.map(\.value.written) == ["[1, 2]"])
  }

  @Test func aMemberThatAProfileTakesAwayCannotBeReferredTo() {
    #expect(
      complaints(profile: "quick") == [
        "Pipelines/test.md:65:41: no member of 'fits' has the seed 3; there are 1, 2"
      ])
  }

  @Test func anUnknownProfileStageOrOwnKeyIsAnError() throws {
    #expect(
      complaints(profile: "papr") == [
        "Pipelines/test.md:1:1: there is no profile 'papr'; did you mean 'paper'?; there are 'standard', 'quick', 'paper'"
      ])
    let sets = [
      try Override(parsing: "test.fit.seed=7", ordinal: 1), try Override(parsing: "test.fits.from=points", ordinal: 2),
      try Override(parsing: "test.fits.seed=3...1", ordinal: 3),
    ]
    #expect(
      complaints(profile: "standard", sets: sets) == [
        "--set:1:6: no stage or figure is called 'fit'; did you mean 'fits'?; there are 'points', 'fits', 'stability', 'latents'",
        "--set:2:11: 'from' is no parameter and cannot be overridden; edit the block",
        "--set:3:16: the range 3...1 is empty; its ends are the wrong way round",
      ])
  }

  @Test(arguments: [
    ("fits.seed=3", "--set:1:1: 'fits.seed=3' should be like 'notebook.stage.parameter=value'"),
    ("test.fits.seed", "--set:1:1: 'test.fits.seed' should be like 'notebook.stage.parameter=value'"),
    ("test.fits.seed=", "--set:1:16: 'test.fits.seed=' has no value"),
    (
      "test.fits.flag=no",
      "--set:1:16: 'no' is a truth value to some YAML readers; write false, or the word in quotes: '\"no\"'"
    ),
  ])
  func aSetIsReadStrictly(argument: String, complaint: String) {
    #expect {
      try Override(parsing: argument, ordinal: 1)
    } throws: {
      "\($0)" == complaint
    }
  }
}
