import Notebooks
import Testing

@Suite struct StepSummaryTests {
  @Test func aSummaryShowsFiguresByNameOnly() {
    let summary = renderSummary([smallReport])
    #expect(!summary.contains("<picture>"))
    #expect(!summary.contains("../../Pipelines"))
    #expect(summary.contains("**Figure 1.** The 2 fits. *(figure `latents` of the report)*"))
    #expect(summary.hasPrefix("## Mixtures on the pinwheel\n"))
    #expect(!summary.contains("left out") && !summary.contains("](#"))
  }

  @Test func aLongSummaryIsCutAtTheBordersOfSections() {
    var long = smallReport
    long.name = "long"
    long.body = (1...40).map { _ in .prose([.text("Start." + String(repeating: "é", count: 40_000) + "End.")]) }
    var last = smallReport
    last.name = "last"
    let summary = renderSummary([long, last])
    #expect(summary.utf8.count <= 900 * 1024)
    #expect(summary.utf8.count > 800 * 1024)
    #expect(summary.components(of: "Start.") == summary.components(of: "End."))
    #expect(summary.contains("Notebook `last`, profile `quick`:"))
    #expect(summary.contains("sections were left out for their length: prose of long, prose of long,"))
  }

  @Test(arguments: [0, 100, 4096, 8192])
  func noBudgetIsExceededButByTheNote(budget: Int) {
    #expect(renderSummary([smallReport], budget: budget).utf8.count <= max(budget, 2048))
  }

  @Test func tenThousandStagesFit() {
    var report = smallReport
    report.stages = (1...10_000).map { number in
      StageResult(
        name: "stage-\(number)", kind: "work", members: [StageResult.Member(key: "0123456789abcdef")],
        parameters: [StageResult.Parameter(name: "seed", value: "\(number)")])
    }
    report.body = report.stages.map { .stage($0.name) }
    let summary = renderSummary([report])
    #expect(summary.utf8.count <= 900 * 1024)
    #expect(summary.contains(": 10000 stages done."))
  }
}
