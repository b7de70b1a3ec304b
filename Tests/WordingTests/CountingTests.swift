import Testing
import Wording

@Suite struct CountingTests {
  @Test(arguments: [(0, "0 points"), (1, "1 point"), (2, "2 points"), (1_000, "1000 points")])
  func onlyOneIsSingular(number: Int, words: String) { #expect(counted(number, "point") == words) }

  @Test func thingsAreNamedByTheirNumbers() {
    #expect(numbered("column", [2]) == "column 2" && numbered("column", [1, 2, 3]) == "columns 1, 2 and 3")
    #expect(numbered("column", [1, 2]) == "columns 1 and 2")
  }

  @Test func listsEndWithAnAndOrWithHowManyThereAre() {
    #expect(listed(["a", "b", "c"]) == "a, b and c" && listed(["a"]) == "a" && listed([String]()).isEmpty)
    #expect(listed(["a", "b", "c"], atMost: 2) == "a, b, … (3 in all)")
    #expect(listed(["a", "b", "c"], atMost: 3) == "a, b and c")
  }
}
