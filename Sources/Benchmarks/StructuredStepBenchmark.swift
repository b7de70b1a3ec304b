private import Autoencoders
private import Foundation
private import LinearAlgebra
private import Networks
private import Probability
private import Randomness
private import SafetensorsFormat
private import StructuredAutoencoders

/// Training the models whose inference or bound is another one, on points of the plane: networks of 48 and 48 units, two
/// latents, batches of 256.
enum StructuredStepBenchmark: String {
  /// SVAE of three components, with skip paths.
  case svaeOfThree = "svae-3"
  /// SVAE of ten.
  case svaeOfTen = "svae-10"
  /// M2 of three components, without labels.
  case m2
  /// DLGMM of three components.
  case dlgmm

  /// Writes `example.safetensors` as ``StepBenchmark`` does; of SVAE also its belief, before and after a natural step.
  func writeExample(folder: String) throws {
    var stream = RandomStream(seed: 1)
    switch self {
    case .svaeOfThree, .svaeOfTen:
      // Rounds enough that labels settle: PyTorch's gradient passes all rounds, ours the fixed point.
      var climber = try structured(rounds: 60, using: &stream)
      let before = climber.belief.naturalParameters
      var (tensors, gradients) = try pass(&climber, using: &stream) { ["noise": Tensor($0.local.noise)] }
      tensors["belief.before"] = Tensor(before)
      tensors["belief.after"] = Tensor(climber.belief.naturalParameters)
      try StepBenchmark.write(tensors, climber.parameters, gradients, folder: folder)
    case .m2:
      var climber = paired(using: &stream)
      let (tensors, gradients) = try pass(&climber, using: &stream) { ["noise": Self.noise($0.rows)] }
      try StepBenchmark.write(tensors, climber.parameters, gradients, folder: folder)
    case .dlgmm:
      var climber = stick(using: &stream)
      let (tensors, gradients) = try pass(&climber, using: &stream) {
        ["noise": Self.noise($0.rows), "uniforms": Tensor($0.uniforms, shape: [StepBenchmark.batch, 2])]
      }
      try StepBenchmark.write(tensors, climber.parameters, gradients, folder: folder)
    }
  }

  /// Trains, and returns a line of JSON as ``StepBenchmark`` does.
  func run(epochs: Int) throws -> String {
    var stream = RandomStream(seed: 1)
    switch self {
    case .svaeOfThree, .svaeOfTen: return try run(structured(rounds: 10, using: &stream), epochs, using: stream)
    case .m2: return try run(paired(using: &stream), epochs, using: stream)
    case .dlgmm: return try run(stick(using: &stream), epochs, using: stream)
    }
  }

  private var components: Int { self == .svaeOfTen ? 10 : 3 }
}

/// What all kinds share.
extension StructuredStepBenchmark {
  /// Goes forward and backward once, at parameters under which no gradient is zero.
  ///
  /// - Parameters:
  ///   - climber: The model, whose parameters are drawn.
  ///   - stream: What all is drawn from.
  ///   - noise: What was drawn for the batch, by name.
  /// - Returns: The points, their noise and the bound, and ∂(−bound)/∂parameters.
  /// - Throws: What the model throws.
  private func pass<Model: Climber>(
    _ climber: inout Model, using stream: inout RandomStream, noise: (Model.Batch) -> [String: Tensor]
  ) throws -> ([String: Tensor], ParameterBuffer<Float>) {
    climber.parameters.values = stream.normals(climber.parameters.values.count).map { Float(0.2 * $0) }
    var batch = climber.batch(points: StepBenchmark.batch)
    batch.points = StepBenchmark.points(StepBenchmark.batch, using: &stream)
    var gradients = ParameterBuffer<Float>(layout: climber.parameters.layout)
    var terms = [Double](repeating: 0, count: climber.termNames.count)
    let step = ClimbStep(epoch: 0, points: StepBenchmark.batch * StepBenchmark.batches)
    try climber.pass(&batch, step, using: &stream, addingTo: &gradients, &terms)
    let bound = terms.reduce(0, +) / Double(StepBenchmark.batch)
    let tensors = ["points": Tensor(batch.points), "bound": Tensor([bound], shape: [])]
    return (tensors.merging(noise(batch)) { $1 }, gradients)
  }

