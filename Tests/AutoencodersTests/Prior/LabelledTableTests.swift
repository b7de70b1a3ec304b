import AllocationCounter
import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Probability
import Randomness
import TestSupport
import Testing

/// The prior of labels, against PyTorch's numbers, its own differences, and the models that it is in special cases.
struct LabelledTableTests {
  @Test(arguments: ["table", "points-only"])
  func everyTermOfEveryPointIsTheReferences(kind: String) throws {
    let reference = try LabelledReference(kind)
    for n in reference.x.indices {
      var workspace = reference.workspace(n..<n + 1)
      let bound = reference.model.bound(.optimal, in: &workspace)
      // Some ten roundings of numbers of the order of ten.
      expectClose(bound.reconstruction, reference.terms.reconstruction[n], absolute: 1e-11)
      expectClose(bound.facets[0].latent, -reference.terms.kl_closed_form[n], absolute: 1e-12)
      #expect(bound.facets[0].cluster == 0)
      let drawn = reference.model.bound(.marginal, in: &workspace)
      expectClose(drawn.facets[0].latentPrior, reference.terms.log_prior_at_draw[n], absolute: 1e-12)
    }
  }

  @Test(arguments: ["table", "points-only"])
  func everyGradientIsTheReferences(kind: String) throws {
    let reference = try LabelledReference(kind)
    let (bound, gradients) = try reference.gradients(of: reference.model)
    expectClose(bound.total, reference.bound, absolute: 1e-11)
    for slice in gradients.layout.slices {
      let expected = reference.gradients.values[slice.name] ?? [Double](repeating: 0, count: slice.count)
      expectClose(gradients[slice], expected, absolute: 1e-10, "\(slice.name)")
    }
    #expect(reference.gradients.values.keys.allSatisfy { gradients.layout[$0] != nil })
  }

  private static let uses: [(LabelUse, Int)] = [
    (LabelUse(count: 3), 1), (LabelUse(count: 3, isSeenByEncoder: true), 2),
    (LabelUse(count: 3, means: .zero, isSeenByEncoder: true), 1), (LabelUse(count: 1), 2),
  ]

  private func part(_ use: LabelUse, _ components: Int, _ objective: Objective, full: Bool) -> ModelCase {
    var part = ModelCase(
      objective: objective, posterior: full ? .full : .diagonal, prior: full ? .full : .diagonal,
      likelihood: .bernoulli)
    part.architecture.facets[0].components = components
    part.architecture.labels = use
    return part
  }

  @Test(arguments: Objective.allCases, [false, true])
  func theGradientAgreesWithDifferences(_ objective: Objective, full: Bool) throws {
    for (use, components) in Self.uses {
      let part = part(use, components, objective, full: full)
      let model = part.model
      var workspace = part.workspace(of: model)
      workspace.labels = use.count == 1 ? [0, 0, 0, 0, 0] : [2, 0, 1, 2, 0]
      var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
      model.forward(objective, in: &workspace)
      model.backward(in: &workspace, addingTo: &gradients)
      var expected = differences(of: model, objective, in: &workspace)
      let means = try #require(model.parameters.layout["facet.0.prior.means"])
      if use.means == .zero {
        for i in means.range { expected[i] = 0 }
      } else {
        #expect(gradients[means].allSatisfy { $0 != 0 })
      }
      expectClose(gradients.values, expected, relative: 1e-6, absolute: 2e-7)
      let shares = try #require(model.parameters.layout["facet.0.prior.log-shares"])
      #expect(gradients[shares].allSatisfy { $0 == 0 }, "shares are no part of the bound")
    }
  }

