import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Probability
import Randomness
import TestSupport
import Testing

/// The gradients against differences, and that a step allocates nothing, stand with those of the other priors in
/// `AutoencoderBoundTests`.
struct PseudoInputsTests {
  @Test(arguments: 0..<3) func boundAndGradientsAreThoseOfTheReference(number: Int) throws {
    let reference = try PriorReference.read("vampprior")[number]
    let model = model(reference)
    var workspace = Workspace(model, points: reference.x.count)
    workspace.points = Matrix(reference.x)
    workspace[noiseOf: 0].elements = reference.noise.values
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    let bound = model.bound(.marginal, in: &workspace)
    model.backward(in: &workspace, addingTo: &gradients)
    expectClose(bound.total, reference.bound, relative: 1e-12)
    let expected = values(reference.gradients)
    for slice in gradients.layout.slices {
      expectClose(
        gradients[slice], try #require(expected[slice.name]), relative: 1e-10, absolute: 1e-11, "\(slice.name)")
    }
  }

  /// Where the pseudo-inputs are the points, p(z) is the mean of the posteriors of all points.
  @Test(arguments: Posterior.Family.allCases)
  func ofThePointsThemselvesItIsTheAggregatePosterior(family: Posterior.Family) throws {
    var part = ModelCase(
      objective: .marginal, posterior: family, prior: .vampPrior,
      likelihood: .gaussian(deviation: 0.7, isLearned: false)
    )
    part.architecture.facets[0].components = 5
    var model = part.model
    var workspace = part.workspace(of: model)
    let inputs = try #require(model.parameters.layout["facet.0.prior.pseudo-inputs"])
    model.parameters[inputs] = workspace.points.elements
    let mixture = model.mixture()
    expectClose(mixture.means, model.codes(of: PointSet(workspace.points))[0], absolute: 1e-14)
    #expect(mixture.weights == [Double](repeating: 0.2, count: 5))
    // The bound's terms of p(z) are the logarithm of that mean at the draws.
    let bound = model.bound(.marginal, in: &workspace)
    let draws = draws(of: workspace, mixture)
    let logDensities = try mixture.logDensity(of: draws)
    expectClose(
      bound.facets[0].latentPrior + bound.facets[0].cluster, logDensities.reduce(0, +) / 5, absolute: 1e-12)
  }

  /// z = m + C·ε, from the means and covariances of the posteriors.
  private func draws(of workspace: Workspace<Double>, _ posteriors: GaussianMixture) -> Matrix<Double> {
    var draws = posteriors.means
    for n in 0..<draws.rows {
      guard let factor = try? cholesky(posteriors.covariance(ofComponent: n)) else { continue }
      for i in 0..<draws.columns {
        for j in 0...i {
          // A factor of a posterior has the signs that the head gives it: its diagonal is positive.
          draws[n, i] += factor[i, j] * workspace[noiseOf: 0][n, j]
        }
      }
    }
    return draws
  }

  @Test func itBeginsWithPointsAndTakesNoMixture() throws {
    var small = SmallTraining.ofOneFacet
    small.architecture.prior = .vampPrior
    small.architecture.facets[0].components = 80
    small.training.stageEpochs = [0]
    small.training.pretrainingEpochs = 0
    var model = try small.run().best.model
    let slice = try #require(model.parameters.layout["facet.0.prior.pseudo-inputs"])
    // Of as many pseudo-inputs as points, each is another point.
    let begun = model.parameters[slice]
    let points = SmallTraining.clusters.elements
    #expect(begun != points && begun.sorted() == points.sorted())
    let mixture = model.mixture()
    #expect(throws: PriorError.pseudoInputs) { try model.setPrior(mixture) }
    small.architecture.facets[0].components = 81
    #expect(throws: TrainingError.self) { try small.run() }
  }

  @Test func outsideOfProbabilitiesAPseudoInputIsCutOffAndHasNoGradient() throws {
    let part = ModelCase(objective: .marginal, posterior: .diagonal, prior: .vampPrior, likelihood: .bernoulli)
    var model = part.model
    let slice = try #require(model.parameters.layout["facet.0.prior.pseudo-inputs"])
    model.parameters[slice] = (0..<12).map { $0 < 4 ? 1.5 : $0 < 8 ? -3 : 0.5 }
    let cut = model.mixture()
    var workspace = part.workspace(of: model)
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    model.forward(.marginal, in: &workspace)
    model.backward(in: &workspace, addingTo: &gradients)
    #expect(gradients[slice][..<8].allSatisfy { $0 == 0 } && gradients[slice][8...].allSatisfy { $0 != 0 })
    model.parameters[slice] = (0..<12).map { $0 < 4 ? 1 : $0 < 8 ? 0 : 0.5 }
    #expect(model.mixture() == cut)
  }

  private func model(_ reference: PriorReference) -> Autoencoder<Double> {
    let (parameters, features) = (reference.parameters, reference.x[0].count)
    let deviation = reference.noise_deviation ?? 1
    var model = Autoencoder<Double>(
      Architecture(
        features: features, latents: parameters.numbers("mu_b").count, hidden: [parameters.numbers("enc_b").count],
        activation: .relu, prior: parameters["logits"] == nil ? .vampPrior : .weightedVampPrior,
        components: parameters.numbers("pseudo_inputs").count / features,
        likelihood: reference.likelihood == "bernoulli"
          ? .bernoulli : .gaussian(deviation: deviation, isLearned: false)))
    let values = values(parameters)
    for slice in model.parameters.layout.slices { model.parameters[slice] = values[slice.name] ?? [] }
    return model
  }

  /// The reference's numbers by the names of ours.
  private func values(_ numbers: [String: PriorReference.Numbers]) -> [String: [Double]] {
    let head = numbers.joined(["mu", "lv"], inputs: numbers.numbers("enc_b").count)
    return [
      "encoder.0.weight": numbers.numbers("enc_w"), "encoder.0.bias": numbers.numbers("enc_b"),
      "facet.0.head.weight": head.weight, "facet.0.head.bias": head.bias,
      "decoder.0.weight": numbers.numbers("dec_w"), "decoder.0.bias": numbers.numbers("dec_b"),
      "decoder.1.weight": numbers.numbers("out_w"), "decoder.1.bias": numbers.numbers("out_b"),
      "facet.0.prior.pseudo-inputs": numbers.numbers("pseudo_inputs"),
      "facet.0.prior.logits": numbers.numbers("logits"),
    ]
  }
}
