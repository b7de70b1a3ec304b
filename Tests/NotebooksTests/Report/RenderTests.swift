import Notebooks
import Testing

@Suite struct RenderTests {
  @Test func aReportHasItsPartsInOrder() {
    #expect(render(smallReport) == smallReportMarkdown)
  }

  @Test func theSameReportGivesTheSameBytes() {
    #expect(render(smallReport) == render(smallReport))
  }
}

extension String {
  /// How often a text occurs.
  func components(of text: String) -> Int { ranges(of: text).count }
}
