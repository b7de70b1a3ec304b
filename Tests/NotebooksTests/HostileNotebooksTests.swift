import Notebooks
import Parameters
import TestSupport
import Testing

private let plainText = """
  ---
  title: "A title: with a colon"
  ---
  <!-- a comment -->
  Prose with `code`, \\{{ braces }} and {{ fits[seed=1, k=a].bic | mean | fixed(2) }}.

  ~~~text
  {{ not ours }}
  ~~~

  ```yaml stage=fits
  run: fit
  for each: { seed: [1, 3...5], k: [a, "b"] }
  rate: [[1, 2], { a: -1e-3 }]
  ```

  ```yaml claims
  - fits.bic >= 0.95   # a comment
  - fits.accuracy within [0.9, 1]
  ```
  """

private let words = [
  "```yaml stage=a\n", "```yaml figure=a\n", "```yaml table=a\n", "```yaml claims\n", "```\n", "~~~\n", "---\n",
  "...\n",
  "<!--", "-->", "{{ a.b }}", "{{", "\\{{", "| mean", "| fixed(3)", "fixed(", "1...5", "1...9223372036854775807",
  "-9223372036854775808...0", "for each: ", "from: ", "per: ", "run: ", "- ", "? ", ": ", "&a ", "*a", "!!int ", "<<: ",
  "%YAML 1.2\n", "| \n", ">-\n  ", "'", "\"\\x41\\u0041\"", "no", "~", "within [1, 0]", "[seed=",
  "resources: { memory: 1e999 GB }",
  "cpus: 0.5", "a: a: a", "\u{85}", "\u{e000}", "\r",
]

/// Whether a notebook is read; that it is not is an error with a place, and no crash.
private func isRead(_ bytes: [UInt8]) -> Bool {
  guard let text = String(validating: bytes, as: UTF8.self) else { return false }
  do throws(NotebookErrors) {
    let notebook = try Notebook(parsing: text, file: testFile)
    _ = try? notebook.applying(profile: "quick", sets: [])
    return true
  } catch {
    #expect(error.errors.allSatisfy { $0.location.line >= 1 && $0.location.column >= 1 }, "\(error)")
    return false
  }
}

@Suite(.timeLimit(.minutes(10))) struct HostileNotebooksTests {
  @Test func noNotebookMakesTheReaderCrash() {
    let samples = [exampleText, plainText].map { Array($0.utf8) }
    var mutator = Mutator(samples, words: words, seed: 7)
    #expect(samples.allSatisfy(isRead))
    let read = (0..<Mutator.cases(300)).count { _ in isRead(mutator.next()) }
    #expect(read > 0, "every mutation breaks the notebook")
  }

  @Test func noSettingMakesTheReaderCrash() {
    let samples = ["a.fits.seed=1...5", "digits.fits.rates=[1, 2]", "a.b.c={ d: \"e\" }"].map { Array($0.utf8) }
    var mutator = Mutator(samples, words: words, seed: 8)
    let read = (0..<Mutator.cases(500)).count { number in
      (try? Override(parsing: String(decoding: mutator.next(), as: UTF8.self), ordinal: number)) != nil
    }
    #expect(read > 0)
  }

  /// What is deep, long or many takes no time that grows with its square, and no stack that grows with its depth.
  @Test(arguments: Burden.allCases)
  func aNotebookOfAnySizeIsRead(burden: Burden) {
    _ = isRead(Array("---\ntitle: A test\n---\n\(burden.prose)\n".utf8))
    _ = isRead(Array("---\ntitle: A test\n---\n```yaml stage=work\nrun: work\n\(burden.block)\n```\n".utf8))
  }

  @Test func whatIsTooLongIsNoNotebook() {
    let text = "---\ntitle: A test\n---\n" + String(repeating: "prose\n", count: 200_000)
    #expect(complaints(text) == ["1:1: a notebook has at most 1048576 bytes, not 1200022; put data into files"])
  }
}

/// What a reader could break down under.
enum Burden: CaseIterable {
  case depth, compactDepth, indentation, names, sameNames, text, key, ranges, openBraces, references, ticks, comments,
    fences
  case blocks, escapes, marks, lines

  /// It as the inside of a block.
  var block: String {
    switch self {
    case .depth: String(repeating: "[", count: 100_000)
    case .compactDepth: String(repeating: "- ", count: 50_000) + String(repeating: "? ", count: 50_000)
    case .indentation: (0..<1000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
    case .names: (0..<20_000).map { "name-\($0): 1" }.joined(separator: "\n")
    case .sameNames: String(repeating: "same: 1\n", count: 3000)
    case .text: "a: \"" + String(repeating: "x", count: 300_000) + "\""
    case .key: String(repeating: "x", count: 200_000) + ": 1"
    case .ranges: "for each: { a: 1...90000, b: 1...90000, c: 1...90000 }"
    case .openBraces: String(repeating: "{a: ", count: 50_000)
    default: prose
    }
  }

  /// It as prose.
  var prose: String {
    switch self {
    case .openBraces: String(repeating: "{{ ", count: 30_000) + String(repeating: "{{\n", count: 30_000)
    case .references: String(repeating: "{{ a.b }} ", count: 5000)
    case .ticks: (1..<200).map { String(repeating: "`", count: $0) }.joined(separator: " ")
    case .comments: String(repeating: "<!-- ", count: 20_000)
    case .fences: String(repeating: "~~~\n", count: 20_001)
    case .blocks: String(repeating: "```yaml stage=a\n```\n", count: 5000)
    case .escapes: String(repeating: "\\{{", count: 50_000)
    case .marks: String(repeating: "a\u{301}", count: 100_000)
    case .lines: String(repeating: "\n", count: 100_000)
    default: block
    }
  }
}
