import Autoencoders
import LinearAlgebra
import Networks
import TestSupport
import Testing

struct BoundGradientTests {
  @Test(arguments: BoundCase.all)
  func theGradientAgreesWithDifferences(of part: BoundCase) {
    let model = part.model
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    var workspace = part.workspace()
    _ = model.forward(part.objective, in: &workspace)
    model.backward(part.objective, in: &workspace, addingTo: &gradients)
    let step = 1e-5
    let differences = model.parameters.values.indices.map { i in
      var (up, down) = (model, model)
      up.parameters.values[i] += step
      down.parameters.values[i] -= step
      return -(up.forward(part.objective, in: &workspace).total - down.forward(part.objective, in: &workspace).total)
        / (2 * step)
    }
    // The error of a central difference is h²·f‴/6, some 1e-10 times the third derivative, with rounding of 1e-15/h.
    expectClose(gradients.values, differences, relative: 1e-6, absolute: 2e-7)
    #expect(gradients.values.contains { abs($0) > 0.01 })
  }

  @Test func gradientsAreAddedToWhatIsThere() {
    let part = BoundCase(objective: .sampled, posterior: .full, prior: .full, likelihood: .bernoulli)
    let model = part.model
    var once = ParameterBuffer<Double>(layout: model.parameters.layout)
    var workspace = part.workspace()
    _ = model.forward(part.objective, in: &workspace)
    model.backward(part.objective, in: &workspace, addingTo: &once)
    var twice = once
    _ = model.forward(part.objective, in: &workspace)
    model.backward(part.objective, in: &workspace, addingTo: &twice)
    // One addition, in another order than the sum over points.
    expectClose(twice.values, once.values.map { 2 * $0 }, relative: 1e-13, absolute: 1e-15)
  }
}
