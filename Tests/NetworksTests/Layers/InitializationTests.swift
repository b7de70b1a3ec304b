import Networks
import Randomness
import TestSupport
import Testing

struct InitializationTests {
  private func layer(_ initialization: Initialization, inputs: Int, outputs: Int) -> (w: [Double], b: [Double]) {
    var layout = ParameterLayout()
    let layer = Dense("d", inputs: inputs, outputs: outputs, in: &layout)
    var parameters = ParameterBuffer<Double>(layout: layout)
    var stream = RandomStream(seed: 1)
    layer.initialize(initialization, &parameters, using: &stream)
    return (parameters[layer.weight], parameters[layer.bias])
  }

  @Test(arguments: [(Initialization.kaimingUniform, 1.0 / 100), (.xavierUniform, 6.0 / 500)])
  func uniformWeightsFillTheirInterval(initialization: Initialization, squaredBound: Double) {
    let (w, b) = layer(initialization, inputs: 100, outputs: 400)
    let bound = squaredBound.squareRoot()
    #expect(w.allSatisfy { abs($0) <= bound })
    // The largest of 40,000 is within a thousandth of the bound, and the variance within 5 standard errors of a third.
    expectClose(w.map { abs($0) }.max() ?? 0, bound, relative: 1e-3)
    expectClose(w.reduce(0) { $0 + $1 * $1 } / 40_000, squaredBound / 3, relative: 5 * 0.9 / 200)
    expectClose(b.map { abs($0) }.max() ?? 0, initialization == .kaimingUniform ? bound : 0, relative: 0.05)
  }

  @Test func xavierNormalHasTheVarianceOfGlorot() {
    let (w, b) = layer(.xavierNormal, inputs: 100, outputs: 400)
    // Within 5 standard errors, √(2/40,000) each.
    expectClose(w.reduce(0) { $0 + $1 * $1 } / 40_000, 2.0 / 500, relative: 5 * 0.0071)
    #expect(w.contains { abs($0) > 2 * (2.0 / 500).squareRoot() } && b.allSatisfy { $0 == 0 })
  }

  @Test func zerosAreZero() {
    let (w, b) = layer(.zeros, inputs: 3, outputs: 2)
    #expect((w + b).allSatisfy { $0 == 0 })
  }
}
