import Application
import Foundation
import Testing
import Workflow

/// What of a run is on the screen, by the bytes that are written to standard error.
@Suite struct RunDisplayTests {
  private func words(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }

  @Test func liveLinesAreDrawnOverEachOtherAndTakenAway() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      let (b, a) = (StageID(notebook: "n", stage: "b"), StageID(notebook: "n", stage: "a"))
      let display = RunDisplay(style: .live, total: 2, work: 0, jobs: 1)
      display.show(.started(b, estimate: nil))
      display.show(.started(a, estimate: nil))
      display.show(.finished(b, cached: false, seconds: 3))
      display.finish()
      display.finish()
    }
    func up(_ lines: Int) -> String { "\r\u{1B}[\(lines)A\u{1B}[J" }
    let steps = [
      "  n/b\n  0 of 2 stages done\n",
      up(2) + "  n/a\n  n/b\n  0 of 2 stages done\n",
      up(3) + "n/b ran in 3.0 s\n  n/a\n  1 of 2 stages done\n",
      up(2),
    ]
    #expect(words(result) == steps.joined())
  }

  /// 16 290 s of work, of which 5430 s are running, on two: 2 h 15 min 45 s.
  @Test func theTimeLeftIsThatOfWhatRunsAndOfWhatIsAheadSharedOut() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      let display = RunDisplay(style: .live, total: 3, work: 16290, jobs: 2)
      display.show(.started(StageID(notebook: "n", stage: "a"), estimate: 5430))
      // No number of jobs is none, and more done than was planned leaves nothing.
      let other = RunDisplay(style: .live, total: 1, work: -5, jobs: 0)
      other.show(.notice("x"))
    }
    #expect(
      words(result)
        == "  n/a, 1 h 30 min left\n  0 of 3 stages done, about 2 h 15 min left\nx\n  0 of 1 stages done\n")
  }

  @Test func aShareOfAnySizeIsShown() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      let id = StageID(notebook: "n", stage: "a")
      let display = RunDisplay(style: .live, total: 1, work: 0, jobs: 1)
      display.show(.progress(id, fraction: 1, note: "not begun"))
      display.show(.started(id, estimate: .infinity))
      for (number, fraction) in [0.01, 7, -.infinity, .nan, .infinity].enumerated() {
        display.show(.progress(id, fraction: fraction, note: "step \(number)"))
        display.show(.notice("after \(number)"))
      }
    }
    let text = words(result)
    for (number, share) in [" 1%", " 100%", "", "", " 100%"].enumerated() {
      let drawn = text.split(separator: "after \(number)\n").last?.split(separator: "\n").first ?? ""
      #expect(drawn.hasPrefix("  n/a\(share)") && drawn.contains("%") == !share.isEmpty, "\(number): \(drawn)")
      #expect(drawn.hasSuffix("  step \(number)"))
    }
    #expect(!text.contains("not begun"))
  }

  @Test func aLineIsNotWiderThanATerminal() async throws {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      let id = StageID(notebook: "n", stage: "a")
      let display = RunDisplay(style: .live, total: 1, work: 0, jobs: 1)
      display.show(.started(id, estimate: nil))
      display.show(.progress(id, fraction: 0, note: String(repeating: "long ", count: 60)))
      display.show(.notice("drawn again"))
    }
    // Where standard error is no terminal, of 100 columns; the last stays free.
    let line = try #require(words(result).split(separator: "\n").first { $0.contains("long") })
    #expect(line.count == 99)
  }

  @Test func aQuietRunTellsOfFailuresOnly() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      let id = StageID(notebook: "n", stage: "a")
      let display = RunDisplay(style: .quiet, total: 4, work: 9, jobs: 1)
      let events: [RunEvent] = [
        .started(id, estimate: 1), .notice("words"), .finished(id, cached: false, seconds: 1),
        .damaged(id, what: "half a file"), .failed(id, message: "no", logTail: []), .skipped(id, because: id),
        .differed(id, files: ["x"]),
      ]
      for event in events { display.show(event) }
      display.finish()
    }
    #expect(
      words(result) == """
        n/a: half a file; it is made again
        n/a failed: no
        n/a put out another x than before with the same key

        """)
  }

  @Test func plainLinesCountWhatWasThereAlready() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      let display = RunDisplay(style: .plain, total: 3, work: 0, jobs: 1)
      for name in ["a", "b"] {
        display.show(.finished(StageID(notebook: "n", stage: name), cached: true, seconds: 9))
      }
      display.show(.finished(StageID(notebook: "n", stage: "c"), cached: false, seconds: 9))
    }
    #expect(words(result) == "[3/3] n/c ran in 9.0 s\n")
  }
}