  private func run<Model: Climber>(_ climber: Model, _ epochs: Int, using stream: RandomStream) throws -> String {
    var (state, stream, ends) = (ClimbState(climber), stream, [Double]())
    ends.reserveCapacity(epochs)
    let climb = Climb(epochs: epochs, learningRate: .constant(2e-3), batch: StepBenchmark.batch, clip: 10)
    let points = StepBenchmark.points(StepBenchmark.batches * StepBenchmark.batch, using: &stream)
    try climb.run(&state, points, using: stream) { _ in ends.append(processorSeconds()) }
    return try StepBenchmark.line(
      ends: ends, operations: operations(climber.parameters.layout), bound: state.bound ?? .nan)
  }

  /// Two operations for each weight and row forward and four backward, but for the gradient of what the encoder and the
  /// classifier read. M2's encoder and the decoders of M2 and DLGMM read a row for each component.
  private func operations(_ layout: ParameterLayout) -> Double {
    let rows = StepBenchmark.batch * (self == .m2 || self == .dlgmm ? components : 1)
    return layout.slices.filter { $0.name.hasSuffix(".weight") }.reduce(0.0) { sum, slice in
      let own = slice.name.hasPrefix("decoder") || (self == .m2 && slice.name.hasPrefix("encoder"))
      let isFirst = ["encoder.0.weight", "encoder.skip.weight", "classifier.0.weight"].contains(slice.name)
      return sum + Double((isFirst ? 4 : 6) * slice.count * (own ? rows : StepBenchmark.batch))
    }
  }

  private static func noise(_ rows: PairedRows<Float>) -> Tensor {
    Tensor(rows.noise.elements, shape: [StepBenchmark.batch, rows.components, rows.noise.columns])
  }
}

/// The models as training begins, but for pretraining.
extension StructuredStepBenchmark {
  /// As the stage `fit-svae` begins, with so many rounds of local inference for every point.
  private func structured(rounds: Int, using stream: inout RandomStream) throws -> StructuredClimber {
    var model = SkipAutoencoder<Float>(
      SkipShape(
        features: 2, latents: 2, hidden: [48, 48], activation: .relu, hasSkips: true, learnsDeviation: true))
    let (scale, precision) = (4.0, exp(4.0) / 16)
    try model.initialize(
      scale: scale, gain: precision, second: precision + log(-expm1(-precision)), deviation: 0.1, using: &stream)
    return StructuredClimber(
      model,
      belief: .drawn(components: components, latents: 2, concentration: 1, spread: 0.75 * scale, using: &stream),
      prior: .vague(components: components, latents: 2, concentration: 1), gradient: .exact,
      naturalRate: .constant(0.05), rounds: rounds, tolerance: -1)
  }

  private func paired(using stream: inout RandomStream) -> ComponentClimber {
    var model = ComponentAutoencoder<Float>(shape)
    model.initializeClassifier(using: &stream)
    model.encoder.initialize(.kaimingUniform, &model.parameters, using: &stream)
    model.decoder.initialize(.kaimingUniform, &model.parameters, using: &stream)
    let prior = StepBenchmark.prior
    model.parameters[model.means] = prior.means.elements.map { Float($0) }
    model.parameters[model.logVariances] = variances.elements.map { Float(log($0)) }
    model.noise.set(deviation: 0.1, &model.parameters)
    return ComponentClimber(model)
  }

  private func stick(using stream: inout RandomStream) -> StickClimber {
    var model = StickAutoencoder<Float>(
      shape, concentration: 1, priorMeans: StepBenchmark.prior.means, priorVariances: variances)
    model.encoder.initialize(.kaimingUniform, &model.parameters, using: &stream)
    model.decoder.initialize(.kaimingUniform, &model.parameters, using: &stream)
    model.noise.set(deviation: 0.1, &model.parameters)
    return StickClimber(model)
  }

  private var shape: PairedShape {
    PairedShape(
      features: 2, latents: 2, components: components, hidden: [48, 48], activation: .relu, learnsDeviation: true)
  }

  /// Of the components of the prior, K×L.
  private var variances: Matrix<Double> {
    let prior = StepBenchmark.prior
    return Matrix(
      (0..<prior.components).map { k in (0..<prior.features).map { prior.covariance(ofComponent: k)[$0, $0] } })
  }
}

extension BayesianMixture {
  /// What a natural step moves: α, κ, ν, κ·m and S + κ·m·mᵀ of each component, K×(3 + L + L·L).
  fileprivate var naturalParameters: Matrix<Double> {
    Matrix(
      zip(concentrations, components).map { concentration, component in
        let (m, kappa) = (component.mean, component.count)
        let squares = m.indices.flatMap { i in m.indices.map { component.scale[i, $0] + kappa * m[i] * m[$0] } }
        return [concentration, kappa, component.degrees] + m.map { kappa * $0 } + squares
      })
  }
}
