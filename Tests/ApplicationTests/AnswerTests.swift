import Application
import Parameters
import Testing

@Suite struct AnswerTests {
  @Test(arguments: [
    (0, "0.0 s"), (0.04, "0.0 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.4, "59 s"), (59.6, "1 min"), (60, "1 min"),
    (200, "3 min 20 s"), (3599.6, "1 h"), (7500, "2 h 5 min"), (86_400, "24 h"), (1e300, "for ever"),
    (.infinity, "for ever"), (.nan, "for ever"),
  ])
  func timesAreWrittenAsAPersonSaysThem(seconds: Double, words: String) {
    #expect(duration(seconds) == words)
  }

  @Test func aMistakeOfTheUserIsToldApart() {
    let place = SourceLocation(file: "a.md", line: 1, column: 1)
    #expect(isUsersMistake(UsageError("no such notebook")))
    #expect(isUsersMistake(NotebookError("no such kind", at: place)))
    #expect(!isUsersMistake(CancellationError()))
  }
}
