import Networks
import TestSupport
import Testing

struct LearningRateTests {
  @Test func stepsFallByTheFactorAndStopAtTheFloor() {
    let rate = LearningRate.steps(initial: 2e-3, every: 10, factor: 0.9, floor: 2e-4)
    #expect(rate.rate(epoch: 0) == 2e-3 && rate.rate(epoch: 9) == 2e-3)
    // One product, rounded.
    expectClose(rate.rate(epoch: 10), 1.8e-3, relative: 1e-15)
    #expect(rate.rate(epoch: 1000) == 2e-4)
  }

  @Test func aCosineGoesFromTheFirstRateToTheLast() {
    let rate = LearningRate.cosine(initial: 1, final: 0.2, epochs: 10)
    #expect(rate.rate(epoch: 0) == 1 && rate.rate(epoch: 10) == 0.2 && rate.rate(epoch: 99) == 0.2)
    // The cosine of π/2 is zero to 1e-16.
    expectClose(rate.rate(epoch: 5), 0.6, relative: 1e-15)
  }

  @Test func aConstantIsConstant() { #expect(LearningRate.constant(0.1).rate(epoch: 77) == 0.1) }
}
