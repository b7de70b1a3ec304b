import Foundation
import Likelihood
import LikelihoodArtifacts
import LikelihoodStages
import LinearAlgebra
import Randomness
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct CompareOptimaTests {
  /// The same distribution in other coordinates: z scaled by −2 and shifted, components and units renamed, units rescaled.
  private func disguised(_ model: PiecewiseAffineModel) throws -> [Double] {
    let (a, shift) = (-2.0, 0.5)
    let (prior, f) = (model.prior, model.decoder)
    let scales = [3.0, 0.5]
    // f(z) = f′(a·z + shift): w′ = w/a, b′ = b − w·shift/a; then each unit is scaled.
    let other = try PiecewiseAffineModel(
      prior: LatentMixture(
        weights: prior.weights.reversed(), means: prior.means.map { a * $0 + shift }.reversed(),
        deviations: prior.deviations.map { abs(a) * $0 }.reversed()),
      decoder: decoder(
        zip(f.inputWeights, scales).map { $1 * $0 / a }.reversed(),
        zip(zip(f.inputWeights, f.biases), scales).map { $1 * ($0.1 - $0.0 * shift / a) }.reversed(),
        zip(f.outputWeights.elements, scales).map { $0 / $1 }.reversed()), noise: model.noise)
    return Array(other.parameters.dropLast())
  }

  @Test func theTruthInOtherCoordinatesIsTheTruth() throws {
    let model = try injectiveModel()
    let search = try search(model, .twoComponents, finding: [(disguised(model), 1e-12)])
    let comparison = try stage(CompareOptima.self).run(
      Pair(simulated(model, .twoComponents), search), in: .silent)
    #expect(comparison.best.count == 2 && comparison.isIdentified && comparison.isFound)
    // √D3 is the root of a difference of numbers of about one, and the residual a mean of squares.
    #expect(comparison.optima.allSatisfy { $0.distance < 1e-6 && $0.residual < 1e-12 })
  }

  @Test func anotherPriorOrAnotherDecoderIsNot() throws {
    let model = try injectiveModel()
    var (prior, kink) = (Array(model.parameters.dropLast()), Array(model.parameters.dropLast()))
    prior[2] += 0.3
    kink[8] += 0.3
    for other in [prior, kink] {
      let comparison = try stage(CompareOptima.self).run(
        Pair(simulated(model, .twoComponents), search(model, .twoComponents, finding: [(other, 1e-12)])), in: .silent)
      #expect(!comparison.isIdentified && comparison.impostor?.excess == 1e-12)
    }
  }

  @Test func behindAFoldTheMirrorImageOfAComponentIsAnImpostorAtNoCost() throws {
    let model = try foldedModel()
    var mirrored = Array(model.parameters.dropLast())
    mirrored[2] = -mirrored[2]
    let problem = try PopulationProblem(simulated(model, .folded), resolution: 2)
    var loss = problem.loss
    let excess = loss.value(at: mirrored) - problem.entropy
    #expect(abs(excess) < 1e-12)
    let comparison = try stage(CompareOptima.self).run(
      Pair(simulated(model, .folded), search(model, .folded, finding: [(mirrored, excess)])), in: .silent)
    #expect(!comparison.isIdentified && (comparison.impostor?.distance ?? 0) > 0.05)
  }
}
