import Notebooks
import TestSupport
import Testing

@Suite struct LinkTargetsTests {
  private func targets(_ text: String) -> [String] {
    let characters = Array(text)
    return LinkTargets(in: text).ranges.map { String(characters[$0]) }
  }

  @Test(arguments: [
    ("[a](b.md)", ["b.md"]), ("![a](b/c.png \"title\")", ["b/c.png"]), ("[a](<b c.md>)", ["b c.md"]),
    ("[a](b(1).md) [c](d)", ["b(1).md", "d"]), ("[a]: b.md\n[^1]: note", ["b.md"]),
    ("<img alt=\"x\" src='p.png'><a href=\"q\">r</a>", ["p.png", "q"]),
    ("<picture><source srcset=\"d.svg\"></picture>", ["d.svg"]), ("`[a](b)` ``[c](d)` e``", []),
    ("```\n[a](b)\n```\n[c](d)", ["d"]), ("~~~sh\n[a](b)\n~~~\n", []), ("<!-- [a](b) --> [c](d)", ["d"]),
    ("\\[a](b)", ["b"]), ("[[x](y)](z)", ["y", "z"]), ("a < b [c](d", ["d"]), ("[a]()", []), ("", []), ("](", []),
    ("<", []),
    ("[a]:", []), ("```", []), ("[a](<", []), ("<a href=\"b", []),
  ])
  func linksAndPicturesAreFoundWhereAReaderSeesThem(text: String, found: [String]) { #expect(targets(text) == found) }

  @Test func onlyTargetsAreRewritten() {
    let text = "See [a](b.md#c), `[x](y)` and ![d](https://e/f.png).\n\n<img src=\"g.png\">\n"
    let moved = LinkTargets.rewriting(text) { LinkTargets.relativePath($0) == nil ? nil : "../" + $0 }
    #expect(moved == "See [a](../b.md#c), `[x](y)` and ![d](https://e/f.png).\n\n<img src=\"../g.png\">\n")
    #expect(LinkTargets.rewriting(text) { _ in nil } == text)
  }

  @Test(arguments: [
    ("a/b.png", "a/b.png"), ("a%20b.md#c", "a b.md"), ("../x?y", "../x"), ("#c", nil), ("https://a", nil),
    ("mailto:a@b", nil), ("/root", nil), ("//host/a", nil), ("", nil), ("data:image/png;base64,AA", nil),
  ])
  func aRelativePathIsToldFromAnAddress(target: String, path: String?) {
    #expect(LinkTargets.relativePath(target) == path)
  }

  @Test func noTextStopsIt() {
    var mutator = Mutator(
      [Array("[a](b) `c` <img src='d'> <!-- e --> \n```\nf\n```\n[g]: h\n".utf8)],
      words: ["](", "<a href=", "```", "\\"],
      seed: 9)
    for _ in 0..<Mutator.cases(400) {
      let text = String(decoding: mutator.next(), as: UTF8.self)
      #expect(LinkTargets.rewriting(text) { _ in nil } == text)
    }
  }

  /// A reader that looks for each end anew would take hours.
  @Test(.timeLimit(.minutes(1)), arguments: ["<a ", "[a](b ", "<!-", "](", "[a]: b\n"])
  func longTextsOfNothingButBeginningsAreReadInTime(piece: String) {
    let targets = LinkTargets(in: String(repeating: piece, count: 100_000)).ranges
    #expect(targets.isEmpty != (piece.contains("](b") || piece.contains("]:") || piece == "]("))
  }

  @Test func aTagAfterWhichNoneEndsIsText() {
    let text = "<a href=\"x\"> <b href=\"y\""
    #expect(LinkTargets(in: text).ranges.count == 1)
  }
}
