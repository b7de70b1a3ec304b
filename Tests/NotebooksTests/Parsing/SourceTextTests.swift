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
    #expect(twin == parsed(exampleText))
  }

  @Test func theLineEndsOfOldMacsCountToo() throws {
    #expect(try parsed(exampleText.replacing("\n", with: "\r")) == parsed(exampleText))
  }

  @Test func aByteOrderMarkWithinTheTextIsText() throws {
    let notebook = try parsed(body: "a\u{FEFF}b\n")
    #expect(notebook.body == (try parsed(body: "a\u{FEFF}b").body))
  }
}
