import Statistics
import TestSupport
import Testing

@Suite struct QuantilesTests {
  @Test func theyAreThoseOfNumpy() {
    let numbers = [3.5, -1.25, 0, 7, 2]
    expectClose(quantile(0.1, of: numbers), -0.75, absolute: 1e-15)
    expectClose(quantile(0.9, of: numbers), 5.6, relative: 1e-15)
    #expect(median(numbers) == 2 && median([4, 1, 2, 3]) == 2.5)
  }

  @Test func theEndsAreTheLeastAndTheGreatest() {
    #expect(quantile(0, of: [2, 1, 3]) == 1 && quantile(1, of: [2, 1, 3]) == 3)
    #expect(quantile(-1, of: [2, 1, 3]) == 1 && quantile(2, of: [2, 1, 3]) == 3)
    #expect(quantile(0.3, of: [5]) == 5 && quantile(0.3, of: []) == 0)
  }
}
