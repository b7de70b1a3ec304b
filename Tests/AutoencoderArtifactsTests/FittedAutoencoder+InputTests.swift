import AutoencoderArtifacts
import Autoencoders
import Interchange
import LinearAlgebra
import Networks
import Probability
import Randomness
import Stages
import Testing

/// What a fit is asked about, and what it refuses to be asked.
struct FittedAutoencoderInputTests {
  /// A fit that saw no step.
  private func fit(imageSize: [Int]? = nil) throws -> FittedAutoencoder {
    let architecture = Architecture(
      features: 6, latents: 2, hidden: [3], activation: .relu, components: 1,
      likelihood: .gaussian(deviation: 0.4, isLearned: true))
    let training = Training(pretrainingEpochs: 0, stageEpochs: [0], evaluationDraws: 1)
    let points = PointSet(Matrix<Double>(rows: 2, columns: 6))
    let result = try training.fit(
      architecture, to: points, using: RandomStream(seed: 2),
      firstPrior: { _, _, _ in
        GaussianMixture(weights: [1], means: Matrix(rows: 1, columns: 2), covariances: .spherical([1]))
      }, observe: { _ in })
    return FittedAutoencoder(
      result, training, imageSize: imageSize, codes: result.best.model.codes(of: points), classes: nil)
  }

  @Test func pointsAreReadWithoutTheirLabelsWhereNobodyAsksForThem() throws {
    let matrix = Matrix<Double>([[1, 2, 3, 4, 5, 6]])
    let (with, without) = (Points(matrix, labels: [99]), Points(matrix))
    let fit = try fit()
    for question in [FittedAutoencoder.Question.codes, .density] {
      let (first, second) = try (fit.pointSet(with, for: question), fit.pointSet(without, for: question))
      #expect(fit.model.codes(of: first) == fit.model.codes(of: second))
    }
  }

  @Test(arguments: [0, 5, 7]) func pointsOfOtherFeaturesAreRefused(features: Int) {
    let error = #expect(throws: ArtifactError.self) {
      try fit().check(Points(Matrix(rows: 1, columns: features)))
    }
    #expect(
      error?.description
        == "points of \(features) features do not fit an autoencoder of 6; prepare them as the points that it was "
        + "fitted to")
  }

  @Test func imagesMustHaveTheSizeOfThoseThatItWasFittedTo() throws {
    let fit = try fit(imageSize: [2, 3])
    let images = Images(count: 1, height: 2, width: 3, pixels: [UInt8](repeating: 7, count: 6))
    try fit.check(images)
    #expect(try fit.imageSize == [2, 3])
    let turned = Images(count: 1, height: 3, width: 2, pixels: [UInt8](repeating: 7, count: 6))
    let error = #expect(throws: ArtifactError.self) { try fit.check(turned) }
    #expect(error?.description == "images of 3×2 pixels do not fit an autoencoder that was fitted to 2×3")
    let none = #expect(throws: ArtifactError.self) { try self.fit().check(images) }
    #expect(none?.description == "the autoencoder was fitted to points, and images are asked for; fit it to images")
  }

  /// A byte of 255 is one.
  @Test func imagesAreReadAsTheirShareOfWhite() throws {
    let fit = try fit(imageSize: [2, 3])
    let bytes: [UInt8] = [0, 51, 102, 153, 204, 255]
    let images = Images(count: 1, height: 2, width: 3, pixels: bytes)
    let points = Points(Matrix([[0, 0.2, 0.4, 0.6, 0.8, 1]]))
    let (a, b) = (fit.model.codes(of: PointSet(images))[0], fit.model.codes(of: PointSet(points))[0])
    // Single precision.
    #expect(zip(a.elements, b.elements).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test func aFacetThatThereIsNotIsNamed() throws {
    let fit = try fit()
    try fit.check(facet: 0)
    for facet in [-1, 1, Int.max] {
      let error = #expect(throws: ArtifactError.self) { try fit.check(facet: facet) }
      #expect(error?.description == "there is no facet \(facet); the facets are 0 to 0, the shallow one first")
    }
  }
}
