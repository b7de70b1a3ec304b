import Probability
import TestSupport
import Testing

@Suite struct ChiSquaredTests {
  // scipy.stats.chi2.sf.
  @Test(arguments: [
    (3.841458820694124, 1, 0.05), (5.991464547107979, 2, 0.05), (30.0, 5, 1.4748581038443073e-05),
    (629.4672635719147, 6, 1.0245577784e-132), (0.5, 90, 1.0), (120.0, 90, 0.01897310137202579),
  ])
  func tailsAgreeWithAnotherImplementation(x: Double, degrees: Int, expected: Double) {
    expectClose(chiSquaredTail(x, degreesOfFreedom: degrees), expected, relative: 1e-6)
  }

  @Test func endsAreExact() {
    #expect(chiSquaredTail(0, degreesOfFreedom: 3) == 1)
    #expect(chiSquaredTail(.infinity, degreesOfFreedom: 3) == 0)
    #expect(chiSquaredTail(1e6, degreesOfFreedom: 1) == 0)
  }
}
