import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct MultiStartTests {
  @Test func severalStartsReachOneOptimum() throws {
    let truth = try randomModel(components: 2, units: 1, leak: 0.3, seed: 31)
    let population = try truth.population(resolution: 1.5)
    var stream = RandomStream(seed: 2)
    let starts = MultiStart(starts: 8, method: .quasiNewton(QuasiNewton()))
    let fits = starts.fit(population, shape: truth.shape, using: &stream)
    let best = try #require(fits.best)
    expectClose(best.loss, try truth.loss(on: population), absolute: 1e-6)
    #expect(fits.shareOfBest(within: 1e-6) >= 0.25)
    #expect(fits.shareOfBest(within: .infinity) == 1)
  }

  @Test func moreStartsBeginWithTheSameOnes() throws {
    let truth = try randomModel(components: 1, units: 1, seed: 31)
    var stream = RandomStream(seed: 1)
    let sample = try Observations(truth.sample(50, using: &stream).points)
    let method = MultiStart.Method.expectationMaximization(ExactEM(iterations: 5))
    var (few, many) = (RandomStream(seed: 3), RandomStream(seed: 3))
    let first = MultiStart(starts: 2, method: method).fit(sample, shape: truth.shape, using: &few)
    let second = MultiStart(starts: 4, method: method).fit(sample, shape: truth.shape, using: &many)
    #expect(first == Array(second.prefix(2)))
    #expect(second.count == 4)
  }

  @Test func aRandomStartHasTheSpreadOfTheObservations() throws {
    var stream = RandomStream(seed: 4)
    let sample = try Observations(Matrix(rows: 500, columns: 1, elements: stream.normals(500).map { 70 + 5 * $0 }))
    let shape = ModelShape(components: 2, units: 3, outputs: 1, leak: 0)
    let start = try shape.randomStart(for: sample, using: &stream)
    let drawn = start.sample(5000, using: &stream).points.elements
    let mean = drawn.reduce(0, +) / 5000
    let deviation = (drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 5000).squareRoot()
    // The scale is found from 300 draws, the noise adds up to an eighth.
    expectClose(mean, 70, absolute: 1.5)
    expectClose(deviation, 5, relative: 0.3)
    #expect(start.shape == shape)
  }
}
