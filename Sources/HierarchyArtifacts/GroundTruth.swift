public import JSONArtifacts
public import LinearAlgebra
public import Probability
public import Stages

/// A model that points are drawn from, all of which is known.
///
///     x = f(z) + ε,   z ~ Σ_j λ_j N(μ_j, Σ_j),   ε ~ N(0, σ²·I)
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | λ, μ, Σ | `prior` | J components over m latents |
/// | f | `layers` | m → n |
/// | σ | `noise` | 1 |
///
/// `truth.json` holds it.
public struct GroundTruth: JSONArtifact {
  /// An affine layer z ↦ a(W·z + b).
  public struct Layer: Codable, Equatable, Sendable {
    /// W, a row a unit.
    public let weights: [[Double]]
    /// b.
    public let biases: [Double]
    /// a, by its name: `identity`, `relu`, `leaky-relu(0.3)`, `tanh`.
    public let activation: String

    /// Creates it.
    public init(weights: Matrix<Double>, biases: [Double], activation: String) {
      self.weights = (0..<weights.rows).map { weights.row($0) }
      (self.biases, self.activation) = (biases, activation)
    }

    /// Throws unless layers follow one another from so many numbers on.
    static func check(_ layers: [Layer], inputs: Int) throws(ArtifactError) {
      var width = inputs
      guard !layers.isEmpty else { throw ArtifactError("a decoder has one layer at least") }
      for (number, layer) in layers.enumerated() {
        guard !layer.weights.isEmpty, layer.weights.allSatisfy({ $0.count == width }),
          layer.biases.count == layer.weights.count
        else {
          throw ArtifactError(
            "layer \(number + 1) of the decoder should take \(width) numbers, with a bias for each unit")
        }
        width = layer.weights.count
      }
    }
  }

  /// What is known of an assumption on f.
  public struct Verdict: Codable, Equatable, Sendable {
    /// `holds`, `fails` or `undecided`.
    public let verdict: String
    /// In a sentence, why.
    public let reason: String

    /// Creates it.
    public init(verdict: String, reason: String) { (self.verdict, self.reason) = (verdict, reason) }
  }

  /// What sort of decoder it is.
  public let kind: String
  /// p(z).
  public let prior: GaussianMixture
  /// The layers of f.
  public let layers: [Layer]
  /// σ.
  public let noise: Double
  /// P2's gap of the prior, and the least information I_st of a pair of coordinates.
  public let gap: Double
  /// The least I_st.
  public let information: Double
  /// By the name of the assumption, F1 to F4.
  public let assumptions: [String: Verdict]
  /// The share of the prior where the slope of f has a rank below m.
  public let flatMass: Double

  /// Creates it.
  public init(
    kind: String, prior: GaussianMixture, layers: [Layer], noise: Double, gap: Double, information: Double,
    assumptions: [String: Verdict], flatMass: Double
  ) {
    (self.kind, self.prior, self.layers, self.noise) = (kind, prior, layers, noise)
    (self.gap, self.information, self.assumptions, self.flatMass) = (gap, information, assumptions, flatMass)
  }
}

extension GroundTruth {
  public func check() throws(ArtifactError) {
    try Layer.check(layers, inputs: prior.features)
    guard noise > 0, noise.isFinite else { throw ArtifactError("the noise is \(noise); it must be positive") }
  }

  /// n.
  public var features: Int { layers.last?.weights.count ?? 0 }

  public static var typeName: String { "ground-truth" }
  public static var file: String { "truth.json" }
  public static var valueNames: [String] {
    [
      "kind", "gap", "information", "noise", "latents", "features", "components", "f1", "f2", "f3", "f4", "f1.reason",
      "f2.reason", "f3.reason", "f4.reason", "flat-mass",
    ]
  }

  /// The sizes, and what the linter says of each assumption.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "kind": .text(kind), "gap": .number(gap), "information": .number(information), "noise": .number(noise),
      "latents": .integer(prior.features), "features": .integer(features), "components": .integer(prior.components),
      "flat-mass": .number(flatMass),
    ]
    for name in ["F1", "F2", "F3", "F4"] {
      guard let found = assumptions[name] else { continue }
      values[name.lowercased()] = .text(found.verdict)
      values["\(name.lowercased()).reason"] = .text(found.reason)
    }
    return values
  }
}
