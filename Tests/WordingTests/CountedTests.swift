import Testing
import Wording

@Suite struct CountedTests {
  @Test(arguments: [(0, "0 points"), (1, "1 point"), (2, "2 points"), (1_000, "1000 points")])
  func onlyOneIsSingular(number: Int, words: String) { #expect(counted(number, "point") == words) }
}
