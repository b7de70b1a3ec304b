import Likelihood
import LikelihoodArtifacts
import LikelihoodStages
import LinearAlgebra
import TestSupport
import Testing

@Suite struct ModelNumbersModelTests {
  private func planar() throws -> PiecewiseAffineModel {
    try PiecewiseAffineModel(
      prior: LatentMixture(weights: [0.25, 0.75], means: [-1, 2], deviations: [0.5, 1]),
      decoder: ShallowDecoder(
        inputWeights: [1, -2, 3], biases: [0, 0.5, -1], outputWeights: Matrix([[1, 2], [3, 4], [5, 6]]),
        shift: [7, 8], leak: 0.2), noise: 0.3)
  }

  @Test func aModelIsItsNumbersAgain() throws {
    for model in [try planar(), try injectiveModel()] { #expect(try ModelNumbers(model).model() == model) }
  }

  @Test func outputWeightsAreARowAUnit() throws {
    let numbers = ModelNumbers(try planar())
    #expect(numbers.outputWeights == [[1, 2], [3, 4], [5, 6]] && numbers.shift == [7, 8])
    #expect(numbers.components == 2 && numbers.units == 3)
  }

  @Test func numbersThatAreNoModelSayWhatIsWrong() throws {
    let numbers = ModelNumbers(try planar())
    var (weights, deviations, noise, unit) = (numbers, numbers, numbers, numbers)
    weights.weights = [0.5, 0.75]
    deviations.deviations = [0.5]
    noise.noise = 0
    unit.inputWeights[1] = 0
    #expect(throws: ModelError.weightSum(1.25)) { try weights.model() }
    #expect(throws: ModelError.count(of: "deviations", is: 1, expected: 2, from: "weights")) {
      try deviations.model()
    }
    #expect(throws: ModelError.noise(0)) { try noise.model() }
    #expect(throws: ModelError.constantUnit(1, bias: 0.5)) { try unit.model() }
  }
}
