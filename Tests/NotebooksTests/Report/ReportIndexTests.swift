import Notebooks
import Testing

@Suite struct ReportIndexTests {
  @Test func eachReportIsARow() {
    let index = renderIndex([IndexEntry(smallReport, link: "pinwheel/report.md")])
    #expect(
      index == """
        <!-- Made by `pipeline`; what is edited here is lost with the next run. -->

        # Reports

        | report | verdict | question and answer | numbers beside the paper's |
        | --- | --- | --- | --- |
        | [Mixtures on the pinwheel](pinwheel/report.md) | ❌ 1 of 2 claims hold | *Do two runs agree?* They *do*: 0.97. | mean MCC: **0.97** (paper: 1.0) |

        """)
  }

  @Test func withoutReportsThereIsNoTable() {
    #expect(renderIndex([]).hasSuffix("# Reports\n\nNo notebook has been run yet.\n"))
  }
}
