import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Randomness
import TestSupport
import Testing

struct PosteriorTests {
  @Test(arguments: [
    (Posterior.Family.diagonal, 1, 1, 2), (.diagonal, 3, 1, 6), (.full, 1, 1, 2), (.full, 4, 1, 14),
    (.diagonal, 3, 2, 14), (.full, 2, 3, 18),
  ])
  func theHeadHasAColumnForEachNumber(family: Posterior.Family, latents: Int, components: Int, columns: Int) {
    let layout = model(family, latents: latents, components: components).parameters.layout
    #expect(layout["facet.0.head.bias"]?.shape == [columns])
  }

  /// C = [1; 1 1; 2 3 1; 4 5 6 1] of the strict triangle 1 to 6, so that z can be read off.
  @Test func theStrictTriangleIsReadByRows() {
    var naive = NaiveAutoencoder(posterior: .full, prior: .standard, components: 1, points: 1)
    naive.head = Matrix([[0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6]])
    naive.noise = Matrix([[1, 10, 100, 1000]])
    let z: [Double] = [1, 1 + 10, 2 + 30 + 100, 4 + 50 + 600 + 1000]
    let logDensity = z.reduce(-2 * log(2 * Double.pi)) { $0 - $1 * $1 / 2 }
    expectClose(naive.passes(.marginal).bound.facets[0].latentPrior, logDensity, relative: 1e-14)
  }

  @Test(arguments: NaiveAutoencoder.all) func theDrawIsDecoded(naive: NaiveAutoencoder) {
    let expected = (0..<naive.points).reduce(0) { $0 + naive.logLikelihood($1) } / Double(naive.points)
    expectClose(naive.passes(.marginal).bound.reconstruction, expected, relative: 1e-13)
  }

  /// ½·log det(2πe·C·Cᵀ), whose determinant is that of another factor of the product.
  @Test(arguments: NaiveAutoencoder.all) func theEntropyIsThatOfTheCovariance(naive: NaiveAutoencoder) throws {
    var sum = 0.0
    for n in 0..<naive.points {
      let factor = naive.factor(n)
      let roots = try cholesky(matmulTransposedSecond(factor, factor)).diagonal
      sum += roots.reduce(0) { $0 + log($1) } + 0.5 * Double(naive.latents) * (1 + log(2 * Double.pi))
    }
    let found = naive.passes(.marginal).bound.facets[0].latentEntropy
    expectClose(found, sum / Double(naive.points), relative: 1e-12, absolute: 1e-13)
  }

  /// s = exp(±350) is near the ends of what a number can be, and its square beyond them.
  @Test(arguments: [-700.0, 700]) func theEntropyOfAnExtremeWidthIsFinite(logVariance: Double) {
    var naive = NaiveAutoencoder(posterior: .diagonal, prior: .standard, latents: 1, components: 1, points: 1)
    naive.head = Matrix([[0.5, logVariance]])
    naive.noise = Matrix([[0]])
    let facet = naive.passes(.marginal).bound.facets[0]
    expectClose(facet.latentEntropy, 0.5 * (1 + log(2 * Double.pi) + logVariance), relative: 1e-14)
    expectClose(facet.latentPrior, -0.5 * log(2 * Double.pi) - 0.125, relative: 1e-14)
  }

  /// Through the draw, through the expectation over q, and of the entropy.
  @Test(arguments: NaiveAutoencoder.all, [Objective.marginal, .optimal])
  func theGradientOfTheHeadAgreesWithDifferences(naive: NaiveAutoencoder, objective: Objective) throws {
    let gradient = try #require(naive.passes(objective).gradients["facet.0.head.weight"])
    expectClose(gradient, naive.differences(of: "facet.0.head.weight", objective), relative: 1e-6, absolute: 1e-8)
    #expect(gradient.allSatisfy { $0 != 0 })
  }

  /// Of two components of two latents: m, m, log s², log s² and C₁₀ of each, then two logits.
  @Test func aNarrowStartLeavesOnlyTheMeansToThePoints() throws {
    var model = model(.full, latents: 2, components: 2)
    var stream = RandomStream(seed: 6)
    model.initialize(.narrow(logVariance: -3), using: &stream)
    let bias = model.parameters[try #require(model.parameters.layout["facet.0.head.bias"])]
    let weight = model.parameters.matrix(try #require(model.parameters.layout["facet.0.head.weight"]))
    #expect(bias[2...4] == [-3, -3, 0] && bias[7...] == [-3, -3, 0, 0, 0])
    for column in 0..<12 {
      #expect(weight.column(column).allSatisfy { $0 == 0 } == ![0, 1, 5, 6].contains(column), "\(column)")
    }
  }

  private func model(_ family: Posterior.Family, latents: Int, components: Int) -> Autoencoder<Double> {
    var architecture = Architecture(
      features: 3, latents: latents, hidden: [], activation: .tanh, posterior: family, components: 2,
      likelihood: .bernoulli)
    architecture.posteriorComponents = components
    return Autoencoder(architecture)
  }
}
