import Notebooks
import Parameters
import Testing

/// Values of artifacts, and what messages call them.
@Suite struct NotebookValueTests {
  @Test(arguments: [
    (NotebookValue.integer(3), 3.0), (.number(-0.5), -0.5), (.integer(.max), Double(Int.max)),
  ])
  func countsAndNumbersAreNumbers(value: NotebookValue, number: Double) { #expect(value.asNumber == number) }

  @Test(arguments: [
    (NotebookValue.text("1"), "the word '1'"), (.flag(true), "true"), (.flag(false), "false"),
    (.interval(0, 1), "an interval"), (.list([.number(1)]), "a list"),
  ])
  func whatIsNoNumberIsCalledByItsType(value: NotebookValue, name: String) {
    #expect(value.asNumber == nil)
    #expect { try Gather.max([value]) } throws: { "\($0)" == "'max' takes numbers, not \(name)" }
  }

  @Test func valuesAreEqualAsTheyAre() {
    // A count is another value than the number that it is.
    #expect(NotebookValue.integer(1) != .number(1))
    #expect(NotebookValue.list([.text("a")]) == .list([.text("a")]) && NotebookValue.list([]) != .list([.list([])]))
    #expect(NotebookValue.interval(0, 1) != .interval(1, 0))
  }
}
