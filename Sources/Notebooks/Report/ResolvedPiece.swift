/// A piece of a text whose references have been resolved.
public enum ResolvedPiece: Equatable, Sendable {
  /// The notebook's own text.
  case text(String)
  /// A value as it is shown, with the stage that put it out; nil where no stage did, as of the profile's name.
  case value(String, stage: String?)
  /// A value that is not there, since this stage failed or was not run.
  case missing(stage: String)

  /// The stage that the piece is a value of.
  var stage: String? {
    switch self {
    case .text: nil
    case .value(_, let stage): stage
    case .missing(let stage): stage
    }
  }

  /// The piece where foreign text must not be Markdown: in a cell or a caption.
  var escaped: String {
    switch self {
    case .text(let text): Escape.caption(text)
    case .value(let value, _): Escape.text(value)
    case .missing(let stage): "*no value, since `\(stage)` is not done*"
    }
  }

  /// The piece in a caption, in which links and pictures of the notebook's own stay what they are.
  var inCaption: String {
    if case .text(let text) = self { Escape.caption(text, withLinks: true) } else { escaped }
  }

  /// The piece without any Markdown.
  var plain: String {
    switch self {
    case .text(let text), .value(let text, _): text
    case .missing(let stage): "(no value, since \(stage) is not done)"
    }
  }
}
