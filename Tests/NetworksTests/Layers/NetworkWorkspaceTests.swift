import AllocationCounter
import LinearAlgebra
import Networks
import Randomness
import TestSupport
import Testing

struct NetworkWorkspaceTests {
  /// What a step of training a network as an autoencoder needs.
  private struct Training<Scalar: NetworkScalar> {
    let network: Network
    let points: Matrix<Scalar>
    var batch: Matrix<Scalar>
    var parameters: ParameterBuffer<Scalar>
    var gradients: ParameterBuffer<Scalar>
    var optimizer: Adam<Scalar>
    var workspace: NetworkWorkspace<Scalar>
    var batches: Minibatches
    var noise: [Scalar]
    var logs: [Scalar]
    var stream = RandomStream(seed: 2)
    var last = 0.0

    init(hidden: Int, activation: Activation, precision: Precision = .single) {
      NumericEnvironment.useOneThread()  // with more, OpenBLAS allocates what they share
      var layout = ParameterLayout()
      network = Network("net", sizes: [2, hidden, hidden, 2], hidden: activation, in: &layout)
      points = normals(rows: 128, columns: 2, "points", of: Scalar.self)
      parameters = ParameterBuffer(layout: layout)
      network.initialize(.kaimingUniform, &parameters, using: &stream)
      gradients = ParameterBuffer(layout: layout)
      optimizer = Adam(layout: layout)
      workspace = NetworkWorkspace(network, points: 64, inputGradient: true, precision: precision)
      batches = Minibatches(points: 128, size: 64)
      batch = Matrix(rows: 64, columns: 2)
      noise = [Scalar](repeating: 0, count: 128)
      logs = [Scalar](repeating: 0, count: 64)
    }

    mutating func epoch() {
      batches.shuffle(using: &stream)
      for i in 0..<batches.count {
        for n in 0..<64 { for j in 0..<2 { batch[n, j] = points[batches.order[64 * i + n], j] } }
        Scalar.fillNormals(&noise, using: &stream)
        gradients.clear()
        network.forward(batch, parameters, in: &workspace)
        last =
          gaussianLogLikelihood(
            batch, mean: workspace.output, logDeviation: -0.5, weight: -1.0 / 64, logs: &logs,
            meanGradient: &workspace.outputGradient
          ).total
        network.backward(batch, parameters, in: &workspace, addingTo: &gradients)
        gradients.clip(toNorm: 1)
        optimizer.update(&parameters, gradients: gradients, learningRate: 1e-2)
      }
    }
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0))
  func theCounterCounts() {
    let before = allocations_of_this_thread()
    let array = [Int](repeating: 1, count: Int(before % 2) + 1000)
    #expect(allocations_of_this_thread() > before && array.count >= 1000)
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0), arguments: [16, 20, 64, 200], Precision.allCases)
  func aTrainingStepOfFloatsAllocatesNothing(hidden: Int, precision: Precision) {
    for activation in [Activation.relu, .tanh] { expectNoAllocation(hidden, activation, precision) }
  }

  private func expectNoAllocation(_ hidden: Int, _ activation: Activation, _ precision: Precision) {
    var training = Training<Float>(hidden: hidden, activation: activation, precision: precision)
    training.epoch()  // BLAS and the run-time make room for themselves once
    let before = allocations_of_this_thread()
    for _ in 0..<5 { training.epoch() }
    #expect(allocations_of_this_thread() - before == 0)
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0))
  func aCopyThatIsKeptMakesTheNextStepAllocate() {
    var training = Training<Float>(hidden: 16, activation: .relu)
    training.epoch()
    let kept = training.workspace.output
    let before = allocations_of_this_thread()
    training.epoch()
    #expect(allocations_of_this_thread() > before && kept != training.workspace.output)
  }

  @Test(arguments: Precision.allCases)
  func trainingRaisesTheLikelihoodAndIsTheSameEveryTime(precision: Precision) {
    var a = Training<Float>(hidden: 32, activation: .relu, precision: precision)
    var b = a
    a.epoch()
    let first = a.last
    for _ in 0..<100 { a.epoch() }
    for _ in 0..<101 { b.epoch() }
    #expect(a.last > first + 50 && a.parameters.bytes == b.parameters.bytes)
  }
}
