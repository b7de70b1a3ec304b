internal import LinearAlgebra
internal import Networks

/// The parts of a facet: how its code is read from a rung, what is assumed of it, and how it comes into the decoder.
struct LadderFacet: Equatable, Sendable {
  /// After how many layers of the encoder it is read.
  let rung: Int
  /// After how many layers of the decoder it comes in.
  let entry: Int
  /// Rung ↦ m, log s² and the strict triangle of C.
  let head: Dense
  /// q(zⱼ|x).
  let posterior: Posterior
  /// p(zⱼ).
  let prior: MixturePrior
  /// zⱼ ↦ what is added to the decoder; nil for the deepest, with which the decoder begins.
  let door: Dense?

  init(_ architecture: LadderArchitecture, _ j: Int, in layout: inout ParameterLayout) {
    let facet = architecture.facets[j]
    let form: FactorForm =
      architecture.posterior == .full || architecture.prior == .full ? .triangular : .diagonal
    rung = facet.rung
    entry = architecture.entry(ofFacet: j)
    posterior = Posterior(architecture.posterior, latents: facet.latents, form: form)
    head = Dense(
      "facet.\(j).head", inputs: architecture.encoder[rung - 1], outputs: posterior.headColumns, in: &layout)
    door =
      entry == 0
      ? nil
      : Dense(
        "facet.\(j).door", inputs: facet.latents, outputs: architecture.decoder[entry - 1],
        activation: architecture.activation, in: &layout)
    prior = MixturePrior(
      architecture.prior, name: "facet.\(j).prior", components: facet.components, latents: facet.latents, form: form,
      variances: architecture.variances, in: &layout)
  }
}

extension LadderFacet {
  /// Rung to m and C.
  func read<Scalar: NetworkScalar>(
    _ rung: Matrix<Scalar>, _ parameters: ParameterBuffer<Scalar>, _ batch: inout FacetBatch<Scalar>
  ) {
    head.forward(rung, parameters, into: &batch.head)
    _ = posterior.read(batch.head, into: &batch.codes)
  }

  /// Rung to z, with the terms of the bound that belong to z.
  func forward<Scalar: NetworkScalar>(
    _ rung: Matrix<Scalar>, _ objective: Objective, _ parameters: ParameterBuffer<Scalar>,
    _ batch: inout FacetBatch<Scalar>
  ) {
    head.forward(rung, parameters, into: &batch.head)
    let entropy = posterior.sample(batch.head, noise: batch.noise, into: &batch.codes)
    prior.prepare(parameters, &batch.prior)
    let terms = prior.forward(batch.codes, objective, &batch.prior)
    let count = Double(rung.rows)
    batch.terms = LadderBound.Facet(
      latent: (entropy + terms.latentPrior) / count, cluster: (terms.clusterPrior + terms.clusterEntropy) / count)
  }

  /// z to what is added to the decoder.
  func openDoor<Scalar: NetworkScalar>(_ parameters: ParameterBuffer<Scalar>, _ batch: inout FacetBatch<Scalar>) {
    door?.forward(batch.codes.z, parameters, into: &batch.door)
  }

  /// ∂door, which ``FacetBatch/doorGradient`` holds, to ∂z.
  func closeDoor<Scalar: NetworkScalar>(
    _ parameters: ParameterBuffer<Scalar>, _ batch: inout FacetBatch<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    door?.backward(
      &batch.doorGradient, input: batch.codes.z, output: batch.door, parameters, addingTo: &gradients,
      inputGradient: &batch.decodedGradient)
  }

  /// ∂z to ∂rung, with the gradients of weight·Σₙ(…) of the terms that belong to z.
  ///
  /// - Parameters:
  ///   - rung: What the head was given.
  ///   - objective: The one of the way there.
  ///   - weight: The factor of the terms.
  ///   - parameters: The model's.
  ///   - batch: With what the decoder says of z in ``FacetBatch/decodedGradient``.
  ///   - gradients: Added to.
  ///   - rungGradient: Overwritten.
  func backward<Scalar: NetworkScalar>(
    _ rung: Matrix<Scalar>, _ objective: Objective, weight: Double, _ parameters: ParameterBuffer<Scalar>,
    _ batch: inout FacetBatch<Scalar>, addingTo gradients: inout ParameterBuffer<Scalar>,
    rungGradient: inout Matrix<Scalar>
  ) {
    batch.codes.startGradients(z: batch.decodedGradient)
    prior.backward(objective, weight: Scalar(weight), &batch.prior, &batch.codes, addingTo: &gradients)
    posterior.backward(batch.codes, noise: batch.noise, weight: weight, into: &batch.headGradient)
    head.backward(
      &batch.headGradient, input: rung, output: batch.head, parameters, addingTo: &gradients,
      inputGradient: &rungGradient)
  }
}
