import Notebooks
import Parameters
import Testing

@Suite struct TextScannerInlineTests {
  private static let stages = "```yaml stage=fits\nrun: x\nfor each: { seed: 1...3 }\n```\n"

  @Test func codeCommentsAndForeignFencesAreLeftAlone() throws {
    let prose = """
      `{{ a }}` and ``{{ ` }}`` and \\{{ and \\`{{ fits.bic | mean }}\\`

      <!-- {{ b
      }} --> {{ fits.bic | max }}

      ~~~yaml
      {{ c }}
      ~~~
      An `unclosed {{ fits.bic | min }}

      A `new paragraph`.

      """
    let notebook = try parsed(body: Self.stages + prose)
    #expect(notebook.references.map(\.description) == ["fits.bic | mean", "fits.bic | min"])
  }

  @Test func aCommentInsideALineEndsThere() throws {
    let notebook = try parsed(body: Self.stages + "See <!-- {{ a\nb }} --> {{ fits.bic | max }} < 3 { 4\n")
    #expect(notebook.references.map(\.description) == ["fits.bic | max"])
  }

  @Test(arguments: [
    ("$\\frac{{P}_{2}}{{P}_{1}}$", []), ("$$\n{{a}}^{{b}}\n$$", []),
    ("costs $5 {{ fits.bic | max }}", ["fits.bic | max"]),
    ("$x = {{ fits.bic | max }}$", ["fits.bic | max"]), ("$a$ {{ fits.bic | min }} $b$", ["fits.bic | min"]),
  ])
  func bracesOfTeXAreNoReferencesUnlessTheyLookLikeSome(prose: String, found: [String]) throws {
    #expect(try parsed(body: Self.stages + prose + "\n").references.map(\.description) == found)
  }

  @Test func aBackslashKeepsBraces() throws {
    let notebook = try parsed(body: "\\{{ a }} \\\\ \\`\n")
    guard case .prose(let text) = notebook.body[0] else { throw Missing() }
    #expect(text.pieces == [.text("{{ a }} \\\\ \\`\n")])
  }

  private struct Missing: Error {}
}
