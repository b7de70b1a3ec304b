import Foundation
import Pages
import Testing

@Suite struct PageTests {
  @Test func aPageNeedsNoOtherFile() {
    let html = samplePage().html()
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(html.contains("<title>A &lt;page&gt;</title>"))
    for address in html.matches(of: /(?:src|href|srcset)="([^"]*)"/).map(\.output.1) {
      #expect(address.hasPrefix("data:") || address.hasPrefix("#"), "\(address.prefix(60))")
    }
    #expect(!html.contains("url(http"))
  }

  @Test func theSamePageGivesTheSameBytes() {
    #expect(samplePage().html() == samplePage().html())
  }

  @Test func theContentsAreTheHeadingsOfTheSecondLevel() throws {
    let html = samplePage().html()
    let contents = try #require(html.firstMatch(of: /<nav[\s\S]*<\/nav>/)).output
    #expect(contents.contains("<a href=\"#the-story\">The story</a>"))
    // The text has a mark of this name already.
    #expect(contents.contains("<a href=\"#how-this-was-computed-1\">"))
    #expect(!contents.contains("fits"))
    #expect(html.contains("<h2 id=\"the-story\">"))
  }

  @Test func d3IsThereForLinkedPlotsOnly() {
    var page = samplePage()
    #expect(page.html().contains("d3.version") || page.html().contains("d3={version"))
    page.scatters = [:]
    let html = page.html()
    #expect(!html.contains("d3={version") && !html.contains("class=\"scatter\""))
    #expect(html.utf8.count < 60_000)
  }

  @Test func foreignTextCannotBreakOut() {
    var page = samplePage()
    page.scatters["figure-one"] = Array("{\"name\":\"</script><script>alert(1)\"}".utf8)
    page.attachments[0].text = "</code></pre><script>"
    let html = page.html()
    #expect(!html.contains("</script><script>alert"))
    #expect(html.contains("\\u003c/script>\\u003cscript>alert(1)"))
    #expect(html.contains("&lt;/code&gt;&lt;/pre&gt;&lt;script&gt;"))
  }

  @Test(arguments: ["> [!WARNING]\n> - one\n> - two\n", "> [!WARNING]\n> one and two\n"])
  func anAlertIsSaidInAWord(markdown: String) {
    let html = Page(title: "t", markdown: markdown).html()
    #expect(html.contains("<blockquote class=\"alert\">\n<p><strong>Warning</strong></p>"))
    #expect(!html.contains("[!WARNING]"))
    #expect(html.ranges(of: "<p>").count == html.ranges(of: "</p>").count)
  }

  @Test func whatOnlyLooksLikeAnAlertStays() {
    #expect(Page(title: "t", markdown: "> [!SHOUT] one\n").html().contains("[!SHOUT] one"))
    #expect(Page(title: "t", markdown: "    <blockquote>\n    <p>[!NOTE]\n").html().contains("[!NOTE]"))
  }

  @Test func aPictureThatIsMissingIsLeftAsItIs() {
    var page = samplePage()
    page.files = [:]
    #expect(page.html().contains("src=\"one-light.svg\""))
  }
}
