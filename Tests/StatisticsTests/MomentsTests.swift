import Statistics
import TestSupport
import Testing

@Suite struct MomentsTests {
  @Test func theyAreThoseOfNumpy() {
    // numpy.mean and numpy.std(ddof=1) of these.
    let numbers = [3.5, -1.25, 0, 7, 2]
    expectClose(mean(numbers), 2.25, absolute: 1e-15)
    expectClose(sampleDeviation(numbers) ?? 0, 3.2210246816812815, relative: 1e-15)
  }

  @Test func ofTooFewThereIsNone() {
    #expect(mean([]) == 0)
    #expect(sampleDeviation([]) == nil && sampleDeviation([4]) == nil)
  }

  @Test(arguments: [0.1, 1e300, -1e-300, 0])
  func equalNumbersAreTheirMean(number: Double) {
    #expect(mean([number, number, number]) == number)
    #expect(sampleDeviation([number, number, number]) == 0)
  }

  /// A scale changes the deviation by itself, however large or small.
  @Test(arguments: [1e-300, 1e-170, 1, 1e160, 1e300])
  func aScaleIsKept(scale: Double) {
    let numbers = [3.5, -1.25, 0, 7, 2]
    expectClose(
      (sampleDeviation(numbers.map { $0 * scale }) ?? 0) / scale, sampleDeviation(numbers) ?? 0, relative: 1e-13)
    expectClose(mean(numbers.map { $0 * scale }) / scale, mean(numbers), relative: 1e-13)
  }

  @Test func theGreatestNumbersHaveAMean() { #expect(mean([1.7e308, 1.7e308, 1.7e308]) == 1.7e308) }
}
