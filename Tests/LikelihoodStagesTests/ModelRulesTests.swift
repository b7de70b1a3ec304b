import Likelihood
import LikelihoodArtifacts
import LikelihoodStages
import LinearAlgebra
import TestSupport
import Testing

@Suite struct ModelRulesTests {
  private let lenient = ModelRules(inputWeight: 0, visible: 0, kink: 0, slope: 0)

  @Test func eachRuleHoldsAtItsOwnBound() throws {
    // |w| = 1.25, kinks at ±1 of 1.25·.64 = .8 and .4, slopes .4, 1.2 and .8.
    let model = try injectiveModel()
    let left = model.prior.probability(below: -1)
    let visible = min(left, 1 - left, model.prior.probability(below: 1), 1 - model.prior.probability(below: 1))
    let bounds: [(WritableKeyPath<ModelRules, Double>, Double)] = [
      (\.inputWeight, 1.25), (\.visible, visible), (\.kink, 0.4), (\.slope, 0.4),
    ]
    #expect(lenient.allow(model, arm: .twoComponents))
    for (rule, bound) in bounds {
      var rules = lenient
      rules[keyPath: rule] = bound - 1e-9
      #expect(rules.allow(model, arm: .twoComponents))
      rules[keyPath: rule] = bound + 1e-9
      #expect(!rules.allow(model, arm: .twoComponents))
    }
  }

  @Test func theSlopeIsAskedOfInjectiveDecodersOnly() throws {
    // Slopes 1, −1 and 1: neither piece is flat, and x between −1 and 0 has three z.
    let turning = try PiecewiseAffineModel(
      prior: injectiveModel().prior, decoder: decoder([-1, 1, 1], [0, 0, -1], [-1, -1, 2]), noise: 0.1)
    var rules = lenient
    rules.slope = 5
    #expect(rules.allow(turning, arm: .notInjective))
    #expect(try !rules.allow(injectiveModel(), arm: .twoComponents))
  }

  @Test func aModelIsOfTheArmsThatItsDecoderAllows() throws {
    let turning = try PiecewiseAffineModel(
      prior: injectiveModel().prior, decoder: decoder([-1, 1, 1], [0, 0, -1], [-1, -1, 2]), noise: 0.1)
    let models = [
      (try injectiveModel(), [SimulationArm.twoComponents, .threeComponents, .oneFewer, .oneMore]),
      (turning, [.notInjective]), (try foldedModel(), [.folded]),
    ]
    for (model, arms) in models {
      for arm in SimulationArm.allCases { #expect(lenient.allow(model, arm: arm) == arms.contains(arm)) }
    }
  }

  @Test func theMirrorImageOfAMeanMustLieWhereTheSliceSeesIt() throws {
    func folded(_ mean: Double) throws -> PiecewiseAffineModel {
      try PiecewiseAffineModel(
        prior: LatentMixture(weights: [1], means: [mean], deviations: [1]),
        decoder: decoder([2, -2], [2, -2], [1, 1]), noise: 0.1)
    }
    // The fold is at −1: a mean at −1 ± d has its image 2·d away, which must be from .3 to 2.9.
    for (mean, isSeen) in [(-1.0, false), (-0.86, false), (-0.84, true), (0.44, true), (0.46, false), (-2.44, true)] {
      #expect(try lenient.allow(folded(mean), arm: .folded) == isSeen)
    }
  }

  @Test func probabilitiesAreThoseOfTheNormalDistribution() throws {
    let mixture = try LatentMixture(weights: [0.25, 0.75], means: [0, 10], deviations: [1, 2])
    // Φ(1) = .841344746068543, Φ(−4.5) = 3.397673124730053e-6, Φ(−1.96) = .024997895148220; Abramowitz and Stegun, table 26.1.
    expectClose(mixture.probability(below: 1), 0.25 * 0.841344746068543 + 0.75 * 3.397673124730053e-6, relative: 1e-12)
    let alone = try LatentMixture(weights: [1], means: [3], deviations: [0.5])
    expectClose(alone.probability(below: 3 - 0.98), 0.024997895148220, relative: 1e-12)
    #expect(alone.probability(below: -.infinity) == 0 && alone.probability(below: .infinity) == 1)
    expectClose(alone.probability(below: 3), 0.5, relative: 1e-15)
  }
}
