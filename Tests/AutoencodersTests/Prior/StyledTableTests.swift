import AllocationCounter
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
struct StyledTableTests {
  /// The paper's form, with the responsibilities at the draws, and the tighter one, with the components summed out.
  @Test(arguments: [("posterior-from-draw", Objective.sampled), ("marginal", .marginal)])
  func boundAndGradientsAreThoseOfTheReference(kind: String, objective: Objective) throws {
    let reference = try #require(try PriorReference.read("gmvae").first { $0.kind == kind })
    let model = try model(reference)
    var workspace = Workspace(model, points: reference.x.count)
    workspace.points = Matrix(reference.x)
    workspace[noiseOf: 0].elements = reference.noise.values
    let styles = try #require(reference.style_noise)
    workspace[styleNoiseOf: 0] = Matrix(rows: 5, columns: 2, elements: styles.values)
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    let bound = model.bound(objective, in: &workspace)
    model.backward(in: &workspace, addingTo: &gradients)
    expectClose(bound.total, reference.bound, relative: 1e-12)
    let expected = values(reference.gradients)
    for slice in gradients.layout.slices {
      expectClose(
        gradients[slice], try #require(expected[slice.name]), relative: 1e-10, absolute: 1e-11, "\(slice.name)")
    }
  }

  /// Without the network's last weights the style says nothing: the bound is that of VaDE with components of one weight,
  /// less KL(w).
  @Test func withoutItsWeightsItIsATableOfOneWeight() throws {
    var part = ModelCase(
      objective: .marginal, posterior: .diagonal, prior: .styled,
      likelihood: .gaussian(deviation: 0.7, isLearned: false))
    var styled = part.model
    let weight = try #require(styled.parameters.layout["facet.0.prior.table.weight"])
    styled.parameters[weight] = [Double](repeating: 0, count: weight.count)
    part.architecture.prior = .diagonal
    var table = Autoencoder<Double>(part.architecture)
    for slice in table.parameters.layout.slices where !slice.name.hasPrefix("facet.0.prior") {
      table.parameters[slice] = styled.parameters[try #require(styled.parameters.layout[slice.name])]
    }
    let bias = styled.parameters[try #require(styled.parameters.layout["facet.0.prior.table.bias"])]
    table.parameters[try #require(table.parameters.layout["facet.0.prior.means"])] = Array(bias[..<9])
    table.parameters[try #require(table.parameters.layout["facet.0.prior.log-variances"])] = Array(bias[9...])
    var workspace = part.workspace(of: styled)
    let bound = styled.bound(.marginal, in: &workspace)
    let divergences = try #require(styled.styleDivergences(of: PointSet(workspace.points)))
    var other = part.workspace(of: table)
    let expected = table.bound(.marginal, in: &other)
    expectClose(bound.total, expected.total - divergences.reduce(0, +) / 5, absolute: 1e-12)
    #expect(divergences.allSatisfy { $0 > 0 } && table.styleDivergences(of: PointSet(workspace.points)) == nil)
    expectClose(styled.mixture().means, table.mixture().means, absolute: 1e-15)
    expectClose(styled.mixture().weights, table.mixture().weights, absolute: 1e-15)
  }

  @Test func aMixtureIsItsStartWhateverTheStyle() throws {
    var small = SmallTraining.ofOneFacet
    small.architecture.prior = .styled
    small.training.stageEpochs = [0]
    let model = try small.run().best.model
    let weight = model.parameters[try #require(model.parameters.layout["facet.0.prior.table.weight"])]
    #expect(weight.contains { $0 != 0 } && weight.allSatisfy { abs($0) < 0.02 })
    #expect(model.mixture().weights == [0.5, 0.5])
    // A style that is read from zeros is N(0, I) for every point.
    let divergences = try #require(model.styleDivergences(of: small.points))
    #expect(divergences.allSatisfy { $0 == 0 })
  }

  @Test func theImportanceWeightedBoundIsAtLeastTheBound() {
    let part = ModelCase(
      objective: .marginal, posterior: .diagonal, prior: .styled,
      likelihood: .gaussian(deviation: 0.7, isLearned: false))
    let model = part.model
    let points = PointSet(part.workspace().points)
    var stream = RandomStream(seed: 8)
    let many = model.importanceWeightedBounds(of: points, draws: 400, using: &stream)
    let bound = model.bound(of: points, .marginal, draws: 400, using: &stream)
    #expect(many.reduce(0, +) / 5 >= bound.total - 0.02)
  }

  @Test func whatItDoesNotGoWithIsAFault() {
    var part = ModelCase(objective: .marginal, posterior: .diagonal, prior: .styled, likelihood: .bernoulli)
    part.architecture.posteriorComponents = 2
    #expect(part.architecture.fault == "a prior that reads styles needs a posterior of one component")
    part.architecture.posteriorComponents = nil
    part.architecture.styles = 0
    #expect(
      part.architecture.fault == "a style has 1 to 10000 numbers and is read by 1 to 100000 units, not 0 by 16")
  }

  private func model(_ reference: PriorReference) throws -> Autoencoder<Double> {
    let parameters = reference.parameters
    var architecture = Architecture(
      features: reference.x[0].count, latents: 2, hidden: [parameters.numbers("enc_b").count], activation: .relu,
      prior: .styled, components: parameters.numbers("prior_means_b").count / 2,
      likelihood: .gaussian(deviation: try #require(reference.noise_deviation), isLearned: false))
    architecture.styles = parameters.numbers("w_mu_b").count
    architecture.styleUnits = parameters.numbers("prior_hidden_b").count
    var model = Autoencoder<Double>(architecture)
    let values = values(parameters)
    for slice in model.parameters.layout.slices { model.parameters[slice] = values[slice.name] ?? [] }
    return model
  }

  /// The reference's numbers by the names of ours.
  private func values(_ numbers: [String: PriorReference.Numbers]) -> [String: [Double]] {
    let inputs = numbers.numbers("enc_b").count
    let head = numbers.joined(["mu", "lv"], inputs: inputs)
    let style = numbers.joined(["w_mu", "w_lv"], inputs: inputs)
    let table = numbers.joined(
      ["prior_means", "prior_log_variances"], inputs: numbers.numbers("prior_hidden_b").count)
    return [
      "encoder.0.weight": numbers.numbers("enc_w"), "encoder.0.bias": numbers.numbers("enc_b"),
      "facet.0.head.weight": head.weight, "facet.0.head.bias": head.bias,
      "facet.0.style.weight": style.weight, "facet.0.style.bias": style.bias,
      "facet.0.prior.hidden.0.weight": numbers.numbers("prior_hidden_w"),
      "facet.0.prior.hidden.0.bias": numbers.numbers("prior_hidden_b"),
      "facet.0.prior.table.weight": table.weight, "facet.0.prior.table.bias": table.bias,
      "decoder.0.weight": numbers.numbers("dec_w"), "decoder.0.bias": numbers.numbers("dec_b"),
      "decoder.1.weight": numbers.numbers("out_w"), "decoder.1.bias": numbers.numbers("out_b"),
    ]
  }
}
