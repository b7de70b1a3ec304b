import Application
import Testing

@Suite struct ResultsTests {
  /// Of what type a value is shows when it is there; then it cannot be that a report stands with a gap and all is well.
  @Test(arguments: [
    ("total.value | interval(2)", "'interval' shows intervals, not a number"),
    ("numbers.value | list | interval(1)", "'interval' shows intervals, not a number"),
  ])
  func aFormatThatDoesNotFitEndsTheRunWithItsPlace(_ asked: String, _ why: String) async throws {
    let place = try Workplace()
    let text = sums()
    try place.write(text + "\n\nIn short: {{ \(asked) }}.\n", to: "Pipelines/sums.md")
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).count + 2
    for _ in 0..<2 {  // The second time all is there, and it is as wrong as before.
      let answer = try await place.run()
      #expect(answer.status == 1)
      let first = String(answer.text.prefix { $0 != "\n" })
      #expect(first.contains("sums.md:\(line):") && first.hasSuffix(why), "\(answer.text)")
      #expect(answer.text.contains("10 stages") || answer.text.contains("10 cached"))
    }
    #expect(try place.read("Reports/sums/report.md").contains(why))
    // Once it is right, all is well.
    try place.write(text + "\n\nIn short: {{ total.value | fixed(2) }}.\n", to: "Pipelines/sums.md")
    let answer = try await place.run()
    #expect(answer.status == 0 && !answer.text.contains(why))
  }
}
