internal import LinearAlgebra
package import Networks

/// The parts of a facet: how its code is read from the encoder, what is assumed of it, and how it comes into the decoder.
struct Facet: Sendable {
  /// After how many layers of the encoder it is read.
  let rung: Int
  /// After how many layers of the decoder it comes in.
  let entry: Int
  /// Output of the encoder's layer ↦ m, log s² and the strict triangle of C.
  let head: Dense
  /// q(zⱼ|x).
  let posterior: Posterior
  /// How the style is read of which the prior is made; nil where none is.
  let style: Style?
  /// p(zⱼ).
  let prior: any ComponentSource
  /// zⱼ ↦ what is added to the decoder, a skip connection; nil for the deepest, with which the decoder begins.
  let skip: Dense?

  /// Adds the parameters of a facet to the layout of its model.
  ///
  /// - Parameters:
  ///   - architecture: Of the model.
  ///   - j: Which facet.
  ///   - encoder: Of the model.
  ///   - prior: Makes its prior.
  ///   - layout: The model's.
  init(
    _ architecture: Architecture, _ j: Int, encoder: Network, prior: PriorMaker, in layout: inout ParameterLayout
  ) {
    let description = architecture.facets[j]
    rung = description.rung
    entry = architecture.entry(ofFacet: j)
    posterior = Posterior(
      architecture.posterior, latents: description.latents, components: architecture.posteriorComponents ?? 1,
      form: architecture.factorForm)
    head = Dense(
      "facet.\(j).head", inputs: rung == 0 ? architecture.inputs : architecture.encoder[rung - 1],
      outputs: posterior.headColumns, in: &layout)
    skip =
      entry == 0
      ? nil
      : Dense(
        "facet.\(j).skip", inputs: description.latents, outputs: architecture.decoder[entry - 1],
        activation: architecture.activation, in: &layout)
    style =
      architecture.prior == .styled
      ? Style(
        "facet.\(j)", styles: architecture.styles ?? 2, inputs: head.inputs, in: &layout)
      : nil
    let reading = CodeReading(encoder: encoder, head: head, posterior: posterior)
    self.prior = prior("facet.\(j).prior", architecture, description, reading, &layout)
  }
}

/// Makes the prior of a facet, with its slices of the layout, whose names begin with `name`.
package typealias PriorMaker = (
  _ name: String, _ architecture: Architecture, _ facet: Architecture.Facet, _ reading: CodeReading,
  _ layout: inout ParameterLayout
) -> any ComponentSource

/// How a facet reads codes, for priors that read pseudo-inputs the same way.
package struct CodeReading: Sendable {
  /// All layers of the encoder.
  let encoder: Network
  /// What follows the layer of the facet's rung.
  let head: Dense
  /// What the head's outputs mean.
  let posterior: Posterior
}

extension Facet {
  /// Output of the encoder's layer to m and C.
  func read<Scalar: NetworkScalar>(
    _ rung: Matrix<Scalar>, _ parameters: ParameterBuffer<Scalar>, _ batch: inout FacetBatch<Scalar>
  ) {
    head.forward(rung, parameters, into: &batch.head, precision: batch.precision)
    batch.readComponents()
    _ = posterior.read(batch.rows, into: &batch.codes)
    batch.clearStyleNoise()
    sampleStyle(rung, parameters, &batch)
  }

  /// Output of the encoder's layer to w, where the prior reads it.
  func sampleStyle<Scalar: NetworkScalar>(
    _ rung: Matrix<Scalar>, _ parameters: ParameterBuffer<Scalar>, _ batch: inout FacetBatch<Scalar>
  ) {
    guard let style, var own = batch.style.take() else { return }
    style.forward(rung, parameters, &own)
    for i in own.codes.z.elements.indices {
      batch.mixture.components.source.inputs.elements[i] = own.codes.z.elements[i]
    }
    batch.style = own
  }

  /// Output of the encoder's layer to z, and Σₙ H(q(zₙ|xₙ)), of no use where q is a mixture.
  func sample<Scalar: NetworkScalar>(
    _ rung: Matrix<Scalar>, _ parameters: ParameterBuffer<Scalar>, _ batch: inout FacetBatch<Scalar>
  ) -> Double {
    head.forward(rung, parameters, into: &batch.head, precision: batch.precision)
    batch.readComponents()
    return posterior.sample(batch.rows, noise: batch.noise, into: &batch.codes)
  }

