import Parameters
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("fit-vade", "fit-vade", 0), ("fit-vdae", "fit-vade", 1),
    ("kitten", "sitting", 3), ("ca", "abc", 3), ("flaw", "lawn", 2), ("seed", "sead", 1), ("x", "y", 1),
  ])
  func theDistanceCountsEditsAndSwaps(a: String, b: String, distance: Int) {
    #expect(editDistance(a, b) == distance)
    #expect(editDistance(b, a) == distance)
  }

  @Test func aNearWordIsSuggested() {
    #expect(suggestion(for: "fit-vdae", among: ["fit-vade", "fit-mixture"]) == "; did you mean 'fit-vade'?")
    #expect(nearest(to: "EPOCHS", among: ["epochs", "seed"]) == "epochs")
  }

  @Test func aFarWordIsNot() {
    #expect(suggestion(for: "epochs", among: ["seed", "family"]) == "")
    #expect(suggestion(for: "epochs", among: []) == "")
    #expect(nearest(to: "ab", among: ["xy"]) == nil)
  }

  @Test func aTextIsNoMisspeltWord() {
    let text = String(repeating: "epochs", count: 100_000)
    #expect(nearest(to: text, among: ["epochs", text]) == nil)
    #expect(nearest(to: "epoch", among: ["epochs", text]) == "epochs")
  }

  @Test func theNearestWinsAndOfEqualsTheFirstInTheAlphabet() {
    #expect(nearest(to: "rates", among: ["rate", "rats", "ratio"]) == "rate")
    #expect(nearest(to: "cat", among: ["hat", "bat"]) == "bat")
  }
}
