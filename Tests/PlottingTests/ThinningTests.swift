import Plotting
import Testing

@Suite struct ThinningTests {
  @Test func fewPointsStayAll() {
    #expect(thinned(3, to: 3) == [0, 1, 2])
    #expect(thinned(0, to: 10).isEmpty)
  }

  @Test func manyPointsBecomeAsManyAsMayBe() {
    let kept = thinned(4500, to: 1500)
    #expect(kept.count == 1500)
    #expect(kept == kept.sorted())
    #expect(Set(kept).count == 1500)
    #expect(kept == thinned(4500, to: 1500))
  }

  @Test(arguments: [2, 3, 5, 10])
  func noOrderOfThePointsIsFavoured(period: Int) {
    // Each class has n = 1500 / period draws of 4500 without replacement; five standard deviations around that.
    let kept = thinned(4500, to: 1500)
    let expected = 1500 / Double(period)
    let deviation = (expected * (1 - 1 / Double(period)) * 2 / 3).squareRoot()
    for rest in 0..<period {
      let count = Double(kept.count { $0 % period == rest })
      #expect(abs(count - expected) < 5 * deviation, "\(count) of class \(rest)")
    }
  }

  @Test func largeNumbersAreGrouped() {
    #expect([0, 999, 1000, 60_000, 1_234_567].map(grouped) == ["0", "999", "1,000", "60,000", "1,234,567"])
  }
}
