import Alignment
import TestSupport
import Testing

@Suite struct StudentQuantileTests {
  @Test(arguments: [
    // scipy.stats.t.ppf(p, ν).
    (0.975, 1, 12.706204736174694), (0.975, 2, 4.302652729749462), (0.975, 3, 3.182446305283709),
    (0.975, 4, 2.7764451051977934), (0.95, 9, 1.833112932656237), (0.995, 30, 2.7499956535672254),
    (0.6, 5, 0.2671808657041451),
  ])
  func agreesWithSciPy(probability: Double, degreesOfFreedom: Int, expected: Double) {
    // Finite sums of a few terms, inverted to the last bits of an angle.
    expectClose(studentQuantile(probability, degreesOfFreedom: degreesOfFreedom), expected, relative: 1e-11)
    expectClose(studentQuantile(1 - probability, degreesOfFreedom: degreesOfFreedom), -expected, relative: 1e-11)
  }

  @Test func theMedianIsZero() {
    expectClose(studentQuantile(0.5, degreesOfFreedom: 3), 0, absolute: 1e-15)
  }
}