  @Test(arguments: Objective.allCases)
  func oneLabelAtNoughtIsVanillaBitForBit(_ objective: Objective) throws {
    let vanilla = ModelCase(objective: objective, posterior: .diagonal, prior: .standard, likelihood: .bernoulli)
    var model = Autoencoder<Double>(part(LabelUse(count: 1, means: .zero), 1, objective, full: false).architecture)
    let plain = vanilla.model
    for slice in plain.parameters.layout.slices {
      model.parameters[try #require(model.parameters.layout[slice.name])] = plain.parameters[slice]
    }
    var (own, other) = (vanilla.workspace(of: model), vanilla.workspace(of: plain))
    own.labels = [0, 0, 0, 0, 0]
    #expect(model.bound(objective, in: &own) == plain.bound(objective, in: &other))
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    var plainGradients = ParameterBuffer<Double>(layout: plain.parameters.layout)
    model.backward(in: &own, addingTo: &gradients)
    plain.backward(in: &other, addingTo: &plainGradients)
    for slice in plain.parameters.layout.slices {
      #expect(gradients[try #require(gradients.layout[slice.name])] == plainGradients[slice])
    }
  }

  /// One label with K components is VaDE.
  @Test func oneLabelOfSeveralComponentsIsVaDE() throws {
    let vade = ModelCase(posteriorOf: .marginal)
    var model = Autoencoder<Double>(part(LabelUse(count: 1), 3, .marginal, full: false).architecture)
    for slice in vade.model.parameters.layout.slices {
      model.parameters[try #require(model.parameters.layout[slice.name])] = vade.model.parameters[slice]
    }
    var (own, other) = (vade.workspace(of: model), vade.workspace())
    own.labels = [0, 0, 0, 0, 0]
    #expect(model.bound(.marginal, in: &own) == vade.model.bound(.marginal, in: &other))
    expectClose(model.mixture().weights, vade.model.mixture().weights, relative: 1e-14)
    #expect(model.mixture().means == vade.model.mixture().means)
  }

  @Test func aMixtureOfAllLabelsGoesInAndComesOut() throws {
    for use in [LabelUse(count: 3), LabelUse(count: 3, means: .zero)] {
      let components = use.means == .zero ? 1 : 2
      var model = Autoencoder<Double>(part(use, components, .marginal, full: false).architecture)
      var stream = RandomStream(seed: 3)
      let count = 3 * components
      let weights = (1...count).map { Double($0) }
      let mixture = GaussianMixture(
        weights: weights.map { $0 / weights.reduce(0, +) },
        means: Matrix(rows: count, columns: 3, elements: stream.normals(3 * count)),
        covariances: .diagonal(Matrix(rows: count, columns: 3, elements: (0..<3 * count).map { 0.5 + Double($0) })))
      try model.setPrior(mixture)
      let found = model.mixture()
      expectClose(found.weights, mixture.weights, relative: 1e-14)
      expectClose(found.covariances.elements, mixture.covariances.elements, relative: 1e-14)
      expectClose(
        found.means.elements, use.means == .zero ? [Double](repeating: 0, count: 3 * count) : mixture.means.elements,
        absolute: 0)
      let other = GaussianMixture(weights: [1], means: Matrix(rows: 1, columns: 3), covariances: .spherical([1]))
      #expect(throws: PriorError.self) { try model.setPrior(other) }
    }
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0), arguments: [nil, 4])
  func aStepAllocatesNothing(units: Int?) {
    NumericEnvironment.useOneThread()
    let use = LabelUse(count: 3, means: units == nil ? .free : .zero, isSeenByEncoder: true, hidden: units)
    let model = Autoencoder<Float>(part(use, 1, .optimal, full: false).model)
    var gradients = ParameterBuffer<Float>(layout: model.parameters.layout)
    var workspace = Workspace(model, points: 5)
    workspace.labels = [2, 0, 1, 2, 0]
    var stream = RandomStream(seed: 1)
    func step() {
      workspace.fillNoise(using: &stream)
      model.forward(.optimal, in: &workspace)
      model.backward(in: &workspace, addingTo: &gradients)
    }
    for _ in 0..<3 { step() }  // what is kept from step to step grows in the first ones
    let before = allocations_of_this_thread()
    for _ in 0..<10 { step() }
    #expect(allocations_of_this_thread() - before == 0)
  }

  @Test func aLabelThatIsNoneIsRefused() async {
    await #expect(processExitsWith: .failure) {
      let reference = try LabelledReference("points-only")
      var workspace = reference.workspace(0..<2)
      workspace.labels = [0, 3]
      reference.model.forward(.optimal, in: &workspace)
    }
  }
}

extension ModelCase {
  /// VaDE with a diagonal prior and posterior.
  fileprivate init(posteriorOf objective: Objective) {
    self.init(objective: objective, posterior: .diagonal, prior: .diagonal, likelihood: .bernoulli)
  }
}

extension LabelledReference {
  /// The bound of all points, and the gradients of its negative.
  func gradients(
    of model: Autoencoder<Double>
  ) throws -> (bound: EvidenceLowerBound, gradients: ParameterBuffer<Double>) {
    var workspace = workspace(x.indices)
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    let bound = model.bound(objective, in: &workspace)
    model.backward(in: &workspace, addingTo: &gradients)
    return (bound, gradients)
  }
}
