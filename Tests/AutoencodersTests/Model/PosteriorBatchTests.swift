import Autoencoders
import LinearAlgebra
import Networks
import TestSupport
import Testing

struct PosteriorBatchTests {
  /// With zeros below the diagonals of a full prior, factors are the same that are stored as diagonals elsewhere.
  @Test(arguments: [1, 2, 5], [Objective.marginal, .optimal, .sampled])
  func bothFormsOfFactorsSayTheSame(latents: Int, objective: Objective) throws {
    let diagonal = NaiveAutoencoder(posterior: .diagonal, prior: .diagonal, latents: latents)
    var full = diagonal
    full.architecture.prior = .full
    full[prior: "triangles"] = [Double](repeating: 0, count: 3 * latents * (latents - 1) / 2)
    let (a, b) = (diagonal.passes(objective), full.passes(objective))
    expectClose(b.bound.total, a.bound.total, relative: 1e-14)
    for (name, gradient) in a.gradients {
      expectClose(try #require(b.gradients[name]), gradient, relative: 1e-12, absolute: 1e-14, "\(name)")
    }
  }

  /// Nothing of a step is left in the next: neither a draw nor what its gradients added up.
  @Test(arguments: NaiveAutoencoder.all, [Objective.marginal, .optimal, .sampled])
  func aUsedWorkspaceGivesTheSameBits(naive: NaiveAutoencoder, objective: Objective) {
    let model = naive.model
    var workspace = naive.workspace
    func gradients() -> [Double] {
      var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
      model.forward(objective, in: &workspace)
      model.backward(in: &workspace, addingTo: &gradients)
      return gradients.values
    }
    let first = gradients()
    workspace[noiseOf: 0] = naive.noise.map { 3 - $0 }
    let other = gradients()
    workspace[noiseOf: 0] = naive.noise
    #expect(gradients() == first)
    #expect(other != first)
  }

  @Test(arguments: Posterior.Family.allCases) func noPointsHaveNoCodes(family: Posterior.Family) {
    let naive = NaiveAutoencoder(posterior: family, prior: .full)
    let model = naive.model
    #expect(model.codes(of: PointSet(Matrix<Double>(rows: 0, columns: 2))) == [Matrix(rows: 0, columns: 4)])
    var workspace = Workspace(model, points: 0)
    var sum = EvidenceLowerBound(facets: 1)
    model.forward(.sampled, in: &workspace)
    workspace.add(to: &sum)
    #expect(sum == EvidenceLowerBound(facets: 1))
  }
}
