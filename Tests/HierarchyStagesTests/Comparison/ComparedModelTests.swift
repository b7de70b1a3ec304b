import AutoencoderArtifacts
import Autoencoders
import HierarchyArtifacts
import HierarchyStages
import Interchange
import LinearAlgebra
import Networks
import Probability
import Randomness
import StageTestSupport
import Stages
import TestSupport
import Testing

/// Fits and the truth as comparisons see them.
@Suite struct ComparedModelTests {
  private func comparison(_ fits: [FittedAutoencoder]) throws -> TruthComparison {
    try stage(CompareWithTruth.self, ["fresh": "200", "steps": "60"]).run(Pair(fits, someSample.get()), in: .silent)
  }

  private func start(turn: String = "0") throws -> FittedAutoencoder {
    try stage(
      FitFromTruth.self,
      [
        "components": "3", "hidden": "24,24", "steps": "0", "pretraining-steps": "600", "recipe": "full", "seed": "1",
        "turn": turn,
      ]
    ).run(someSample.get(), in: .silent)
  }

  @Test func aFitIsItsOwnEqual() throws {
    let fit = try start()
    let found = try comparison([fit, fit])
    let pair = try #require(found.pairs.first)
    expectClose(pair.weak, 1, absolute: 1e-9)
    expectClose(pair.strong, 1, absolute: 1e-9)
    expectClose(pair.canonical, 1, absolute: 1e-9)
    // D3 is a difference of ones, and the residual a mean of squares.
    expectClose(try #require(pair.distance), 0, absolute: 1e-9)
    expectClose(try #require(pair.residual), 0, absolute: 1e-9)
    #expect(found.runs[0].below == found.runs[1].below && found.runs[0].angle == found.runs[1].angle)
  }

  @Test func aTurnedFitIsAnotherInItsColumnsAndTheSameOtherwise() throws {
    let found = try comparison([start(), start(turn: "45")])
    let pair = try #require(found.pairs.first)
    #expect(pair.weak > 0.97 && pair.strong < 0.9)
    #expect(try #require(pair.residual) < 0.2)
  }

  @Test func modelsThatAreNoGaussianMixtureOfOneFacetAreRefused() throws {
    func fitted(_ architecture: Architecture, _ points: Matrix<Double>) throws -> FittedAutoencoder {
      var training = Training(pretrainingEpochs: 0, stageEpochs: architecture.facets.map { _ in 0 }, evaluationDraws: 1)
      if architecture.facets.count > 1 { training.start = .drawn }
      let result = try training.fit(
        architecture, to: PointSet(points), using: RandomStream(seed: 1),
        firstPrior: { _, codes, _ in
          GaussianMixture(
            weights: [1], means: Matrix(rows: 1, columns: codes.columns), covariances: .spherical([1]))
        }, observe: { _ in })
      return FittedAutoencoder(
        result, training, codes: Autoencoder<Double>(result.best.model).codes(of: PointSet(points)), classes: nil)
    }
    let points = try someSample.get().points.coordinates.map { 1 / (1 + $0 * $0) }
    // Without σ there is no likelihood of a normal.
    let bernoulli = Architecture(
      features: 6, latents: 2, hidden: [4], activation: .relu, components: 1, likelihood: .bernoulli)
    let error = #expect(throws: HierarchyError.self) { try comparison([fitted(bernoulli, points)]) }
    #expect(
      error?.description
        == "only fits of one facet with a Gaussian likelihood and without labels can be compared with a truth")
    let two = Architecture(
      features: 6, encoder: [4, 4], decoder: [4, 4],
      facets: [.init(latents: 1, components: 1, rung: 1), .init(latents: 1, components: 1, rung: 2)],
      activation: .relu)
    #expect(throws: HierarchyError.fit) { try comparison([fitted(two, points)]) }
  }
}
