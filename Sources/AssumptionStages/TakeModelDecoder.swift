private import Assumptions
public import DecoderFiles
public import LikelihoodArtifacts
private import LinearAlgebra
public import Parameters
private import Probability
public import Stages

/// Takes the decoder out of a simulated model of one latent, with the prior of this latent.
public struct TakeModelDecoder: Stage {
  public static let name = "take-model-decoder"
  public static let summary =
    "Takes the decoder out of a simulated model of one latent, as affine layers, with the prior of its latent."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ model: SimulatedModel, in context: StageContext) throws -> Decoder {
    let truth = model.truth
    let outputs = truth.shift.count
    let hidden = LayeredDecoder.Layer(
      weights: Matrix(rows: truth.units, columns: 1, elements: truth.inputWeights), biases: truth.biases,
      activation: .piecewiseLinear(slope: truth.leak))
    let last = LayeredDecoder.Layer(
      weights: Matrix(rows: truth.units, columns: outputs, elements: truth.outputWeights.flatMap { $0 }).transposed,
      biases: truth.shift, activation: .identity)
    return Decoder(
      try LayeredDecoder(layers: [hidden, last]),
      prior: GaussianMixture(
        weights: truth.weights, means: Matrix(rows: truth.components, columns: 1, elements: truth.means),
        covariances: .spherical(truth.deviations.map { $0 * $0 })))
  }
}
