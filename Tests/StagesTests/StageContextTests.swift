import Parameters
import Stages
import Testing

/// What a stage hears where nobody listens.
@Suite struct StageContextTests {
  @Test func aSilentContextHasNoStateAndForgetsWhatIsSaved() throws {
    let context = StageContext.silent
    #expect(try context.checkpoint.load() == nil)
    try context.checkpoint.save([1, 2, 3])
    #expect(try context.checkpoint.load() == nil)
    context.log("words")
    context.progress(.nan, "more words")
  }

  @Test func aSilentContextHasNoFiles() throws {
    let place = SourceLocation(file: "a.md", line: 1, column: 1)
    let value = ParameterValue(.scalar("points.csv", quoted: false), at: place)
    var reader = ParameterReader(
      entries: [ParameterEntry(name: "file", at: place, value: value)], subject: "stage 'a'", at: place)
    let file = try reader.file("file")
    #expect(throws: ArtifactError("no file 'points.csv' here")) { try StageContext.silent.read(file) }
  }
}
