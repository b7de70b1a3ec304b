import Foundation
import Pages
import Testing

/// A figure for light and for dark stands in a page once.
@Suite struct ThemedPictureTests {
  private func figure(_ page: Page) throws -> Substring {
    try #require(page.html().firstMatch(of: /<figure[\s\S]*?<\/figure>/)).output
  }

  @Test func coloursThatDifferAreGivenByClasses() throws {
    let figure = try figure(samplePage())
    #expect(!figure.contains("<source"))
    #expect(figure.contains("width=\"300\" height=\"200\""))
    #expect(figure.contains("@media (prefers-color-scheme:dark){.d0{fill:%230d1117}"))
    #expect(figure.contains("class='gridline d1'"))
    #expect(figure.contains("class='ink'"))
    #expect(figure.contains("100 %25 &amp;amp; more"))
  }

  @Test func picturesThatDifferInMoreAreBothThere() throws {
    var page = samplePage()
    let dark = String(decoding: page.files["one-dark.svg"] ?? [], as: UTF8.self)
    page.files["one-dark.svg"] = Array(dark.replacing("M0,0", with: "M1,1").utf8)
    let figure = try figure(page)
    #expect(figure.contains("srcset=\"data:image/svg+xml;base64,"))
    #expect(figure.contains("src=\"data:image/svg+xml,"))
  }

  @Test(arguments: ["", "<svg>", "<svg", "<svg a=b>", "<svg a='b>", "<svg 'a'='b'></svg><", "no picture"])
  func whatIsNoPictureIsNoTrap(text: String) {
    var page = samplePage()
    page.files["one-light.svg"] = Array(text.utf8)
    #expect(page.html().contains("Figure 1."))
    page.files["one-dark.svg"] = Array((text + " ").utf8)
    #expect(page.html().contains("Figure 1."))
  }
}
