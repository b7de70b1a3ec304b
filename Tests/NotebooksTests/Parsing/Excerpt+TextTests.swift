import Notebooks
import Testing

/// Where mistakes in texts are said to be, however a text is written.
@Suite struct ExcerptTextTests {
  private func complaint(caption: String) -> String {
    complaints(
      body:
        "```yaml stage=points\nrun: sample\n```\n```yaml figure=cloud\ndraw: scatter\nfrom: points\nalt: A.\ncaption: \(caption)\n```\n"
    ).joined(separator: "; ")
  }

  /// The caption is on line 11, its text from column 10 on.
  @Test(arguments: [
    ("A {{ nope.x }}.", "11:15: "), ("\"A {{ nope.x }}.\"", "11:16: "), ("'A {{ nope.x }}.'", "11:16: "),
    ("Ä {{ nope.x }}.", "11:15: "),
  ])
  func aMistakeIsAtItsOwnPlace(caption: String, place: String) {
    #expect(complaint(caption: caption).hasPrefix(place), "\(complaint(caption: caption))")
    #expect(complaint(caption: caption).contains("nope"))
  }

  /// Where the text stands otherwise than it is read, the beginning of the text must do.
  @Test(arguments: [">-\n  A\n  {{ nope.x }}.", "\"A \\u00e4 {{ nope.x }}.\"", "'It''s {{ nope.x }}.'"])
  func aMistakeInAFoldedTextIsAtTheText(caption: String) {
    let found = complaint(caption: caption)
    #expect(found.hasPrefix("11:10: ") || found.hasPrefix("12:3: "), "\(found)")
  }

  @Test func aTextOfSeveralLinesIsOneLine() throws {
    let notebook = try parsed(
      body:
        "```yaml stage=points\nrun: sample\n```\n```yaml figure=cloud\ndraw: scatter\nfrom: points\nalt: A.\ncaption: |\n  one\n  two {{ points.n }}\n```\n"
    )
    let captions = notebook.body.compactMap { part -> InlineText? in
      guard case .figure(let block) = part else { return nil }
      return block.caption
    }
    let texts = try #require(captions.first).pieces.compactMap { piece -> String? in
      guard case .text(let text) = piece else { return nil }
      return text
    }
    #expect(texts.first == "one two " && texts.allSatisfy { !$0.contains("\n") })
  }
}
