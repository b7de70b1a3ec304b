public import Parameters

/// A value put in place of a parameter's, by a profile or on the command line.
public struct Override: Equatable, Sendable {
  /// The notebook that `--set` names; nil in a profile.
  public let notebook: Word?
  /// The stage or figure.
  public let block: Word
  /// The parameter.
  public let parameter: Word
  /// The new value; its location is where it was written.
  public let value: ParameterValue
}
