import AutoencoderArtifacts
import Autoencoders
import Interchange
import LinearAlgebra
import Networks
import Randomness
import StageTestSupport
import Stages
import StructuredAutoencoderStages
import TestSupport
import Testing

@Suite struct FitSkipAutoencoderTests {
  @Test(arguments: [[("activation", "relu")], [("activation", "leaky-relu"), ("slope", "0.2")]])
  func itIsAnAutoencoderThatOthersCanAsk(activation: [(String, String)]) throws {
    let fit = try stage(FitSkipAutoencoder.self, smallFit + activation).run(twoClusters, in: .silent)
    try expectWhole(fit, epochs: 60)
    // Two units carry each of two numbers beside eight.
    #expect(fit.configuration.architecture.encoder == [12] && fit.configuration.architecture.decoder == [12])
    var stream = RandomStream(seed: 2)
    let bound = Autoencoder<Double>(fit.model).bound(
      of: PointSet(twoClusters.coordinates), .marginal, draws: 400, using: &stream)
    // Both are means of 120 points over at least 16 draws, whose deviations are some nats.
    expectClose(bound.total, fit.outcome.bound.total, absolute: 0.2)
  }

  @Test func withoutAnEpochItIsARotation() throws {
    let fit = try stage(FitSkipAutoencoder.self, smallFit.map { $0.0 == "epochs" ? ("epochs", "0") : $0 }).run(
      twoClusters, in: .silent)
    let (x, z) = (twoClusters.coordinates, fit.codes.joined.codes)
    // Distances from the origin stay: codes are single-precision sums of coordinates below four.
    for n in 0..<x.rows {
      expectClose(
        x.row(n).reduce(0) { $0 + $1 * $1 }, z.row(n).reduce(0) { $0 + $1 * $1 }, relative: 1e-5, absolute: 1e-6)
    }
  }
}