  /// The components of the prior, as they are with these parameters.
  func writePrior<Scalar: NetworkScalar>(
    _ parameters: ParameterBuffer<Scalar>, labels: [Int], _ batch: inout FacetBatch<Scalar>
  ) {
    prior.write(parameters, labels: labels, into: &batch.mixture.components)
    batch.mixture.components.prepare()
  }

  /// Output of the encoder's layer to z, with the terms of the bound that belong to z.
  func forward<Scalar: NetworkScalar>(
    _ rung: Matrix<Scalar>, _ objective: Objective, labels: [Int], _ parameters: ParameterBuffer<Scalar>,
    _ batch: inout FacetBatch<Scalar>
  ) {
    let entropy = sample(rung, parameters, &batch)
    sampleStyle(rung, parameters, &batch)
    writePrior(parameters, labels: labels, &batch)
    batch.terms = batch.mixture.forward(batch.codes, objective)
    batch.terms.latentEntropy = entropy
    if let style = batch.style {
      batch.terms.latentPrior += style.prior
      batch.terms.latentEntropy += style.entropy
    }
    batch.findDensities()
  }

  /// ∂z, which ``FacetBatch/decodedGradient`` holds, to ∂ of the encoder's output, with the gradients of weight·Σₙ(…) of
  /// the terms that belong to z.
  ///
  /// - Parameters:
  ///   - rung: What the head was given.
  ///   - objective: That of the forward pass.
  ///   - weight: The factor of the terms.
  ///   - labels: Of the points.
  ///   - parameters: The model's.
  ///   - batch: What the forward pass left, with what the decoder says of z.
  ///   - gradients: Added to.
  ///   - rungGradient: Overwritten; of no rows, it is not computed.
  func backward<Scalar: NetworkScalar>(
    _ rung: Matrix<Scalar>, _ objective: Objective, weight: Double, labels: [Int],
    _ parameters: ParameterBuffer<Scalar>, _ batch: inout FacetBatch<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>, rungGradient: inout Matrix<Scalar>
  ) {
    batch.codes.startGradients(z: batch.decodedGradient)
    let shares = batch.components?.shares ?? []
    batch.mixture.backward(objective, weight: Scalar(weight), shares: shares, &batch.codes)
    batch.components?.densityBackward(weight: weight, &batch.codes)
    batch.mixture.components.finish()
    prior.backward(&batch.mixture.components, labels: labels, parameters, addingTo: &gradients)
    readBackward(rung, weight: weight, parameters, &batch, addingTo: &gradients, rungGradient: &rungGradient)
    guard let style, var own = batch.style.take() else { return }
    style.backward(
      rung, batch.mixture.components.source.network.inputGradient, weight: weight, parameters, &own,
      addingTo: &gradients, rungGradient: &rungGradient)
    batch.style = own
  }

  /// ∂m, ∂C and ∂z to ∂ of the encoder's output, with the gradient of weight·Σₙ H(q(z|xₙ)).
  func readBackward<Scalar: NetworkScalar>(
    _ rung: Matrix<Scalar>, weight: Double, _ parameters: ParameterBuffer<Scalar>, _ batch: inout FacetBatch<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>, rungGradient: inout Matrix<Scalar>
  ) {
    batch.readBackward(posterior, weight: weight)
    head.backward(
      &batch.headGradient, input: rung, output: batch.head, parameters, addingTo: &gradients,
      inputGradient: &rungGradient, precision: batch.precision)
  }
}

extension Facet {
  /// z to what is added to the decoder.
  func forwardSkip<Scalar: NetworkScalar>(
    _ parameters: ParameterBuffer<Scalar>, _ batch: inout FacetBatch<Scalar>
  ) {
    skip?.forward(batch.codes.z, parameters, into: &batch.skip, precision: batch.precision)
  }

