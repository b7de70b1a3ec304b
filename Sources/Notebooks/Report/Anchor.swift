/// The names of places in a report that others link to.
enum Anchor {
  /// The table of claims.
  static let claims = "the-claims"
  /// Our numbers beside the paper's.
  static let numbers = "the-numbers"
  /// The appendix.
  static let appendix = "how-this-was-computed"

  /// A figure of the story.
  static func figure(_ name: String) -> String { "figure-\(name)" }
  /// A table of the story.
  static func table(_ name: String) -> String { "table-\(name)" }
  /// What the appendix says of a stage, a figure or a table.
  static func made(_ name: String) -> String { "stage-\(name)" }

  /// A mark that a link can lead to.
  static func mark(_ anchor: String) -> String { "<a id=\"\(anchor)\"></a>" }
}
