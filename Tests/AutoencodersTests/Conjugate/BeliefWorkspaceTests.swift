import AllocationCounter
import Autoencoders
import LinearAlgebra
import TestSupport
import Testing

/// What stays in a workspace from one belief to the next must not be seen.
@Suite struct BeliefWorkspaceTests {
  @Test func aUsedOneFindsTheSameNumbers() throws {
    let reference = try StructuredReference.read()
    var workspace = BeliefWorkspace(latents: 2)
    let fresh = try reference.belief.divergence(from: reference.prior)
    _ = try reference.prior.divergence(from: reference.belief, in: &workspace)
    let again = try reference.belief.divergence(from: reference.prior, in: &workspace)
    #expect(again == fresh)
    var inference = try LocalInference(reference.prior, rounds: 20, tolerance: 1e-4)
    try inference.take(reference.belief, in: &workspace)
    #expect(try inference == LocalInference(reference.belief, rounds: 20, tolerance: 1e-4))
  }

  @Test func aScaleThatIsNoneIsRefusedAsByCholesky() {
    var workspace = BeliefWorkspace(latents: 2)
    for (scale, error) in [
      (Matrix([[1, 2], [2, 1]]), FactorizationError.notPositiveDefinite(minor: 2, dimension: 2)),
      (Matrix([[1, .nan], [0, 1]]), .notFinite(row: 0, column: 1)),
    ] {
      let belief = BayesianMixture(
        concentrations: [1], components: [NormalInverseWishart(mean: [0, 0], count: 1, scale: scale, degrees: 3)])
      #expect(throws: error) { try cholesky(scale) }
      #expect(throws: error) { try belief.divergence(from: belief, in: &workspace) }
    }
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0)) func aStepOfABeliefAllocatesNothing() throws {
    NumericEnvironment.useOneThread()
    let reference = try StructuredReference.read()
    let prior = reference.prior
    var (belief, workspace) = (reference.belief, BeliefWorkspace(latents: 2))
    var inference = try LocalInference(belief, rounds: 20)
    var statistics = MixtureStatistics(components: 3, latents: 2)
    var sum = 0.0
    func step() throws {
      try inference.take(belief, in: &workspace)
      sum += try belief.divergence(from: prior, in: &workspace)
      statistics.clear()
      statistics.counts[1] = 2
      belief.step(towards: prior, statistics, scale: 3, rate: 0.1)
    }
    try step()
    let before = allocations_of_this_thread()
    for _ in 0..<10 { try step() }
    #expect(allocations_of_this_thread() - before == 0)
    #expect(sum > 0 && belief != reference.belief)
  }
}
