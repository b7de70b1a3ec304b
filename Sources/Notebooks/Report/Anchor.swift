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

  /// A value of the story as a link to the stage that it came from; on a page it looks like the text around it.
  static func value(_ markdown: String, of stage: String, in medium: Medium) -> String {
    switch medium {
    case .summary: markdown
    case .file: "[\(markdown)](#\(made(stage)))"
    case .page: "<a class=\"value\" href=\"#\(made(stage))\">\(markdown)</a>"
    }
  }

  /// The short link from a caption to what the appendix says of a figure or a table.
  static func source(_ name: String, in medium: Medium) -> String {
    switch medium {
    case .summary: ""
    case .file: " [source](#\(made(name)))"
    case .page: " <a class=\"source\" href=\"#\(made(name))\">source</a>"
    }
  }

  /// A mark that a link can lead to.
  static func mark(_ anchor: String) -> String { "<a id=\"\(anchor)\"></a>" }
}
