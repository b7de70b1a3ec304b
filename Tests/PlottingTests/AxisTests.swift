import Plotting
import TestSupport
import Testing

@Suite struct AxisTests {
  @Test(arguments: [(0.0...1, 5, 0.2), (0...1, 2, 0.5), (-4...4, 5, 2), (0...12_000, 6, 2000), (0...0.0037, 4, 0.001)])
  func ticksStandAtRoundNumbers(range: ClosedRange<Double>, count: Int, step: Double) {
    // A power of ten times a small number, each with an error of half a unit in the last place.
    expectClose(tickStep(range, atMost: count), step, relative: 1e-14)
  }

  @Test func anAxisHasTwoTicksAtLeast() {
    #expect(tickStep(2...24, atMost: 2) == 20)
    #expect(tickStep(2...24, preferablyAtMost: 2) == 10)
    #expect(tickStep(-195 ... -101, preferablyAtMost: 4) == 20)
    #expect(tickStep(0...1, preferablyAtMost: 5) == tickStep(0...1, atMost: 5))
  }

  @Test func ticksHaveRoomForTheirNumbers() {
    expectClose(tickStep(-5...5, across: 180), 2)
    expectClose(tickStep(-5...5, across: 400), 1)
    // "−0.05" takes more room than "−5".
    expectClose(tickStep(-0.05...0.05, across: 300), 0.02, relative: 1e-14)
    expectClose(tickStep(-0.05...0.05, across: 180), 0.05, relative: 1e-14)
  }

  @Test func ticksHaveEquallyManyDigits() {
    #expect(tickFormat(0.2) == "%.1f")
    #expect(tickFormat(0.05) == "%.2f")
    #expect(tickFormat(0.001) == "%.3f")
    #expect(tickFormat(20) == "%.0f")
    #expect(tickFormat(1e-6) == "%g")
  }

  @Test func ticksThatWouldTouchAreLeftOut() {
    #expect(spaced([2, 3, 4, 8, 16, 64], on: 0...100, .linear, atLeast: 0.05) == [2, 8, 16, 64])
    #expect(spaced([2, 4, 8, 16, 64], on: 1...100, .logarithmic, atLeast: 0.05) == [2, 4, 8, 16, 64])
    #expect(spaced([], on: 0...1, .linear, atLeast: 0.05) == [])
  }

  @Test func aRangeGetsRoomAtBothEnds() {
    #expect(paddedRange([1, 3, 2], by: 0.25) == 0.5...3.5)
    #expect(paddedRange([4], by: 0.25) == 2...6)
    #expect(paddedRange([0], by: 0.25) == -0.5...0.5)
    #expect(paddedRange([], by: 0.25) == 0...1)
    let orders = paddedLogRange([1, 100], by: 0.5)
    // Powers of ten of 0 − 1 and 2 + 1.
    expectClose(orders.lowerBound, 0.1, relative: 1e-14)
    expectClose(orders.upperBound, 1000, relative: 1e-14)
  }
}
