public import Autoencoders
public import LinearAlgebra
public import Networks
public import Randomness

extension StructuredBatch: ClimbBatch where Scalar == Float {
  /// x, N×D.
  public var points: Matrix<Float> {
    _read { yield networks.points }
    _modify { yield &networks.points }
  }
}

/// A structured autoencoder in training: Adam moves its networks, and its belief about the mixture moves along the natural
/// gradient (Johnson et al. 2016, section 4.2).
///
/// Departure from the paper, as in the released code: what a draw's likelihood says of the belief, through the draw, is left
/// out of the natural gradient.
public struct StructuredClimber: Climber {
  /// The networks.
  public var model: SkipAutoencoder<Float>
  /// q(π, μ, Λ).
  public var belief: BayesianMixture
  /// p(π, μ, Λ).
  public let prior: BayesianMixture
  /// How the networks' gradient passes the local posteriors.
  public var gradient: LocalInference.Gradient
  /// ρ, the length of the natural step in each epoch.
  public var naturalRate: LearningRate
  /// Of the belief as it is in a step; it says how many rounds there are at most.
  private var inference: LocalInference
  /// What the points of a step say of each component.
  private var statistics: MixtureStatistics
  private var workspace: BeliefWorkspace

  /// Creates it.
  ///
  /// - Parameters:
  ///   - model: The networks.
  ///   - belief: q(π, μ, Λ), at first.
  ///   - prior: p(π, μ, Λ).
  ///   - gradient: How the networks' gradient passes the local posteriors.
  ///   - naturalRate: ρ in each epoch.
  ///   - rounds: The most rounds of the local inference.
  ///   - tolerance: The change of a responsibility after which there is no other round.
  public init(
    _ model: SkipAutoencoder<Float>, belief: BayesianMixture, prior: BayesianMixture,
    gradient: LocalInference.Gradient, naturalRate: LearningRate, rounds: Int, tolerance: Double
  ) {
    (self.model, self.belief, self.prior) = (model, belief, prior)
    (self.gradient, self.naturalRate) = (gradient, naturalRate)
    let (components, latents) = (belief.components.count, model.shape.latents)
    inference = LocalInference(components: components, latents: latents, rounds: rounds, tolerance: tolerance)
    statistics = MixtureStatistics(components: components, latents: latents)
    workspace = BeliefWorkspace(latents: latents)
  }

  public var parameters: ParameterBuffer<Float> {
    _read { yield model.parameters }
    _modify { yield &model.parameters }
  }

  /// The numbers of the belief: α; then m, κ, S and ν of each component.
  public var otherNumbers: [Double] {
    get {
      belief.concentrations
        + belief.components.flatMap { $0.mean + [$0.count] + $0.scale.elements + [$0.degrees] }
    }
    set {
      let (k, l) = (belief.components.count, model.shape.latents)
      var rest = newValue[...]
      func next(_ count: Int) -> [Double] {
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
      }
      belief.concentrations = next(k)
      for c in 0..<k {
        belief.components[c].mean = next(l)
        belief.components[c].count = next(1)[0]
        belief.components[c].scale.elements = next(l * l)
        belief.components[c].degrees = next(1)[0]
      }
    }
  }

  /// E[log p(x|z)], minus the divergence of the local posteriors, and minus that of the belief, a point's part of it.
  public var termNames: [String] { ["reconstruction", "local-divergence", "global-divergence"] }

  public func batch(points: Int) -> StructuredBatch<Float> {
    StructuredBatch(model, components: belief.components.count, points: points)
  }

  public mutating func pass(
    _ batch: inout StructuredBatch<Float>, _ step: ClimbStep, using noise: inout RandomStream,
    addingTo gradients: inout ParameterBuffer<Float>, _ terms: inout [Double]
  ) throws {
    let count = Double(batch.points.rows)
    noise.fillNormals(&batch.local.noise.elements)
    try inference.take(belief, in: &workspace)
    let found = model.forward(inference, in: &batch)
    terms[0] += found.reconstruction
    terms[1] += found.local
    terms[2] -= try belief.divergence(from: prior, in: &workspace) * count / Double(step.points)
    model.backward(inference, gradient, weight: -1 / count, in: &batch, addingTo: &gradients)
    statistics.clear()
    inference.add(batch.local, to: &statistics)
    belief.step(
      towards: prior, statistics, scale: Double(step.points) / count, rate: naturalRate.rate(epoch: step.epoch))
  }
}

extension BayesianMixture {
  /// A belief about a mixture before anything is seen, which the released code begins with: α for each weight, and for each
  /// component mean zero, κ = ½, S = (L + ½)·I, ν = L + ½.
  public static func vague(components: Int, latents: Int, concentration: Double) -> BayesianMixture {
    let degrees = Double(latents) + 0.5
    return BayesianMixture(
      concentrations: [Double](repeating: concentration, count: components),
      components: (0..<components).map { _ in
        NormalInverseWishart(
          mean: [Double](repeating: 0, count: latents), count: 0.5,
          scale: .diagonal([Double](repeating: degrees, count: latents)), degrees: degrees)
      })
  }

  /// Where training begins: κ = 1, ν = L + 1 and means that are drawn from N(0, spread²).
  public static func drawn(
    components: Int, latents: Int, concentration: Double, spread: Double, using stream: inout RandomStream
  ) -> BayesianMixture {
    var belief = vague(components: components, latents: latents, concentration: concentration)
    for k in 0..<components {
      belief.components[k].count = 1
      belief.components[k].degrees = Double(latents) + 1
      belief.components[k].mean = stream.normals(latents).map { spread * $0 }
    }
    return belief
  }
}
