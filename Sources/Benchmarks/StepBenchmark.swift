private import Autoencoders
private import Foundation
internal import LinearAlgebra
internal import Networks
internal import Probability
internal import Randomness
internal import SafetensorsFormat

/// Training small autoencoders on points of the plane: encoder 2→64→64→4, a prior of a kind, decoder 2→64→64→2, batches of
/// 256.
enum StepBenchmark {
  /// Which prior it is.
  enum Kind: String, CaseIterable, Sendable {
    /// A mixture of three components.
    case vade
    /// A component for each of three labels, which the encoder reads beside the point.
    case ivae
    /// Ten components, each what the encoder makes of a pseudo-input.
    case vampprior
    /// Three components, which a network of 16 units makes of a style of two numbers.
    case gmvae

    fileprivate var architecture: Architecture {
      var parts = Architecture(
        features: 2, latents: 2, hidden: [64, 64], activation: .relu, prior: family, components: components,
        likelihood: .gaussian(deviation: 0.1, isLearned: true))
      if self == .ivae { parts.labels = LabelUse(count: 3, isSeenByEncoder: true) }
      if self == .gmvae { (parts.styles, parts.styleUnits) = (2, 16) }
      return parts
    }

    private var family: PriorFamily {
      switch self {
      case .vade, .ivae: .diagonal
      case .vampprior: .vampPrior
      case .gmvae: .styled
      }
    }

    private var components: Int {
      switch self {
      case .vade, .gmvae: 3
      case .ivae: 1
      case .vampprior: 10
      }
    }

    /// The bound at a draw, and iVAE's with its divergence in closed form.
    fileprivate var objective: Objective { self == .ivae ? .optimal : .marginal }
  }

  static let batch = 256
  static let batches = 8

  /// The corner that each point is around.
  private static func labels(_ count: Int) -> [Int] { (0..<count).map { $0 % 3 } }

  /// Writes `example.safetensors`: a batch, its noise and a model, with the bound and the gradient that we find, so that
  /// another implementation can show that it computes the same.
  static func writeExample(_ kind: Kind, folder: String) throws {
    var stream = RandomStream(seed: 1)
    var model = Autoencoder<Float>(kind.architecture, .narrow(logVariance: -2), using: &stream)
    try fillPrior(of: &model, kind, using: &stream)
    var workspace = Workspace(model, points: batch)
    workspace.points = points(batch, using: &stream)
    workspace.labels = labels(batch)
    workspace.fillNoise(using: &stream)
    var gradients = ParameterBuffer<Float>(layout: model.parameters.layout)
    model.forward(kind.objective, in: &workspace)
    let bound = workspace.bound
    model.backward(in: &workspace, addingTo: &gradients)
    var tensors = [
      "points": Tensor(workspace.points), "noise": Tensor(workspace[noiseOf: 0]),
      "style-noise": Tensor(workspace[styleNoiseOf: 0]), "bound": Tensor([bound.total], shape: []),
    ]
    tensors["labels"] = Tensor(workspace.labels)
    try write(tensors, model.parameters, gradients, folder: folder)
  }

  /// Writes an example with the parameters of its model and their gradients.
  static func write(
    _ tensors: [String: Tensor], _ parameters: ParameterBuffer<Float>, _ gradients: ParameterBuffer<Float>,
    folder: String
  ) throws {
    var tensors = tensors
    for slice in parameters.layout.slices {
      tensors["parameters.\(slice.name)"] = Tensor(parameters[slice], shape: slice.shape)
      tensors["gradients.\(slice.name)"] = Tensor(gradients[slice], shape: slice.shape)
    }
    try Data(SafetensorsFile(tensors: tensors).bytes).write(to: URL(filePath: "\(folder)/example.safetensors"))
  }

  /// Gives the prior parameters under which its gradients are not zero.
  private static func fillPrior(
    of model: inout Autoencoder<Float>, _ kind: Kind, using stream: inout RandomStream
  ) throws {
    guard kind == .vampprior || kind == .gmvae else { return try model.setPrior(prior) }
    for slice in model.parameters.layout.slices where slice.name.contains(".prior.") || slice.name.contains(".style.") {
      model.parameters[slice] = stream.normals(slice.count).map { Float(0.3 * $0) }
    }
  }

  /// Trains, and returns a line of JSON: milliseconds of the processor for a step, in the fastest and in the middle
  /// epoch, its multiplications and additions in the products of its layers, and the last bound.
  static func run(_ kind: Kind, epochs: Int) throws -> String {
    var stream = RandomStream(seed: 1)
    let training = Training(
      objective: kind.objective, pretrainingEpochs: 0, stageEpochs: [epochs], learningRate: .constant(2e-3),
      batch: batch,
      clip: 10,
      evaluationDraws: 1)
    var ends: [Double] = []
    ends.reserveCapacity(epochs)
    let count = batches * batch
    let set = PointSet(points(count, using: &stream), labels: kind == .ivae ? labels(count) : nil)
    let result = try training.fit(
      kind.architecture, to: set, using: stream,
      firstPrior: { _, _, _ in prior }, observe: { _ in ends.append(processorSeconds()) })
    return try line(ends: ends, operations: operations(kind), bound: result.best.curve.last?.total ?? .nan)
  }

  /// What a run puts out, given the processor's time at the end of each epoch.
  static func line(ends: [Double], operations: Double, bound: Double) throws -> String {
    let steps = zip(ends, ends.dropFirst()).map { 1e3 * ($1 - $0) / Double(batches) }.sorted()
    guard let best = steps.first else {
      throw Misuse(description: "\(ends.count) epochs cannot be timed; take two or more")
    }
    return "{\"milliseconds\": \(best), \"median\": \(steps[steps.count / 2]), \"operations\": \(operations), "
      + "\"bound\": \(bound)}"
  }

  /// Two operations for each weight and point forward and four backward, but for the gradient of the points.
  private static func operations(_ kind: Kind) -> Double {
    let model = Autoencoder<Float>(kind.architecture)
    let weights = model.parameters.layout.slices.filter { $0.name.hasSuffix(".weight") }.map(\.count)
    return Double(batch * (6 * weights.reduce(0, +) - 2 * weights[0]))
  }

  /// Three components on a triangle.
  static var prior: GaussianMixture {
    GaussianMixture(
      weights: [0.5, 0.3, 0.2], means: Matrix(rows: 3, columns: 2, elements: [0, 1, -1, -0.5, 1, -0.5]),
      covariances: .diagonal(Matrix(rows: 3, columns: 2, elements: [0.2, 0.3, 0.4, 0.1, 0.3, 0.2])))
  }

  /// Points around the corners of that triangle.
  static func points(_ count: Int, using stream: inout RandomStream) -> Matrix<Float> {
    let (corners, noise) = (prior.means, stream.normals(2 * count))
    return Matrix(
      rows: count, columns: 2,
      elements: noise.enumerated().map { i, e in Float(corners[i / 2 % corners.rows, i % 2] + 0.2 * e) })
  }
}
