import Notebooks
import Parameters
import Testing

@Suite struct SourceTextTests {
  @Test func theFrontMatterMustBeThereAndClosed() {
    #expect(complaints("# A title\n") == ["1:1: a notebook begins with a line '---', then 'title: …', then '---'"])
    #expect(complaints("") == ["1:1: a notebook begins with a line '---', then 'title: …', then '---'"])
    #expect(complaints("---\ntitle: A\n") == ["1:1: the front matter is never closed with a line '---'"])
  }

  @Test func windowsLineEndsAndAByteOrderMarkChangeNothing() throws {
    let twin = try parsed("\u{FEFF}" + exampleText.replacing("\n", with: "\r\n"))
    let plain = try parsed(exampleText)
    #expect(twin == plain)
  }

  @Test func theLineEndsOfOldMacsCountToo() throws {
    let (old, plain) = (try parsed(exampleText.replacing("\n", with: "\r")), try parsed(exampleText))
    #expect(old == plain)
  }

  @Test func aByteOrderMarkWithinTheTextIsText() throws {
    guard case .prose(let text) = try parsed(body: "a\u{FEFF}b\n").body[0] else { throw Missing() }
    #expect(text.pieces == [.text("a\u{FEFF}b\n")])
  }

  private struct Missing: Error {}
}
