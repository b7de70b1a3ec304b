import Notebooks
import Testing

/// Pieces of texts, in each place where they may stand.
@Suite struct ResolvedPieceTests {
  private let pieces: [ResolvedPiece] = [
    .text("See *it* and [there](x.md): "), .value("*0.9* | <b>", stage: "fits"), .text(", "), .missing(stage: "points"),
    .text("."),
  ]

  /// In prose the notebook's Markdown stays and values are shown as they are.
  @Test func inProseTheTextIsMarkdown() {
    var report = smallReport
    report.body = [.prose(pieces)]
    let text = render(report)
    #expect(text.contains("See *it* and [there](x.md): "))
    #expect(text.contains("\\*0.9\\*") && !text.contains("<b>"))
    #expect(text.contains("*no value, since `points` is not done*."))
  }

  @Test func inACaptionLinksStayAndNothingElse() {
    var report = smallReport
    report.body = [
      .figure(FigureResult(name: "f", caption: pieces, alt: [], picture: .failed("x"), sources: []))
    ]
    let text = render(report)
    #expect(text.contains("See \\*it\\* and [there](x.md): "))
    #expect(text.contains("*no value, since `points` is not done*."))
  }

  /// What stands for a picture holds no Markdown at all.
  @Test func inTheWordsForAPictureThereIsNoMarkdown() {
    var report = smallReport
    report.body = [
      .figure(
        FigureResult(
          name: "f", caption: [], alt: pieces, picture: .files(light: "a", dark: "b", png: "c"), sources: []))
    ]
    let alt = "See *it* and [there](x.md): *0.9* | &lt;b&gt;, (no value, since points is not done)."
    #expect(render(report).contains("alt=\"\(alt)\""))
  }

  /// A claim's sentence stands in a cell, where a pipe would end it.
  @Test func inACellAPipeIsEscaped() {
    var report = smallReport
    report.claims[0].sentence = [.text("a | b "), .value("1 | 2", stage: nil)]
    #expect(render(report).contains("| ✅ holds | a \\| b 1 \\| 2<br>"))
  }
}
