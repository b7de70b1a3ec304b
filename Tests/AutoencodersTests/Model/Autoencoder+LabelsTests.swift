import Autoencoders
import LinearAlgebra
import Networks
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct AutoencoderLabelsTests {
  private static let architecture = {
    var parts = Architecture(
      features: 2, latents: 2, hidden: [8], activation: .leakyRelu(slope: 0.2), components: 1,
      likelihood: .gaussian(deviation: 0.3, isLearned: true))
    parts.labels = LabelUse(count: 2)
    return parts
  }()

  private static let labels = (0..<80).map { $0 < 40 ? 0 : 1 }

  private func train(
    _ labels: [Int]?, encoderSees isSeen: Bool = false
  ) throws(TrainingError) -> TrainedAutoencoder {
    var parts = Self.architecture
    parts.labels?.isSeenByEncoder = isSeen
    let training = Training(pretrainingEpochs: 5, stageEpochs: [8], batch: 32)
    let points = PointSet(SmallTraining.clusters, labels: labels)
    return try training.fit(
      parts, to: points, using: RandomStream(seed: 4),
      firstPrior: { _, codes, _ in
        let means = (0..<2).map { u in
          let own = codes.rows(at: (labels ?? []).indices.filter { labels?[$0] == u })
          return own.columnSums.map { $0 / Double(own.rows) }
        }
        return GaussianMixture(weights: [0.5, 0.5], means: Matrix(means), covariances: .spherical([0.5, 0.5]))
      }, observe: { _ in }
    ).best
  }

  /// Between the means of the labels.
  private func distance(_ mixture: GaussianMixture) -> Double {
    zip(mixture.means.row(0), mixture.means.row(1)).reduce(0) { $0 + abs($1.0 - $1.1) }
  }

  /// Labels go with their points through the shuffles and into the last, shorter batch: what they are called is no matter.
  @Test(arguments: [false, true])
  func labelsThatAreRenamedGiveTheSameModel(encoderSees isSeen: Bool) throws {
    let (first, second) = (
      try train(Self.labels, encoderSees: isSeen), try train(Self.labels.map { 1 - $0 }, encoderSees: isSeen)
    )
    guard !isSeen else {
      // The encoder has other first weights for each label.
      #expect(first.bound.total.isFinite && second.bound.total.isFinite)
      return
    }
    // In single precision, and norms are summed in another order.
    expectClose(first.bound.total, second.bound.total, absolute: 1e-4)
    let (one, other) = (first.model.mixture(), second.model.mixture())
    expectClose(one.means.row(0), other.means.row(1), absolute: 1e-4)
    expectClose(one.means.row(1), other.means.row(0), absolute: 1e-4)
    // Of labels that say nothing of the points, the priors are near one another.
    let mixed = try train((0..<80).map { $0 % 2 }).model.mixture()
    #expect(distance(mixed) < 0.5 * distance(one))
  }

  @Test func pointsWithoutTheirLabelsAreRefused() {
    #expect(throws: TrainingError.noLabels) { try train(nil) }
    var wrong = Self.labels
    wrong[7] = 2
    #expect(throws: TrainingError.label(row: 7, label: 2, count: 2)) { try train(wrong) }
    #expect("\(TrainingError.noLabels)" == "the points have no labels, which this model asks for")
    #expect(
      "\(TrainingError.label(row: 7, label: 2, count: 2))"
        == "point 7 has the label 2, but the model is one of 2 labels, which count from 0 on")
  }

  @Test func withoutLabelsTheBoundIsThatOfTheMixture() throws {
    let labelled = Autoencoder<Double>(try train(Self.labels).model)
    let blind = try labelled.withoutLabels()
    #expect(blind.architecture.labels == nil && blind.architecture.facets[0].components == 2)
    expectClose(blind.mixture().means.elements, labelled.mixture().means.elements, absolute: 0)
    let points = PointSet(SmallTraining.clusters, labels: Self.labels)
    #expect(blind.codes(of: points) == labelled.codes(of: PointSet(SmallTraining.clusters)))
    var (one, other) = (RandomStream(seed: 1), RandomStream(seed: 1))
    let conditional = labelled.bound(of: points, .marginal, draws: 4, using: &one)
    let marginal = blind.bound(of: points, .marginal, draws: 4, using: &other)
    // At every draw log p(z) = log Σ_u ½·p(z|u), which is log p(z|u) − log 2 at least and the larger log p(z|u) at most.
    #expect(marginal.reconstruction == conditional.reconstruction)
    #expect(marginal.total >= conditional.total - 0.6931471805599454 - 1e-9)
    #expect(try blind.withoutLabels() == blind)
    #expect(throws: PriorError.labelledEncoder) { try train(Self.labels, encoderSees: true).model.withoutLabels() }
  }

  @Test func aStateWithLabelsComesBack() throws {
    let model = try train(Self.labels, encoderSees: true).model
    #expect(model.architecture.labels == LabelUse(count: 2, isSeenByEncoder: true))
    #expect(model.encoder.inputs == 4)
  }
}
