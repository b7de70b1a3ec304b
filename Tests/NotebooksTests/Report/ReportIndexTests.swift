import Notebooks
import Testing

@Suite struct ReportIndexTests {
  @Test func eachReportIsARow() {
    let index = renderIndex([IndexEntry(smallReport, link: "pinwheel/report.md")])
    #expect(
      index == """
        <!-- Made by `pipeline`; what is edited here is lost with the next run. -->

        # Reports

        | report | verdict | question | numbers beside the paper's |
        | --- | --- | --- | --- |
        | [Mixtures on the pinwheel](pinwheel/report.md) | ❌ 3 stages done · 1 of 2 claims hold | Do two runs agree? | mean MCC: **0.97** (paper: 1.0) |

        """)
  }

  @Test func withoutReportsThereIsNoTable() {
    #expect(renderIndex([]).hasSuffix("# Reports\n\nNo notebook has been run yet.\n"))
  }
}
