import Likelihood
import LikelihoodStages
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct RandomStartTests {
  private func start(
    _ kind: StartKind, for observations: Observations, leak: Double = 0, seed: UInt64 = 5
  ) throws -> PiecewiseAffineModel {
    var stream = RandomStream(seed: seed)
    return try randomStart(
      ModelShape(components: 2, units: 2, outputs: 1, leak: leak), noise: 0.1, kind: kind, for: observations,
      using: &stream)
  }

  private func moments(_ observations: Observations) -> (mean: Double, variance: Double) {
    let mean = zip(observations.points.elements, observations.weights).reduce(0) { $0 + $1.0 * $1.1 }
    return (
      mean,
      zip(observations.points.elements, observations.weights).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
    )
  }

  @Test(arguments: [StartKind.scaled, .increasing])
  func startsHaveTheMeanOfTheObservations(kind: StartKind) throws {
    let observations = try injectiveModel().population(resolution: 2)
    let own = moments(try start(kind, for: observations).population(resolution: 2))
    expectClose(own.mean, moments(observations).mean, absolute: 0.02)
  }

  @Test(arguments: [1e-3, 1, 1e3])
  func aScaledStartHasTheSpreadOfTheObservations(scale: Double) throws {
    var stream = RandomStream(seed: 9)
    let observations = try Observations(
      Matrix(rows: 200, columns: 1, elements: stream.normals(200).map { scale * ($0 + 5) }))
    let target = moments(observations)
    let model = try start(.scaled, for: observations)
    let images = model.sample(20_000, using: &stream).latents.map { model.decoder($0)[0] }
    let mean = images.reduce(0, +) / 20_000
    let variance = images.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    // Images are skewed, so a standard error of their variance may be a tenth of it at most.
    expectClose(mean, target.mean, absolute: 0.1 * target.variance.squareRoot())
    expectClose(variance, target.variance, relative: 0.2)
  }

  @Test(arguments: 1...8)
  func anIncreasingStartFollowsTheQuantiles(seed: UInt64) throws {
    // With a leak of one, f is a line, and the increasing map of nearly normal to uniform is nearly one, and rises.
    let observations = try Observations(Matrix(rows: 101, columns: 1, elements: (0...100).map { Double($0) }))
    let model = try start(.increasing, for: observations, leak: 1, seed: seed)
    #expect(model.decoder(1)[0] > model.decoder(-1)[0])
  }

  @Test(arguments: [StartKind.scaled, .increasing])
  func observationsAtOnePlaceHaveAStartThere(kind: StartKind) throws {
    let observations = try Observations(Matrix(rows: 3, columns: 1, elements: [4, 4, 4]))
    let model = try start(kind, for: observations)
    for z in [-2, 0, 2.0] { expectClose(model.decoder(z)[0], 4, absolute: 1e-6) }
  }

  @Test func priorsAreWithinTheirRanges() throws {
    let observations = try injectiveModel().population(resolution: 2)
    for seed in 1...50 as ClosedRange<UInt64> {
      let model = try start(.scaled, for: observations, seed: seed)
      #expect(model.prior.weights == [0.5, 0.5] && model.noise == 0.1)
      #expect(model.prior.means.allSatisfy { (-2...2).contains($0) })
      #expect(model.prior.deviations.allSatisfy { (0.3...1).contains($0) })
      // Kinks lie on (−2, 2), too.
      #expect(zip(model.decoder.inputWeights, model.decoder.biases).allSatisfy { (-2...2).contains(-$1 / $0) })
    }
  }
}
