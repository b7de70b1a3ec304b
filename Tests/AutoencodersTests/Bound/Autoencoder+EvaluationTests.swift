import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Probability
import Randomness
import TestSupport
import Testing

struct AutoencoderEvaluationTests {
  /// A decoder without hidden layers makes x Gaussian for each component, so that log p(x) has a closed form.
  private func linearModel(posterior: Posterior.Family, prior: PriorFamily) -> Autoencoder<Double> {
    var stream = RandomStream(seed: 21)
    var model = Autoencoder<Double>(
      Architecture(
        features: 3, latents: 2, hidden: [], activation: .relu, posterior: posterior, prior: prior, components: 2,
        likelihood: .gaussian(deviation: 0.8, isLearned: false)))
    for i in model.parameters.values.indices { model.parameters.values[i] = 0.5 * stream.normal() }
    // A posterior about as wide as the prior, so that few weights decide no sum.
    let (weight, bias) = head(of: model)
    for i in weight.range { model.parameters.values[i] *= 0.2 }
    for i in 2..<4 { model.parameters.values[bias.offset + i] = 0.8 }
    return model
  }

  /// Where what the encoder puts out is computed, since there is no hidden layer.
  private func head(of model: Autoencoder<Double>) -> (weight: ParameterSlice, bias: ParameterSlice) {
    let slices = model.parameters.layout.slices
    return (slices[0], slices[1])
  }

  private func headOutput(of model: Autoencoder<Double>, _ x: Matrix<Double>) -> Matrix<Double> {
    let (weight, bias) = head(of: model)
    return matmul(x, model.parameters.matrix(weight)).addingToRows(model.parameters[bias])
  }

  private func points(_ count: Int, features: Int) -> Matrix<Double> {
    var stream = RandomStream(seed: 4)
    return Matrix(rows: count, columns: features, elements: stream.normals(count * features))
  }

  /// p(x) = Σ_c π_c·N(x; W·μ_c + b, W·Σ_c·Wᵀ + σ²·I).
  private func logDensity(_ model: Autoencoder<Double>, _ points: Matrix<Double>) throws -> [Double] {
    let layer = model.decoder.layers[0]
    let (weight, bias) = (model.parameters.matrix(layer.weight).transposed, model.parameters[layer.bias])
    let image = try model.mixture().pushedForward(by: weight, shift: bias)
    let sigma = try #require(model.deviation)
    let noisy = (0..<image.components).map { image.covariance(ofComponent: $0) + sigma * sigma * Matrix.identity(3) }
    return try GaussianMixture(weights: image.weights, means: image.means, covariances: .full(noisy))
      .logDensity(of: points)
  }

  @Test(arguments: Posterior.Family.allCases, [PriorFamily.diagonal, .full])
  func theImportanceWeightedBoundRisesToTheLogDensity(posterior: Posterior.Family, prior: PriorFamily) throws {
    let model = linearModel(posterior: posterior, prior: prior)
    let x = points(20, features: 3)
    let exact = try logDensity(model, x)
    let mean = exact.reduce(0, +) / 20
    var means: [Double] = []
    for draws in [1, 3, 30_000] {
      var stream = RandomStream(seed: 9)
      let bounds = model.importanceWeightedBounds(of: PointSet(x), draws: draws, using: &stream)
      means.append(bounds.reduce(0, +) / 20)
    }
    #expect(means[0] < means[1] && means[1] < means[2])
    // A weight's spread is some times its mean: 30,000 draws leave less than a hundredth for a point, and less for 20.
    expectClose(means[2], mean, absolute: 0.02)
  }

  @Test func theBoundIsTheMeanOverBlocksAndDraws() {
    let model = linearModel(posterior: .diagonal, prior: .diagonal)
    let x = points(600, features: 3)
    var stream = RandomStream(seed: 2)
    let whole = model.bound(of: PointSet(x), .optimal, draws: 40, using: &stream)
    // All terms but the reconstruction are exact in this objective.
    var workspace = Workspace(model, points: 600)
    workspace.points = x
    let once = model.bound(.optimal, in: &workspace).facets[0]
    expectClose(whole.facets[0].latentPrior, once.latentPrior, relative: 1e-12)
    expectClose(whole.facets[0].clusterEntropy, once.clusterEntropy, relative: 1e-12)
    expectClose(whole.facets[0].latentEntropy, once.latentEntropy, relative: 1e-12)
    var noisy = 0.0
    for _ in 0..<40 {
      workspace.fillNoise(using: &stream)
      noisy += model.bound(.optimal, in: &workspace).reconstruction / 40
    }
    // Two means of 24000 draws each, of reconstructions that spread over some ten nats.
    expectClose(whole.reconstruction, noisy, absolute: 0.3)
  }

  @Test func codesAreTheMeansWhateverTheBlocks() {
    let model = linearModel(posterior: .full, prior: .diagonal)
    let x = points(300, features: 3)
    let codes = model.codes(of: PointSet(x))[0]
    let head = headOutput(of: model, x)
    expectClose(codes, head.columns(at: [0, 1]), absolute: 1e-14)
    expectClose(model.codes(of: PointSet(x.rows(290..<300)))[0], codes.rows(290..<300), absolute: 1e-14)
  }

  @Test func responsibilitiesAreThoseOfTheOptimum() {
    let model = linearModel(posterior: .diagonal, prior: .diagonal)
    let x = points(5, features: 3)
    let responsibilities = model.clusters(of: PointSet(x)).responsibilities
    let head = headOutput(of: model, x)
    guard case .diagonal(let variances) = model.mixture().covariances else {
      Issue.record("not diagonal")
      return
    }
    for n in 0..<5 {
      let logs = (0..<2).map { c in
        (0..<2).reduce(log(model.mixture().weights[c])) { sum, i in
          let distance = head[n, i] - model.mixture().means[c, i]
          return sum - 0.5 * (log(variances[c, i]) + (exp(head[n, 2 + i]) + distance * distance) / variances[c, i])
        }
      }
      let total = logSumExp(logs)
      for c in 0..<2 { expectClose(responsibilities[n, c], exp(logs[c] - total), absolute: 1e-13) }
    }
  }

  @Test func codesClustersAndImagesAgreeWithOneAnother() throws {
    let small = SmallTraining.ofTwoFacets
    let model = try small.run().best.model
    let codes = model.codes(of: small.points)
    #expect(codes.map(\.shape.description) == ["90×1", "90×2"])
    #expect(model.reconstructions(of: small.points) == model.decode(codes))
    #expect(model.decode(codes).elements.allSatisfy { $0 > 0 && $0 < 1 })
    let clusters = model.clusters(of: small.points, facet: 1)
    #expect(clusters.responsibilities.rows == 90 && clusters.logSums.allSatisfy { $0.isFinite })
    for n in 0..<90 { expectClose(clusters.responsibilities.row(n).reduce(0, +), 1, absolute: 1e-6) }
    // More than a block of images, of which the last is shorter.
    let many = PointSet(images: 90 * 7, pixels: 6, bytes: (0..<7).flatMap { _ in SmallTraining.bytes })
    expectClose(model.codes(of: many)[1].rows(540..<630), codes[1], absolute: 1e-6)
  }
}
