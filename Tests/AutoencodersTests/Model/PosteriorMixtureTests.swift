import AllocationCounter
import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Probability
import Randomness
import TestSupport
import Testing

struct PosteriorMixtureTests {
  @Test(arguments: 0..<2) func boundAndGradientsAreThoseOfTheReference(number: Int) throws {
    let reference = try PriorReference.read("mixture_posterior")[number]
    let model = try model(reference)
    var workspace = Workspace(model, points: reference.x.count)
    workspace.points = Matrix(reference.x)
    workspace[noiseOf: 0].elements = reference.noise.values
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    let bound = model.bound(objective(reference), in: &workspace)
    model.backward(in: &workspace, addingTo: &gradients)
    expectClose(bound.total, reference.bound, relative: 1e-12)
    let expected = values(reference.gradients, latents: 2)
    for slice in gradients.layout.slices {
      expectClose(
        gradients[slice], try #require(expected[slice.name]), relative: 1e-10, absolute: 1e-11, "\(slice.name)")
    }
  }

  /// Two and three components, of all objectives, families and likelihoods.
  static let parts: [ModelCase] = {
    var parts: [ModelCase] = []
    for objective in Objective.allCases {
      for posterior in Posterior.Family.allCases {
        for likelihood in [Likelihood.Family.gaussian(deviation: 0.7, isLearned: true), .bernoulli] {
          var part = ModelCase(objective: objective, posterior: posterior, prior: .diagonal, likelihood: likelihood)
          part.architecture.posteriorComponents = likelihood == .bernoulli ? 2 : 3
          parts.append(part)
        }
      }
    }
    parts[0].architecture.prior = .full
    return parts
  }()

  @Test(arguments: parts) func theGradientAgreesWithDifferences(of part: ModelCase) {
    let model = part.model
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    var workspace = part.workspace()
    model.forward(part.objective, in: &workspace)
    model.backward(in: &workspace, addingTo: &gradients)
    expectClose(
      gradients.values, differences(of: model, part.objective, in: &workspace), relative: 1e-6, absolute: 2e-7)
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0), arguments: parts) func aStepAllocatesNothing(part: ModelCase) {
    NumericEnvironment.useOneThread()
    let model = Autoencoder<Float>(part.model)
    var gradients = ParameterBuffer<Float>(layout: model.parameters.layout)
    var workspace = Workspace(model, points: 64)
    var stream = RandomStream(seed: 1)
    for i in workspace.points.elements.indices { workspace.points.elements[i] = Float(stream.uniform()) }
    func step() {
      workspace.fillNoise(using: &stream)
      model.forward(part.objective, in: &workspace)
      model.backward(in: &workspace, addingTo: &gradients)
    }
    for _ in 0..<3 { step() }
    let before = allocations_of_this_thread()
    for _ in 0..<10 { step() }
    #expect(allocations_of_this_thread() - before == 0)
  }

  /// One component is the autoencoder without the word, to the last bit.
  @Test func oneComponentIsNoMixture() {
    var part = ModelCase(
      objective: .sampled, posterior: .full, prior: .diagonal, likelihood: .gaussian(deviation: 0.7, isLearned: true))
    func passes() -> (EvidenceLowerBound, [Double]) {
      let model = part.model
      var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
      var workspace = part.workspace()
      let bound = model.bound(part.objective, in: &workspace)
      model.backward(in: &workspace, addingTo: &gradients)
      return (bound, gradients.values)
    }
    let without = passes()
    part.architecture.posteriorComponents = 1
    let with = passes()
    #expect(with.0 == without.0 && with.1 == without.1)
  }

