import Autoencoders
import Networks
import TestSupport
import Testing

struct EpochTests {
  /// Eighty points; nothing is learned, so an epoch only evaluates.
  private func still(batch: Int) throws -> EvidenceLowerBound {
    var small = SmallTraining.ofOneFacet
    small.training.objective = .optimal
    small.training.pretrainingEpochs = 0
    small.training.stageEpochs = [1]
    small.training.learningRate = .constant(0)
    small.training.batch = batch
    return try small.run().best.curve[0]
  }

  /// The terms of this objective that hold no draw are the same sums in another order.
  @Test(arguments: [1, 32, 79, 80, 500]) func aShorterLastBatchCountsByItsPoints(batch: Int) throws {
    let (whole, parts) = (try still(batch: 80).facets[0], try still(batch: batch).facets[0])
    expectClose(parts.latentPrior, whole.latentPrior, relative: 1e-5)
    expectClose(parts.latentEntropy, whole.latentEntropy, relative: 1e-5)
    expectClose(parts.clusterEntropy, whole.clusterEntropy, relative: 1e-5)
  }

  @Test func gradientsAreShortenedOnlyWhereTheyAreLong() throws {
    func model(clip: Double?) throws -> Autoencoder<Float> {
      var small = SmallTraining.ofOneFacet
      small.training.clip = clip
      return try small.run().best.model
    }
    let free = try model(clip: nil)
    #expect(try model(clip: 1e9) == free)
    #expect(try model(clip: 0.1) != free)
  }
}
