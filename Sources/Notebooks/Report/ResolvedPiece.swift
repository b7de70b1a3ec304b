/// A piece of a text whose references have been resolved.
public enum ResolvedPiece: Equatable, Sendable {
  /// The notebook's own text.
  case text(String)
  /// A value as it is shown.
  case value(String)
  /// A value that is not there, since this stage failed or was not run.
  case missing(stage: String)
}
