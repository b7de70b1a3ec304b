import AssumptionStages
import Assumptions
import DecoderFiles
import LinearAlgebra
import Probability

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

/// A mixture of two components about (±1, 1) of deviation 0.1.
let prior = GaussianMixture(
  weights: [0.5, 0.5], means: Matrix([[-1, 1], [1, 1]]), covariances: .spherical([0.01, 0.01]))
