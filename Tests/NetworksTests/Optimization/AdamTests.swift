import Networks
import TestSupport
import Testing

struct AdamTests {
  private let layout: ParameterLayout

  init() {
    var layout = ParameterLayout()
    _ = layout.add("p", shape: [3])
    self.layout = layout
  }

  @Test func threeStepsAreThoseOfTheArticle() {
    // Kingma and Ba, algorithm 1, written out for one parameter.
    var (m, v, p) = (0.0, 0.0, 1.0)
    var parameters = ParameterBuffer<Double>(layout: layout, values: [1, 0, 0])
    var adam = Adam<Double>(layout: layout, epsilon: 1e-4)
    for (t, g) in zip(1...3, [0.5, -2, 0.1]) {
      m = 0.9 * m + 0.1 * g
      v = 0.999 * v + 0.001 * g * g
      let corrections = (1 - (0..<t).reduce(1.0) { r, _ in r * 0.9 }, 1 - (0..<t).reduce(1.0) { r, _ in r * 0.999 })
      p -= 0.01 * (m / corrections.0) / ((v / corrections.1).squareRoot() + 1e-4)
      adam.update(&parameters, gradients: ParameterBuffer(layout: layout, values: [g, 0, 0]), learningRate: 0.01)
    }
    // A few roundings a step; 1 − 0.999ᵗ loses three digits.
    expectClose(parameters.values, [p, 0, 0], relative: 1e-12)
    #expect(adam.steps == 3)
  }

  @Test func theFirstStepIsTheRateWhateverTheGradient() {
    var parameters = ParameterBuffer<Double>(layout: layout)
    var adam = Adam<Double>(layout: layout)
    adam.update(&parameters, gradients: ParameterBuffer(layout: layout, values: [100, -1e-3, 0]), learningRate: 0.5)
    // ε is 1e-5 of the smaller gradient.
    expectClose(parameters.values, [-0.5, 0.5, 0], relative: 2e-5)
  }
}
