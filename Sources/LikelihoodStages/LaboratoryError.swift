/// Why an experiment with exact likelihoods has no result.
public enum LaboratoryError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No draw obeyed the rules.
  case noModel(String)
  /// A slice has no finite loss somewhere.
  case slice(String, offset: Double)
  /// No start of a search led anywhere.
  case noOptimum(starts: Int)
  /// Estimates of one model, or of several sizes, are needed.
  case sizes(Int)
  /// Numbers that must belong to one model belong to several.
  case models
  /// A model of one output is needed.
  case outputs(Int)
  /// There are not as many scans as comparisons.
  case counts(scans: Int, comparisons: Int)

  public var description: String {
    switch self {
    case .noModel(let arm):
      "none of 100,000 draws of '\(arm)' obeyed the rules; lower 'least-visible', 'least-kink' or 'least-slope'"
    case .slice(let name, let offset):
      "the likelihood has no finite value along \(name) at an offset of \(offset); choose a smaller 'range'"
    case .noOptimum(let starts): "none of \(starts) starts led to a finite likelihood; raise 'starts'"
    case .sizes(let count): "a rate needs estimates at two sizes of samples at least, not at \(count)"
    case .models: "the estimates are of different models; keep them apart with 'per:'"
    case .outputs(let outputs): "the model has \(outputs) outputs; this stage takes models of one"
    case .counts(let scans, let comparisons):
      "there are \(scans) scans but \(comparisons) comparisons; take both of the same models"
    }
  }
}
