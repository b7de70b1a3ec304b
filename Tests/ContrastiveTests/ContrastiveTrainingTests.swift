import Contrastive
import LinearAlgebra
import Randomness
import Testing

@Suite struct ContrastiveTrainingTests {
  /// Two segments that differ in the deviation of one source.
  private let points: Matrix<Double> = {
    var stream = RandomStream(seed: 2)
    return Matrix((0..<600).map { n in [(n < 300 ? 0.2 : 3) * stream.normal(), stream.normal()] })
  }()
  private let labels = (0..<600).map { $0 < 300 ? 0 : 1 }

  private func network(_ seed: UInt64) -> SegmentClassifier {
    var stream = RandomStream(seed: seed)
    return SegmentClassifier(inputs: 2, hidden: [4], features: 1, segments: 2, kind: .absolute, using: &stream)
  }

  @Test func segmentsAreToldApart() throws {
    let training = ContrastiveTraining(steps: 1500, firstSteps: 100, batch: 64, learningRate: 0.05)
    var stream = RandomStream(seed: 1)
    var losses: [Double] = []
    let found = try #require(
      training.fit(network(1), to: points, labels: labels, using: &stream) { losses.append($1) })
    #expect(losses.count == 1500 && losses[1499] < losses[0])
    // The best rule is right for nine of ten.
    #expect(ContrastiveTraining.accuracy(found, points, labels: labels) > 0.8)
  }

  @Test func atFirstOnlyTheRegressionLearns() throws {
    let training = ContrastiveTraining(steps: 20, firstSteps: 20, batch: 64)
    var stream = RandomStream(seed: 1)
    let found = try #require(training.fit(network(3), to: points, labels: labels, using: &stream))
    #expect(found.hidden == network(3).hidden && found.feature == network(3).feature)
    #expect(found.classes != network(3).classes)
  }

  @Test func whatDivergesIsNoNetwork() {
    let training = ContrastiveTraining(steps: 200, firstSteps: 0, batch: 64, learningRate: 1e30)
    var stream = RandomStream(seed: 1)
    #expect(training.fit(network(1), to: points, labels: labels, using: &stream) == nil)
  }
}
