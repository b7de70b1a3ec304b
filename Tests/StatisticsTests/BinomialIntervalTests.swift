import Statistics
import TestSupport
import Testing

@Suite struct BinomialIntervalTests {
  @Test func agreesWithTables() {
    // Clopper and Pearson's intervals of 95 %: closed forms at the ends, and 5 of 20 as printed in tables.
    let none = binomialInterval(successes: 0, of: 10, confidence: 0.95)
    expectClose(none.lowerBound, 0, absolute: 0)
    expectClose(none.upperBound, 0.308_497, absolute: 1e-5)  // 1 − 0.025^(1/10)
    let all = binomialInterval(successes: 10, of: 10, confidence: 0.95)
    expectClose(all.lowerBound, 0.691_503, absolute: 1e-5)
    let some = binomialInterval(successes: 5, of: 20, confidence: 0.95)
    expectClose(some.lowerBound, 0.0866, absolute: 1e-4)
    expectClose(some.upperBound, 0.4910, absolute: 1e-4)
  }

  @Test func nothingTriedIsAnything() {
    #expect(binomialInterval(successes: 0, of: 0, confidence: 0.9) == 0...1)
  }

  @Test func moreTrialsMakeItNarrower() {
    let (few, many) = (
      binomialInterval(successes: 2, of: 40, confidence: 0.95),
      binomialInterval(successes: 20, of: 400, confidence: 0.95)
    )
    #expect(many.lowerBound > few.lowerBound && many.upperBound < few.upperBound)
  }
}
