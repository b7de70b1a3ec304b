private import Foundation
internal import Assumptions
public import HierarchyArtifacts
internal import LinearAlgebra
public import Parameters
internal import Probability
internal import Randomness
public import Stages

/// Draws a model with two latents and six features, of which all is known: its prior, its decoder with what the linter
/// says of it, and its noise.
public struct DrawTruth: Stage {
  public static let name = "draw-truth"
  public static let summary = "Draws a model of two latents whose prior, decoder and assumptions are known."

  /// How the covariances of the three components are made.
  enum Shapes: String, CaseIterable, Sendable {
    /// Diagonal, with variances e^(±gap/4) and one: P2 with this gap.
    case diagonal
    /// Variances e^(±gap/4) in a basis of each component's own, against P2.
    case full
  }

  let kind: TruthKind
  let shapes: Shapes
  public let gap: Double
  public let radius: Double
  public let noise: Double
  public let slope: Double
  public let draw: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    kind = try reader.choice("decoder", "What sort of decoder it is.", default: .leaky)
    shapes = try reader.choice(
      "covariances", "Whether components share a basis in which they are independent.", default: .diagonal)
    gap = try reader.number(
      "gap", "How far apart the log ratios of the coordinates' variances are between components.", in: 0...20,
      default: 4)
    radius = try reader.number(
      "radius", "How far the components' means are from their centre.", in: 0...100, default: 2.5)
    noise = try reader.number(
      "noise", "σ, where the decoder's outputs have deviation one.", in: 1e-6...10, default: 0.05)
    slope = try reader.number(
      "slope", "The slope below zero of leaky layers, the less the more bent.", in: 0.01...1, default: 0.3)
    draw = try reader.integer(
      "draw", "Which draw it is: the seed of everything that is drawn.", in: 0...Int.max)
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> GroundTruth {
    let stream = RandomStream(seed: UInt64(draw)).child(Self.name)
    var mixing = stream.child("prior")
    let prior = try self.prior(using: &mixing)
    var latentDraws = stream.child("latents")
    let latents = try prior.sample(4000, using: &latentDraws).points
    for number in 0..<200 {
      var drawing = stream.child("decoder").child(number)
      let decoder = TruthDecoder(try LayeredDecoder(layers: kind.layers(slope: slope, using: &drawing)))
      let flat = Double(decoder.isFlat(latents).count { $0 }) / Double(latents.rows)
      // Enough to be seen and not so much that nothing else is.
      guard kind != .dead || 0.03...0.3 ~= flat else { continue }
      let assessment = try AssumptionLinter().lint(decoder.layered)
      guard kind.isMet(by: assessment) else { continue }
      context.log("decoder \(number + 1) is of the kind '\(kind.rawValue)'")
      return try truth(prior, decoder.standardized(over: latents), assessment, flat: flat)
    }
    throw HierarchyError.noTruth(kind.rawValue)
  }

  private func truth(
    _ prior: GaussianMixture, _ decoder: LayeredDecoder, _ assessment: DecoderAssessment, flat: Double
  ) throws -> GroundTruth {
    let test = try testConditionalIndependence(of: prior, points: nil)
    return GroundTruth(
      kind: kind.rawValue, prior: prior,
      layers: decoder.layers.map {
        GroundTruth.Layer(weights: $0.weights, biases: $0.biases, activation: $0.activation.description)
      }, noise: noise, gap: test.gap?.value ?? 0, information: test.leastInformation ?? 0,
      assumptions: Dictionary(
        uniqueKeysWithValues: DecoderAssumption.allCases.map { assumption in
          let found = assessment[assumption]
          return (assumption.rawValue, GroundTruth.Verdict(verdict: found.verdict.rawValue, reason: found.reason))
        }), flatMass: flat)
  }

  /// Three components of weights 0.3, 0.3 and 0.4 about the corners of a triangle that is turned at random.
  private func prior(using stream: inout RandomStream) throws -> GaussianMixture {
    let turn = 2 * Double.pi * stream.uniform()
    let means = Matrix(
      (0..<3).map { k in
        let angle = turn + 2 * Double.pi * Double(k) / 3
        return [radius * cos(angle) + 0.3 * stream.normal(), radius * sin(angle) + 0.3 * stream.normal()]
      })
    let (wide, narrow) = (exp(gap / 4), exp(-gap / 4))
    let variances = [[wide, narrow], [narrow, wide], [1, 1]]
    let weights = [0.3, 0.3, 0.4]
    guard shapes == .full else {
      return GaussianMixture(weights: weights, means: means, covariances: .diagonal(Matrix(variances)))
    }
    let covariances = [[wide, narrow], [narrow, wide], [wide, narrow]].map { values in
      let angle = Double.pi * stream.uniform()
      let basis = Matrix([[cos(angle), -sin(angle)], [sin(angle), cos(angle)]])
      let turned = matmulTransposedSecond(matmul(basis, .diagonal(values)), basis)
      return 0.5 * (turned + turned.transposed)
    }
    return GaussianMixture(weights: weights, means: means, covariances: .full(covariances))
  }
}

extension TruthDecoder {
  /// The decoder with outputs of mean zero, whose variances have the mean one, over these latents.
  fileprivate func standardized(over latents: Matrix<Double>) throws(DecoderError) -> LayeredDecoder {
    let values = self(latents)
    let centred = values.centred
    let spread = centred.elements.reduce(0) { $0 + $1 * $1 } / Double(centred.elements.count)
    let scale = 1 / spread.squareRoot()
    var layers = layered.layers
    guard let last = layers.popLast() else { return layered }
    let biases = zip(last.biases, values.columnMeans).map { scale * ($0 - $1) }
    layers.append(.init(weights: scale * last.weights, biases: biases, activation: last.activation))
    return try LayeredDecoder(layers: layers)
  }
}
