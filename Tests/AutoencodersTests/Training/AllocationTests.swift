import AllocationCounter
import Autoencoders
import LinearAlgebra
import Networks
import Randomness
import Testing

struct AllocationTests {
  /// What a step of the training does, from the draws on.
  @Test(.enabled(if: allocations_of_this_thread() >= 0), arguments: BoundCase.all.filter { $0.latents > 1 })
  func aTrainingStepAllocatesNothing(part: BoundCase) {
    NumericEnvironment.useOneThread()  // with more, OpenBLAS allocates what they share
    var model = Autoencoder<Float>(part.model)
    var optimizer = Adam<Float>(layout: model.parameters.layout)
    var gradients = ParameterBuffer<Float>(layout: model.parameters.layout)
    var workspace = BoundWorkspace(model, points: 64)
    var minibatches = Minibatches(points: 640, size: 64)
    let points = Matrix<Float>(rows: 640, columns: 4, repeating: 0.5)
    var stream = RandomStream(seed: 1)
    var total = 0.0
    func step(_ batch: Int) {
      minibatches.gather(batch, from: points, into: &workspace.points)
      Float.fillNormals(&workspace.noise.elements, using: &stream)
      gradients.clear()
      total += model.forward(part.objective, in: &workspace).total
      model.backward(part.objective, in: &workspace, addingTo: &gradients)
      gradients.clip(toNorm: 10)
      optimizer.update(&model.parameters, gradients: gradients, learningRate: 1e-3)
    }
    step(0)
    let before = allocations_of_this_thread()
    minibatches.shuffle(using: &stream)
    for batch in 0..<10 { step(batch) }
    #expect(allocations_of_this_thread() - before == 0)
    #expect(total.isFinite && total != 0)
  }
}