  /// ∂ of what is added, ``FacetBatch/skipGradient``, to ∂z.
  func backwardSkip<Scalar: NetworkScalar>(
    _ parameters: ParameterBuffer<Scalar>, _ batch: inout FacetBatch<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    skip?.backward(
      &batch.skipGradient, input: batch.codes.z, output: batch.skip, parameters, addingTo: &gradients,
      inputGradient: &batch.decodedGradient, precision: batch.precision)
  }
}

/// What a facet is computed from and gives for a batch of N points, forward and backward.
struct FacetBatch<Scalar: NetworkScalar>: Sendable {
  /// Of the products of the head and of the skip connection.
  let precision: Precision
  /// ε, N×L.
  var noise: Matrix<Scalar>
  /// What the head puts out, and ∂ of it.
  var head: Matrix<Scalar>
  var headGradient: Matrix<Scalar>
  var codes: PosteriorBatch<Scalar>
  /// Where q(z|x) is a mixture of K normals: then all that is said here of N points holds for N·K rows, a row a component,
  /// but for the head.
  var components: PosteriorMixture<Scalar>?
  var mixture: MixtureBatch<Scalar>
  /// What the skip connection puts out, and ∂ of it; of no rows for the deepest facet.
  var skip: Matrix<Scalar>
  var skipGradient: Matrix<Scalar>
  /// ∂z as the decoder says, N×L.
  var decodedGradient: Matrix<Scalar>
  /// What the head adds to ∂ of the encoder's output; of no rows for the deepest facet, which gives that gradient itself.
  var rungGradient: Matrix<Scalar>
  /// Of the style, where the prior is made of it.
  var style: StyleBatch<Scalar>?
  /// The sums over the points of the terms that belong to z, and to its style.
  var terms = EvidenceLowerBound.Facet.zero

  /// Makes a workspace for this many points.
  init(_ facet: Facet, points: Int, precision: Precision) {
    self.precision = precision
    let rows = points * facet.posterior.components
    noise = Matrix(rows: rows, columns: facet.posterior.latents)
    head = Matrix(rows: points, columns: facet.head.outputs)
    headGradient = head
    codes = PosteriorBatch(facet.posterior, points: rows)
    components = facet.posterior.components == 1 ? nil : PosteriorMixture(facet.posterior, points: points)
    mixture = MixtureBatch(facet.prior, form: facet.posterior.form, points: rows, precision: precision)
    style = facet.style.map { StyleBatch($0, points: points, hasRungGradient: facet.rung > 0, precision: precision) }
    skip = Matrix(rows: facet.skip == nil ? 0 : points, columns: facet.skip?.outputs ?? 0)
    skipGradient = skip
    decodedGradient = noise
    rungGradient = Matrix(rows: facet.skip == nil ? 0 : points, columns: facet.head.inputs)
  }
}

extension FacetBatch {
  /// What the head put out, a row a component of q(z|x).
  @inline(__always)
  var rows: Matrix<Scalar> { components?.head ?? head }

  /// Gives each component of a mixture a row.
  mutating func readComponents() { components?.read(head) }

  /// The noise of the style becomes zero.
  mutating func clearStyleNoise() {
    guard let count = style?.noise.elements.count else { return }
    for i in 0..<count { style?.noise.elements[i] = 0 }
  }

  /// log q(z|x) at the draws, where q is a mixture.
  mutating func findDensities() { _ = components?.density.forward(codes, .marginal) }

  /// ∂m, ∂C and ∂z to ∂ of what the head put out, with the gradient of weight·Σₙ H(q(z|xₙ)).
  mutating func readBackward(_ posterior: Posterior, weight: Double) {
    guard components != nil else {
      posterior.backward(codes, noise: noise, weight: weight, into: &headGradient)
      return
    }
    // The entropy of a mixture is no sum: what it says of q comes from its density.
    components?.readBackward(posterior, codes, noise: noise)
    components?.writeGradient(weight: weight, into: &headGradient)
  }

  /// The means of q(z|x), N×L.
  var means: [Double] {
    guard let components else { return codes.mean.elements.map { Double($0) } }
    let (count, latents) = (components.components, components.latents)
    return (0..<head.rows).flatMap { n in
      (0..<latents).map { i in
        (n * count..<(n + 1) * count).reduce(0.0) {
          $0 + components.weight(ofRow: $1) * Double(codes.mean.elements[$1 * latents + i])
        }
      }
    }
  }
}
