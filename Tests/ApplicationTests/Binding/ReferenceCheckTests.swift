import Application
import Notebooks
import Parameters
import Testing

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
}