  /// The bound of a mixture whose components are copies is that of one of them, with log q(z|x) at the draws for its
  /// expectation.
  @Test(arguments: [Objective.marginal, .importance]) func copiesAreOneNormal(objective: Objective) throws {
    var part = ModelCase(
      objective: objective, posterior: .diagonal, prior: .diagonal,
      likelihood: .gaussian(deviation: 0.7, isLearned: false))
    let single = part.model
    part.architecture.posteriorComponents = 2
    var model = Autoencoder<Double>(part.architecture)
    for slice in model.parameters.layout.slices where !slice.name.hasPrefix("facet.0.head") {
      model.parameters[slice] = single.parameters[try #require(single.parameters.layout[slice.name])]
    }
    let weight = single.parameters[try #require(single.parameters.layout["facet.0.head.weight"])]
    let bias = single.parameters[try #require(single.parameters.layout["facet.0.head.bias"])]
    let rows = stride(from: 0, to: weight.count, by: 6).map { Array(weight[$0..<$0 + 6]) }
    model.parameters[try #require(model.parameters.layout["facet.0.head.weight"])] =
      rows.flatMap { $0 + $0 + [0.3, -0.2] }  // whatever the weights, copies are one normal
    model.parameters[try #require(model.parameters.layout["facet.0.head.bias"])] = bias + bias + [0.5, -1]
    var one = part.workspace(of: single)
    var two = part.workspace(of: model)
    for n in 0..<5 {
      for i in 0..<3 {
        let noise = one[noiseOf: 0][n, i]
        two[noiseOf: 0][2 * n, i] = noise
        two[noiseOf: 0][2 * n + 1, i] = noise
      }
    }
    let expected = single.bound(.marginal, in: &one)
    let bound = model.bound(objective, in: &two)
    // H(q) − (−log q at the draws) = ½·Σ (1 − ε²).
    let difference = one[noiseOf: 0].elements.reduce(0) { $0 + (1 - $1 * $1) / 2 } / 5
    expectClose(bound.total, expected.total - difference, absolute: 1e-12)
    expectClose(bound.reconstruction, expected.reconstruction, absolute: 1e-12)
    expectClose(model.codes(of: PointSet(one.points))[0], single.codes(of: PointSet(one.points))[0], absolute: 1e-13)
    let (clusters, other) = (model.clusters(of: PointSet(one.points)), single.clusters(of: PointSet(one.points)))
    expectClose(clusters.responsibilities, other.responsibilities, absolute: 1e-13)
    expectClose(clusters.logSums, other.logSums, absolute: 1e-12)
  }

  /// log Σ w·exp r is at least Σ w·r at the same draws, and with many draws the importance-weighted bound at least either.
  @Test func summingTheComponentsOutIsAtLeastAsHigh() {
    for part in Self.parts where part.objective == .marginal {
      let model = part.model
      var workspace = part.workspace()
      let marginal = model.bound(.marginal, in: &workspace).total
      #expect(model.bound(.importance, in: &workspace).total >= marginal)
      var stream = RandomStream(seed: 8)
      let many = model.importanceWeightedBounds(of: PointSet(workspace.points), draws: 300, using: &stream)
      let bound = model.bound(of: PointSet(workspace.points), .importance, draws: 300, using: &stream)
      #expect(many.reduce(0, +) / 5 >= bound.total - 0.02)
    }
  }

  @Test func itClimbs() throws {
    for objective in [Objective.marginal, .importance] {
      var small = SmallTraining.ofOneFacet
      small.training.objective = objective
      small.training.stageEpochs = [30]
      small.architecture.posteriorComponents = 2
      let curve = try small.run().best.curve
      #expect(curve[29].total > curve[0].total + 0.2, "\(objective)")
    }
  }

  @Test func whatItDoesNotGoWithIsAFault() {
    var part = ModelCase.ofFacets[2]
    part.architecture.posteriorComponents = 2
    #expect(part.architecture.fault == "a posterior that is a mixture needs a code of one facet")
    part = Self.parts[0]
    part.architecture.posteriorComponents = 0
    #expect(part.architecture.fault == "a posterior has 1 to 1000 components, not 0")
    part.architecture.posteriorComponents = 2
    part.architecture.prior = .vampPrior
    #expect(part.architecture.fault == "a prior of pseudo-inputs needs a posterior of one component")
  }

  private func objective(_ reference: PriorReference) -> Objective {
    reference.kind == "importance" ? .importance : .marginal
  }

  private func model(_ reference: PriorReference) throws -> Autoencoder<Double> {
    let (parameters, latents) = (reference.parameters, 2)
    var architecture = Architecture(
      features: reference.x[0].count, latents: latents, hidden: [parameters.numbers("enc_b").count], activation: .relu,
      components: parameters.numbers("prior_logits").count,
      likelihood: .gaussian(deviation: try #require(reference.noise_deviation), isLearned: false))
    architecture.posteriorComponents = parameters.numbers("logits_b").count
    var model = Autoencoder<Double>(architecture)
    let values = values(parameters, latents: latents)
    for slice in model.parameters.layout.slices { model.parameters[slice] = values[slice.name] ?? [] }
    return model
  }

  /// The reference's numbers by the names of ours: each component has its m and log s² side by side.
  private func values(_ numbers: [String: PriorReference.Numbers], latents: Int) -> [String: [Double]] {
    let (inputs, components) = (numbers.numbers("enc_b").count, numbers.numbers("logits_b").count)
    func side(_ row: Int) -> [Double] {
      func part(_ name: String, _ from: Int, _ count: Int, of columns: Int) -> [Double] {
        let all = numbers.numbers(row < inputs ? name + "_w" : name + "_b")
        let start = (row < inputs ? row * columns : 0) + from
        return Array(all[start..<start + count])
      }
      let columns = components * latents
      return (0..<components).flatMap { k in
        part("mu", k * latents, latents, of: columns) + part("lv", k * latents, latents, of: columns)
      } + part("logits", 0, components, of: components)
    }
    return [
      "encoder.0.weight": numbers.numbers("enc_w"), "encoder.0.bias": numbers.numbers("enc_b"),
      "facet.0.head.weight": (0..<inputs).flatMap(side), "facet.0.head.bias": side(inputs),
      "decoder.0.weight": numbers.numbers("dec_w"), "decoder.0.bias": numbers.numbers("dec_b"),
      "decoder.1.weight": numbers.numbers("out_w"), "decoder.1.bias": numbers.numbers("out_b"),
      "facet.0.prior.logits": numbers.numbers("prior_logits"),
      "facet.0.prior.means": numbers.numbers("prior_means"),
      "facet.0.prior.log-variances": numbers.numbers("prior_log_variances"),
    ]
  }
}
