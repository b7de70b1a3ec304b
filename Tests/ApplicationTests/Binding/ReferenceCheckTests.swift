import Application
import Notebooks
import Parameters
import Stages
import Testing

/// Gives a number a word.
private struct NameNumber: Stage {
  static let name = "name-number"
  static let summary = "Names a number."

  init(from reader: inout ParameterReader) throws(NotebookError) { _ = try reader.text("word") }

  func run(_ input: Number, in context: StageContext) -> Number { input }
}

@Suite struct ReferenceCheckTests {
  private func complaints(_ tail: String) throws -> [String] {
    let place = try Workplace()
    try place.write(sums() + "\n\n" + tail + "\n", to: "Pipelines/sums.md")
    do {
      _ = try place.session()
      return []
    } catch let found as NotebookErrors {
      return found.errors.map(\.message)
    }
  }

  @Test(arguments: [
    ("{{ total.value }}", nil), ("{{ products[value=2].value }}", nil), ("{{ products.value | max }}", nil),
    ("{{ total.valeu }}", "'total' puts out no value 'valeu'; it puts out 'value', 'note'; did you mean 'value'?"),
    (
      "{{ products.value }}",
      "'products' has 3 members here; pick one, such as 'products[value=1]', or gather them with '| mean', '| min', '| max' "
        + "or '| list'"
    ),
    ("{{ total[value=1].value }}", "'total' has no members by 'value'; it is not swept"),
    ("```yaml claims\n- total.sum >= 1\n```", "'total' puts out no value 'sum'; it puts out 'value', 'note'"),
    (
      "```yaml table=t\nfrom: products\ncolumns: [{ value: sum, header: S }]\ncaption: c\n```",
      "'products' puts out no value 'sum'; it puts out 'value', 'note'"
    ),
  ])
  func aValueIsOneThatItsStagePutsOut(tail: String, message: String?) throws {
    #expect(try complaints(tail) == [message].compactMap { $0 })
  }

  /// A swept name that is pinned to one value may be swept again, over others. Both words are é to Unicode.
  @Test(arguments: ["two", "\u{e9}"])
  func aPinnedValueIsNoMemberOfAnotherSweepOfItsName(word: String) throws {
    let blocks = """
      ```yaml stage=named
      run: name-number
      from: total
      for each: { word: [\(word)] }
      ```

      ```yaml stage=renamed
      run: name-number
      from: named[word=\(word)]
      for each: { word: [one, e\u{301}] }
      ```

      It is {{ renamed[word=\(word)].value }}.
      """
    let place = try Workplace()
    try place.write(sums() + "\n\n" + blocks + "\n", to: "Pipelines/sums.md")
    let kinds =
      [MakeNumber.self, ScaleNumber.self, AddNumbers.self, MultiplyNumbers.self, NameNumber.self] as [any Stage.Type]
    let found = #expect(throws: NotebookErrors.self) {
      try place.session(registry: Registry([StageFamily(fingerprint: "code", kinds)]))
    }
    #expect(
      found?.errors.map(\.message) == [
        "'renamed' has no member with word=\(word); word is one of one, e\u{301}"
      ])
  }
}
