import Foundation
import Pages
import Testing

/// Figures of a report on a page that holds them.
@Suite struct PictureBlockTests {
  private let light = sampleSVG(background: "#ffffff", ink: "rgb( 31,  35,  40)")
  private let dark = sampleSVG(background: "#0d1117", ink: "rgb(230, 237, 243)")

  private func page(
    src: String = "one-light.svg", srcset: String? = "one-dark.svg", alt: String = "A line.",
    files: [String: [UInt8]]
  ) -> String {
    let source = srcset.map { "    <source media=\"(prefers-color-scheme: dark)\" srcset=\"\($0)\">\n" } ?? ""
    var page = Page(
      title: "t",
      markdown:
        "<a id=\"figure-one\" href=\"one.png\">\n<picture>\n\(source)    <img alt=\"\(alt)\" src=\"\(src)\">\n</picture>\n</a>\n"
    )
    page.files = files
    return page.html()
  }

  @Test func aFigureHasItsAnchorAndOpensLarge() {
    let html = page(files: ["one-light.svg": light, "one-dark.svg": dark])
    #expect(html.contains("<figure id=\"figure-one\">") && html.contains("<a class=\"large\" href=\"#figure-one\""))
    #expect(html.contains("alt=\"A line.\" width=\"300\" height=\"200\""))
    #expect(!html.contains("one-light.svg") && !html.contains("one.png"))
  }

  @Test func onePictureServesBothWhereItIsTheSameOrTheOtherIsMissing() {
    for (srcset, files) in [
      ("one-dark.svg", ["one-light.svg": light, "one-dark.svg": light]), ("one-dark.svg", ["one-light.svg": light]),
      (nil, ["one-light.svg": light]),
    ] as [(String?, [String: [UInt8]])] {
      let html = page(srcset: srcset, files: files)
      #expect(html.contains("<img alt=\"A line.\"") && !html.contains("<picture>"))
    }
  }

  @Test func picturesThatCannotBeMadeOneStandBesideEachOther() {
    let other = Array("<?xml version=\"1.0\"?>\n<svg width=\"10\" height=\"20\"><circle r=\"3\"/></svg>".utf8)
    let html = page(files: ["one-light.svg": light, "one-dark.svg": other])
    #expect(
      html.contains("<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"data:image/svg+xml;base64,"))
    #expect(html.contains(Data(other).base64EncodedString()))
  }

  @Test func namesMayBeWrittenInHundredths() {
    let html = page(src: "a%20%26%20b.svg", srcset: nil, files: ["a & b.svg": light])
    #expect(html.contains("<figure id=\"figure-one\">"))
  }

  @Test func anAddressHoldsNothingThatWouldEndIt() throws {
    let hostile = Array("<?xml version=\"1.0\"?><svg width=\"1\" height=\"2\"><text>\"#%&\n\t'</text></svg>".utf8)
    let html = page(srcset: nil, files: ["one-light.svg": hostile])
    let address = try #require(html.firstMatch(of: /src="(data:image\/svg\+xml,[^"]*)"/)).output.1
    #expect(!address.contains("#") && !address.contains("\n") && !address.contains("\t"))
    // Read as a browser does, it is the file but for its blanks.
    let text = address.dropFirst("data:image/svg+xml,".count).replacing("&amp;", with: "&")
    let read = try #require(String(text).removingPercentEncoding)
    #expect(read == String(decoding: hostile, as: UTF8.self).replacing("\n", with: " ").replacing("\t", with: " "))
  }

  @Test func aFigureWithoutWordsIsCalledOne() {
    #expect(page(alt: "", files: ["one-light.svg": light]).contains("alt=\"the figure\""))
  }

  @Test func otherHTMLIsLeftAsItIs() {
    var page = Page(title: "t", markdown: "<div id=\"x\">\n<img src=\"one-light.svg\">\n</div>\n")
    page.files = ["one-light.svg": light]
    #expect(page.html().contains("<div id=\"x\">") && !page.html().contains("<figure id=\"x\">"))
  }
}
