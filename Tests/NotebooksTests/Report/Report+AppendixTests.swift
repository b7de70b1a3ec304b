import Notebooks
import Testing

@Suite struct ReportAppendixTests {
  @Test func logsAreCutAndColoursDropped() {
    var report = smallReport
    let log = (1...100).map { "\u{1B}[31mline \($0)\u{1B}[0m" } + [String(repeating: "x", count: 600)]
    report.stages[0].members[0].outcome = .failed(error: "it broke", log: log)
    let text = render(report)
    #expect(!text.contains("\u{1B}"))
    #expect(text.components(of: "line 100\n") == 2)
    #expect(text.components(of: "line 62\n") == 1)
    #expect(text.components(of: "line 61\n") == 0)
    #expect(!text.contains(String(repeating: "x", count: 501)))
  }

  @Test func aLongSweepIsNotWrittenOut() {
    var report = smallReport
    report.stages[1].members = (1...10_000).map { StageResult.Member(label: "seed=\($0)", key: "0123456789abcdef") }
    report.body = [.stage("fits")]
    let text = render(report)
    #expect(text.contains("and 9980 more"))
    #expect(text.utf8.count < 5000)
  }

  @Test func aGraphThatIsTooLargeIsNotDrawn() {
    var report = smallReport
    let names = (0..<30).map { "s\($0)" }
    report.stages = names.indices.map {
      StageResult(name: names[$0], kind: "k", upstream: Array(names[..<$0]), members: [StageResult.Member(key: "")])
    }
    report.body = []
    let text = render(report)
    #expect(!text.contains("```mermaid"))
    #expect(text.contains("`pipeline graph` writes it"))
  }

  @Test func manyFailuresAreCounted() {
    var report = smallReport
    report.stages[1].members = (1...60).map {
      StageResult.Member(label: "seed=\($0)", key: "", outcome: .failed(error: "no \($0)", log: []))
    }
    let text = render(report)
    #expect(text.contains("`fits[seed=50]`: no 50"))
    #expect(!text.contains("`fits[seed=51]`: no 51"))
    #expect(text.contains("and 10 more"))
  }
}
