private import LinearAlgebra
private import Networks
private import Randomness

/// A step of training an autoencoder's two networks, without a prior: what a VaDE step is built on.
enum NetworkStepBenchmark {
  /// Returns a line of JSON: milliseconds of a step, and its multiplications and additions in products of matrices.
  static func run(hidden: Int, batch: Int) -> String {
    var step = TrainingStep(hidden: hidden, batch: batch)
    for _ in 0..<50 { step.take() }
    let clock = ContinuousClock()
    let seconds = (0..<40).map { _ in clock.measure { for _ in 0..<25 { step.take() } }.seconds / 25 }
    let best = seconds.min() ?? .infinity
    let rate = step.operations / best / 1e9
    return "{\"milliseconds\": \(1e3 * best), \"operations\": \(step.operations), \"gigaflops\": \(rate)}"
  }
}

/// Encoder 2→h→h→4 and decoder 2→h→h→2 with everything that a step needs.
struct TrainingStep {
  private let encoder: MultilayerPerceptron
  private let decoder: MultilayerPerceptron
  private let points: Matrix<Float>
  private var batches: Minibatches
  private var batch: Matrix<Float>
  private var parameters: ParameterBuffer<Float>
  private var gradients: ParameterBuffer<Float>
  private var optimizer: Adam<Float>
  private var encoding: NetworkWorkspace<Float>
  private var decoding: NetworkWorkspace<Float>
  private var latents: Matrix<Float>
  private var noise: [Float]
  private var logs: [Float]
  private var stream = RandomStream(seed: 1)

  init(hidden: Int, batch size: Int) {
    var layout = ParameterLayout()
    encoder = MultilayerPerceptron("encoder", sizes: [2, hidden, hidden, 4], hidden: .relu, in: &layout)
    decoder = MultilayerPerceptron("decoder", sizes: [2, hidden, hidden, 2], hidden: .relu, in: &layout)
    points = Matrix(rows: 8 * size, columns: 2, elements: stream.normals(16 * size).map { Float($0) })
    batches = Minibatches(points: 8 * size, size: size)
    batch = Matrix(rows: size, columns: 2)
    parameters = ParameterBuffer(layout: layout)
    encoder.initialize(.kaimingUniform, &parameters, using: &stream)
    decoder.initialize(.kaimingUniform, &parameters, using: &stream)
    gradients = ParameterBuffer(layout: layout)
    optimizer = Adam(layout: layout)
    encoding = NetworkWorkspace(encoder, points: size, inputGradient: false)
    decoding = NetworkWorkspace(decoder, points: size, inputGradient: true)
    latents = Matrix(rows: size, columns: 2)
    noise = [Float](repeating: 0, count: 2 * size)
    logs = [Float](repeating: 0, count: size)
  }

  /// Two operations for each weight and point forward, four backward but for the gradient of the data.
  var operations: Double {
    let weights = (encoder.layers + decoder.layers).reduce(0) { $0 + $1.weight.count }
    return Double(batch.rows * (6 * weights - 2 * encoder.layers[0].weight.count))
  }

  mutating func take() {
    batches.gather(3, from: points, into: &batch)
    gradients.clear()
    encoder.forward(batch, parameters, in: &encoding)
    Float.fillNormals(&noise, using: &stream)
    let code = encoding.output
    for n in 0..<batch.rows { for j in 0..<2 { latents[n, j] = code[n, j] + 0.1 * noise[2 * n + j] } }
    decoder.forward(latents, parameters, in: &decoding)
    _ = gaussianLogLikelihood(
      batch, mean: decoding.output, logDeviation: -1, weight: -1 / Double(batch.rows), logs: &logs,
      meanGradient: &decoding.outputGradient)
    decoder.backward(latents, parameters, in: &decoding, addingTo: &gradients)
    copyMeanGradient(decoding.inputGradient, into: &encoding.outputGradient)
    encoder.backward(batch, parameters, in: &encoding, addingTo: &gradients)
    gradients.clip(toNorm: 10)
    optimizer.update(&parameters, gradients: gradients, learningRate: 2e-3)
  }

  private func copyMeanGradient(_ gradient: Matrix<Float>, into code: inout Matrix<Float>) {
    for n in 0..<gradient.rows { for j in 0..<2 { code[n, j] = gradient[n, j] } }
  }
}
