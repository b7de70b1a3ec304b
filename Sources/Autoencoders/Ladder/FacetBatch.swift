internal import LinearAlgebra
internal import Networks

/// What a facet is computed from and gives for a batch of N points, on the way there and back.
struct FacetBatch<Scalar: NetworkScalar>: Sendable {
  /// ε, N×L.
  var noise: Matrix<Scalar>
  /// What the head puts out, and ∂ of it.
  var head: Matrix<Scalar>
  var headGradient: Matrix<Scalar>
  var codes: CodeBatch<Scalar>
  var prior: PriorBatch<Scalar>
  /// What the door puts out, and ∂ of it; of no rows for the deepest facet.
  var door: Matrix<Scalar>
  var doorGradient: Matrix<Scalar>
  /// ∂z as the decoder says, N×L.
  var decodedGradient: Matrix<Scalar>
  /// What the head adds to ∂ of its rung; of no rows for the deepest facet, whose rung gets it at first hand.
  var rungGradient: Matrix<Scalar>
  /// The means over the points of the terms that belong to z.
  var terms = LadderBound.Facet(latent: 0, cluster: 0)

  /// Makes room for this many points.
  init(_ facet: LadderFacet, points: Int) {
    noise = Matrix(rows: points, columns: facet.posterior.latents)
    head = Matrix(rows: points, columns: facet.head.outputs)
    headGradient = head
    codes = CodeBatch(facet.posterior, points: points)
    prior = PriorBatch(facet.prior, points: points)
    door = Matrix(rows: facet.door == nil ? 0 : points, columns: facet.door?.outputs ?? 0)
    doorGradient = door
    decodedGradient = noise
    rungGradient = Matrix(rows: facet.door == nil ? 0 : points, columns: facet.head.inputs)
  }
}
