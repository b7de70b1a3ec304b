import Plotting
import Testing

@Suite struct FixedTests {
  @Test(
    arguments: [
      (0.255, 2, "0.26"), (1, 2, "1.00"), (-0.0049, 2, "0.00"), (-0.5, 1, "−0.5"), (12.5, 0, "13"), (0.05, 3, "0.050"),
    ])
  func aNumberHasSoManyDigits(number: Double, decimals: Int, text: String) {
    #expect(fixed(number, decimals) == text)
  }
}
