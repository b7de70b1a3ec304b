import Notebooks
import Testing

@Suite struct LinkedProseTests {
  private func prose(_ before: String, _ after: String = ".", value: String = "0.9") -> String {
    var report = smallReport
    report.body = [.prose([.text(before), .value(value, stage: "fits"), .text(after)])]
    let text = render(report)
    let start = text.firstRange(of: "but: it is 0.2\n\n")?.upperBound ?? text.endIndex
    return String(text[start...].prefix { $0 != "\n" })
  }

  @Test func aValueIsALinkToItsStage() {
    #expect(prose("It is ") == "It is [0.9](#stage-fits).")
    #expect(prose("It is **", "**.") == "It is **[0.9](#stage-fits)**.")
    #expect(prose("See [this](that.md): ") == "See [this](that.md): [0.9](#stage-fits).")
  }

  @Test(arguments: ["## K = ", "See [it is ", "<img width=", "As $x = "])
  func noLinkIsMadeWhereItWouldBeNone(before: String) {
    #expect(prose(before, " x") == before + "0.9 x")
  }

  @Test func aSentenceIsNoLink() {
    let sentence = String(repeating: "word ", count: 20) + "end"
    #expect(prose("Since ", value: sentence) == "Since \(sentence).")
  }
}
