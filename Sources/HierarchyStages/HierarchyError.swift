/// Why an experiment on the theorem's hierarchy has no result.
public enum HierarchyError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A mixture and points are over other numbers of features.
  case features(mixture: Int, points: Int)
  /// No decoder that was drawn is of the kind that is wanted.
  case noTruth(String)
  /// A recipe has another number of latents than the truth.
  case latents(Int, truth: Int)
  /// No orientation was tried.
  case noOrientation
  /// Points have too few directions for so many codes.
  case fewColumns(Int, needed: Int)
  /// Points fall into parts that no neighbours link.
  case disconnected
  /// A lattice would have too many places.
  case quadrature(latents: Int)
  /// A fit has several facets, a prior of labels, or no σ.
  case fit
  /// A fit has so many facets where one is asked for.
  case facets(Int)
  /// A run's codes come without a prior; runs count from one.
  case noPrior(run: Int)
  /// Two runs at least are needed.
  case runs(Int)
  /// There is nothing to count.
  case nothing
  /// Comparisons are of truths of other gaps.
  case gaps(Double, Double)

  public var description: String {
    switch self {
    case .features(let mixture, let points):
      "the mixture is over \(mixture) features and the points over \(points); name the points that it was fitted to"
    case .noTruth(let kind):
      "none of 200 decoders that were drawn is of the kind '\(kind)'; choose another seed"
    case .latents(let latents, let truth):
      "'latents' is \(latents), but the truth has \(truth); networks that begin with the truth need as many"
    case .noOrientation: "no orientation was tried; raise 'angles'"
    case .fewColumns(let columns, let needed):
      "the points spread in \(columns) directions, which is too few for \(needed) latents"
    case .disconnected:
      "the points fall into parts that no neighbours link, so there are no distances along them; choose another 'start'"
    case .quadrature(let latents):
      "likelihoods are summed over a lattice of one or two latents, not of \(latents)"
    case .fit: "only fits of one facet with a Gaussian likelihood and without labels can be compared with a truth"
    case .facets(let facets): "the fit has \(facets) facets; only those of one can be compared as models"
    case .noPrior(let run): "the codes of run \(run) come without a prior; choose fits whose prior is a mixture"
    case .runs(let runs): "maps between runs need two at least, not \(runs)"
    case .nothing: "there are no comparisons to count"
    case .gaps(let first, let other):
      "the comparisons are of truths of gap \(first) and \(other); keep them apart with 'per:'"
    }
  }
}
