import Foundation
import Notebooks
import Testing

/// Places that others link to.
@Suite struct AnchorTests {
  private func places(_ text: String, _ pattern: Regex<(Substring, Substring)>) -> Set<String> {
    Set(text.matches(of: pattern).map { String($0.1) })
  }

  /// Every link within a report leads to a mark in it, or to a heading, whose name GitHub makes.
  @Test(arguments: [true, false]) func everyLinkLeadsSomewhere(isPage: Bool) {
    let text = isPage ? renderForPage(smallReport) : render(smallReport)
    let targets = places(text, isPage ? /href="#([^"]+)"/ : /\]\(#([^)]+)\)/).union(places(text, /\]\(#([^)]+)\)/))
    let marks = places(text, /id="([^"]+)"/)
    let headings = places(text, /(?m)^#+ (?:<a[^>]*><\/a>)?(.+)$/).map { heading in
      heading.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }.replacing(" ", with: "-")
    }
    #expect(targets.count >= 8)
    #expect(targets.subtracting(marks).subtracting(headings).isEmpty, "\(targets.subtracting(marks))")
  }

  @Test func noTwoMarksAreOne() {
    let text = render(smallReport)
    let marks = text.matches(of: /id="([^"]+)"/).map { String($0.1) }
    #expect(Set(marks).count == marks.count)
  }

  /// A stage, a figure and a table of one name would have marks of their own.
  @Test func marksTellKindsApart() {
    let text = render(smallReport)
    for mark in ["figure-latents", "table-members", "stage-fits", "stage-latents", "the-claims", "the-numbers"] {
      #expect(text.contains("id=\"\(mark)\""), "\(mark)")
    }
  }

  /// On a page a value looks like the text around it; in a summary, which has no appendix, it is no link.
  @Test func aValueIsALinkWhereThereIsWhatItLeadsTo() {
    #expect(render(smallReport).contains("They *do*: [0.97](#stage-fits)."))
    #expect(renderForPage(smallReport).contains("<a class=\"value\" href=\"#stage-fits\">0.97</a>"))
    #expect(renderForPage(smallReport).contains("<a class=\"source\" href=\"#stage-latents\">source</a>"))
    #expect(!renderSummary([smallReport]).contains("#stage-"))
  }
}
