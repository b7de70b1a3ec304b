/// A named value of a stage, as prose, claims, tables and headlines refer to it: `fits[seed=3].weak.mean | fixed(2)`.
public struct Reference: Equatable, Sendable {
  /// Picks the members of a sweep that have a value for a swept name.
  public struct Selection: Equatable, Sendable {
    /// The swept name.
    public let name: Word
    /// Its value, as written.
    public let value: String
  }

  /// The stage.
  public let stage: Word
  /// Which of its members; empty for all.
  public let selection: [Selection]
  /// The name of the value, dotted.
  public let value: Word
  /// How several members become one value.
  public let gather: Gather?
  /// How it is shown; nil for the default.
  public let format: NumberFormat?
}

extension Reference: CustomStringConvertible {
  /// The reference without its format: `fits[seed=3].weak.mean | mean`.
  public var description: String {
    let selected = selection.map { "\($0.name.text)=\($0.value)" }.joined(separator: ", ")
    return stage.text + (selected.isEmpty ? "" : "[\(selected)]") + ".\(value.text)"
      + (gather.map { " | \($0.rawValue)" } ?? "")
  }
}
