import Autoencoders
import HierarchyStages
import LinearAlgebra
import Networks
import Probability
import Randomness
import TestSupport
import Testing

/// A model of random weights, whose prior is correlated and whose posterior differs from point to point.
private func someModel() throws -> (Autoencoder<Float>, Matrix<Double>) {
  var stream = RandomStream(seed: 3)
  let architecture = Architecture(
    features: 4, latents: 2, hidden: [12, 12], activation: .leakyRelu(slope: 0.2), posterior: .full, prior: .full,
    components: 2, likelihood: .gaussian(deviation: 0.3, isLearned: true))
  var model = Autoencoder<Float>(architecture, .drawn, using: &stream)
  try model.setPrior(
    GaussianMixture(
      weights: [0.4, 0.6], means: Matrix([[1, 0], [-1, 0.5]]),
      covariances: .full([Matrix([[1, 0.3], [0.3, 0.8]]), Matrix([[0.5, -0.2], [-0.2, 1]])])))
  return (model, Matrix(rows: 300, columns: 4, elements: stream.normals(1200)))
}

@Suite struct AutoencoderCoordinatesTests {
  private let map = Matrix<Double>([[0.8, -0.5], [0.4, 1.2]])

  @Test func codesMoveAndReconstructionsStay() throws {
    let (model, points) = try someModel()
    let moved = try model.inCoordinates(map, shift: [0.5, -1], prior: .full, over: points)
    let codes = Autoencoder<Double>(model).codes(of: PointSet(points))[0]
    let others = Autoencoder<Double>(moved).codes(of: PointSet(points))[0]
    // Parameters are held in single precision.
    expectClose(others, matmulTransposedSecond(codes, map).addingToRows([0.5, -1]), absolute: 1e-5)
    expectClose(
      Autoencoder<Double>(moved).decode([others]), Autoencoder<Double>(model).decode([codes]), absolute: 1e-5)
  }

  @Test func likelihoodsStay() throws {
    let (model, points) = try someModel()
    let moved = try model.inCoordinates(map, shift: [0.5, -1], prior: .full, over: points)
    func bound(_ model: Autoencoder<Float>) -> Double {
      var stream = RandomStream(seed: 7)
      return Autoencoder<Double>(model).bound(of: PointSet(points), .marginal, draws: 200, using: &stream).total
    }
    // The posterior is fitted, so the bound may be a little less, and is not the same draws.
    expectClose(bound(moved), bound(model), absolute: 0.1)
  }

  @Test func aDiagonalPriorTakesTheDiagonals() throws {
    let (model, points) = try someModel()
    let moved = try model.inCoordinates(.identity(2), shift: [0, 0], prior: .diagonal, over: points)
    #expect(moved.architecture.prior == .diagonal)
    expectClose(moved.mixture().covariance(ofComponent: 1), .diagonal([0.5, 1]), absolute: 1e-5)
  }
}
