import AssumptionStages
import Assumptions
import DecoderFiles
import LinearAlgebra
import Probability
import StageTestSupport
import Stages

/// A decoder of ReLU between affine layers.
func network(_ layers: [([[Double]], [Double])], slope: Double = 0) throws -> LayeredDecoder {
  try LayeredDecoder(
    layers: layers.enumerated().map { i, layer in
      LayeredDecoder.Layer(
        weights: Matrix(layer.0), biases: layer.1,
        activation: i == layers.count - 1 ? .identity : .piecewiseLinear(slope: slope))
    })
}

/// f(z) = (z₁, |z₂|): the plane folded along the first axis.
func foldedPlane() throws -> LayeredDecoder {
  try network([([[1, 0], [-1, 0], [0, 1], [0, -1]], [0, 0, 0, 0]), ([[1, -1, 0, 0], [0, 0, 1, 1]], [0, 0])])
}

/// f(z) = (z₁, max(z₂, 0)): half a plane drawn into a line.
func flattenedPlane() throws -> LayeredDecoder {
  try network([([[1, 0], [-1, 0], [0, 1]], [0, 0, 0]), ([[1, -1, 0], [0, 0, 1]], [0, 0])])
}

/// The plane as it is, through ReLU.
func plainPlane() throws -> LayeredDecoder {
  try network([([[1, 0], [-1, 0], [0, 1], [0, -1]], [0, 0, 0, 0]), ([[1, -1, 0, 0], [0, 0, 1, -1]], [0, 0])])
}

/// The plane as it is, but for tanh after the first layer.
func smoothPlane() throws -> LayeredDecoder {
  let layers = try plainPlane().layers
  return try LayeredDecoder(layers: [
    LayeredDecoder.Layer(weights: layers[0].weights, biases: layers[0].biases, activation: .smooth(.tanh)), layers[1],
  ])
}

/// What `lint-decoder` finds of a decoder, with these parameters.
func findings(
  _ decoder: LayeredDecoder, _ parameters: KeyValuePairs<String, String> = [:]
) throws -> DecoderFindings {
  try stage(LintDecoder.self, parameters).run(Decoder(decoder, prior: prior, notes: ["a note"]), in: .silent)
}

/// A mixture of two components about (±1, 1) of deviation 0.1.
let prior = GaussianMixture(
  weights: [0.5, 0.5], means: Matrix([[-1, 1], [1, 1]]), covariances: .spherical([0.01, 0.01]))
