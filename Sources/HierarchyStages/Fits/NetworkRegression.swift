internal import LinearAlgebra
internal import Networks
internal import Randomness

/// A network that was fitted to known outputs by least squares.
struct RegressedNetwork {
  /// Its parameters, by the names of its layers.
  let parameters: ParameterBuffer<Float>

  /// Fits a network to take each row of x to that of y, by Adam on ½‖f(x) − y‖².
  ///
  /// - Parameters:
  ///   - name: The first part of the parameters' names.
  ///   - sizes: Inputs, the width of each hidden layer, outputs.
  ///   - activation: After each layer but the last.
  ///   - x: N×inputs.
  ///   - y: N×outputs.
  ///   - steps: How many minibatches of 256 it sees; the rate falls along a cosine from 0.005.
  ///   - stream: What the first weights and the order of the points are drawn from.
  init(
    _ name: String, sizes: [Int], activation: Activation, from x: Matrix<Float>, to y: Matrix<Float>, steps: Int,
    using stream: RandomStream
  ) {
    var layout = ParameterLayout()
    let network = Network(name, sizes: sizes, hidden: activation, in: &layout)
    var parameters = ParameterBuffer<Float>(layout: layout)
    var (weights, order) = (stream.child("weights"), stream.child("order"))
    network.initialize(.kaimingUniform, &parameters, using: &weights)
    let size = min(256, x.rows)
    var minibatches = Minibatches(points: x.rows, size: size)
    var workspace = NetworkWorkspace<Float>(network, points: size, inputGradient: false)
    var gradients = ParameterBuffer<Float>(layout: layout)
    var optimizer = Adam<Float>(layout: layout)
    let rate = LearningRate.cosine(initial: 5e-3, final: 0, epochs: steps)
    let perPass = x.rows / size
    for step in 0..<steps {
      if step % perPass == 0 { minibatches.shuffle(using: &order) }
      let first = step % perPass * size
      let rows = Array(minibatches.order[first..<first + size])
      let points = x.rows(at: rows)
      network.forward(points, parameters, in: &workspace)
      workspace.outputGradient = (1 / Float(size)) * (workspace.output - y.rows(at: rows))
      gradients.clear()
      network.backward(points, parameters, in: &workspace, addingTo: &gradients)
      optimizer.update(&parameters, gradients: gradients, learningRate: rate.rate(epoch: step))
    }
    self.parameters = parameters
  }
}
