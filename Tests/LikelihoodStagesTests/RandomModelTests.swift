import Likelihood
import LikelihoodArtifacts
import LikelihoodStages
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct RandomModelTests {
  private func drawn(_ arm: SimulationArm, _ count: Int = 300) throws -> [PiecewiseAffineModel] {
    var stream = RandomStream(seed: 1)
    return try (0..<count).map { _ in try randomModel(arm, using: &stream) }
  }

  @Test(arguments: SimulationArm.allCases)
  func sizesAreThoseOfTheArm(arm: SimulationArm) throws {
    let models = try drawn(arm)
    let components = Set(models.map(\.prior.components)).sorted()
    let units = Set(models.map(\.decoder.units)).sorted()
    #expect(components == (arm == .twoComponents ? [2] : arm == .threeComponents ? [3] : [2, 3]))
    #expect(units == (arm == .folded ? [2] : arm == .notInjective ? [1, 2, 3] : [2, 3]))
    #expect(Set(models.map(\.noise)) == [0.1, 0.3] && models.allSatisfy { $0.decoder.outputs == 1 })
    let numbers = models.flatMap { $0.prior.means } + models.flatMap { $0.prior.deviations }
    #expect(models.allSatisfy { $0.prior.means.allSatisfy { (-3...3).contains($0) } })
    #expect(models.allSatisfy { $0.prior.deviations.allSatisfy { (0.3...1).contains($0) } })
    #expect(Set(numbers).count == numbers.count)
  }

  @Test func aFoldIsAnAbsoluteValue() throws {
    for model in try drawn(.folded, 20) {
      let f = model.decoder
      let fold = -f.biases[0] / f.inputWeights[0]
      expectClose(f(fold)[0], 0, absolute: 1e-12)
      // Mirror images about the fold are one.
      expectClose(f(fold - 1.5)[0], f(fold + 1.5)[0], relative: 1e-9)
      #expect(f(fold + 1)[0] != 0)
    }
  }

  @Test func weightsHaveTheMomentsOfADirichletDistribution() throws {
    // Of Dirichlet(5, 5): mean ½, variance ¼/(10 + 1); five standard errors of 2,000 draws.
    let weights = try drawn(.twoComponents, 2000).map { $0.prior.weights[0] }
    let mean = weights.reduce(0, +) / 2000
    expectClose(mean, 0.5, absolute: 5 * (0.25 / 11 / 2000).squareRoot())
    let variance = weights.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2000
    expectClose(variance, 0.25 / 11, relative: 5 * (2.0 / 2000).squareRoot())
  }

  @Test func decodersHaveStandardNormalNumbers() throws {
    let decoders = try drawn(.twoComponents, 1000).map(\.decoder)
    for numbers in [
      decoders.flatMap(\.inputWeights), decoders.flatMap(\.biases), decoders.flatMap(\.outputWeights.elements),
    ] {
      let count = Double(numbers.count)
      // Five standard errors of a mean and of a variance.
      expectClose(numbers.reduce(0, +) / count, 0, absolute: 5 / count.squareRoot())
      expectClose(numbers.reduce(0) { $0 + $1 * $1 } / count, 1, absolute: 5 * (2 / count).squareRoot())
    }
    #expect(decoders.allSatisfy { $0.shift == [0] && $0.leak == 0 })
  }
}
