/// Why there is nothing to draw, or no place for it.
public enum FigureError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A parameter asks for a feature that the points have not.
  case feature(Int, of: Int)
  /// Two inputs have different numbers of features.
  case features(mixture: Int, other: Int, what: String)
  /// There is not a name for each of the things.
  case names(String, given: Int, needed: Int)
  /// Codes are not of the runs, or have not the columns, of the comparison that they are drawn with.
  case codes(runs: Int, latents: [Int], comparedRuns: Int, comparedLatents: Int)
  /// The prior of a run, counted from one, has another number of components than the comparison that it is drawn with.
  case components(run: Int, Int, compared: Int)
  /// A score of priors is wanted of codes without.
  case priors(String)
  /// A parameter, or the first run, asks for a term that a run's objective has not.
  case term(String, of: [String])
  /// Images are not those that were assigned to clusters.
  case images(Int, assigned: Int)
  /// There is nothing to draw.
  case nothing(String)

  public var description: String {
    switch self {
    case .feature(let feature, let count):
      "there is no feature \(feature): the points have \(count); choose 'x' and 'y' among 1 to \(count)"
    case .features(let mixture, let other, let what):
      "the mixture has \(mixture) features, but \(what) \(other); draw it with what it was fitted to"
    case .names(let parameter, let given, let needed):
      "'\(parameter)' gives \(given == 1 ? "one name" : "\(given) names"), but there are \(needed); name each, or leave '\(parameter)' out"
    case .codes(let runs, let latents, let comparedRuns, let comparedLatents):
      "there are codes of \(runs) runs with \(Set(latents).sorted()) columns, but the comparison is of \(comparedRuns) runs with "
        + "\(comparedLatents); draw it with what it was made of"
    case .components(let run, let count, let compared):
      "the prior of run \(run) has \(count) components, but the comparison is of \(compared); "
        + "draw it with what it was made of"
    case .priors(let score):
      "the comparison has no '\(score)', which is of priors: these codes have none; choose a score of codes"
    case .term(let term, let terms):
      "a learning curve has no term '\(term)', only \(terms.map { "'\($0)'" }.joined(separator: ", "))"
    case .images(let count, let assigned):
      "there are \(count) images, but \(assigned) are assigned to clusters; draw those that the clusters are of"
    case .nothing(let what): "there are no \(what) to draw"
    }
  }
}
