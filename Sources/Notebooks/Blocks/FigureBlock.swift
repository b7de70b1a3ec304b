public import Parameters

/// A block that declares a figure.
public struct FigureBlock: Equatable, Sendable {
  /// The name, unique among the stages, figures and tables of the notebook.
  public let name: String
  /// Where the block begins: its fence.
  public let location: SourceLocation
  /// The kind of drawing, `draw:`.
  public let kind: Word
  /// The stages whose artifacts it draws, `from:`.
  public let upstream: [Source]
  /// The swept names that stay apart, `per:`.
  public let per: [Word]
  /// What stands under the figure.
  public let caption: InlineText
  /// What stands in place of the figure for those who cannot see it.
  public let alt: InlineText
  /// All else: the parameters of the drawing.
  public internal(set) var parameters: [ParameterEntry]

  /// The keys that belong to the notebook, not to the kind.
  package static let ownKeys = ["draw", "from", "per", "caption", "alt"]
}

extension FigureBlock {
  init?(_ header: BlockHeader, _ excerpt: Excerpt, errors: inout [NotebookError]) {
    guard var fields = header.fields(of: excerpt, errors: &errors) else { return nil }
    let kind = fields.text("draw", required: true)
    upstream = fields.sources("from", required: true)
    per = fields.words("per")
    let caption = fields.text("caption", required: true)
    let alt = fields.text("alt", required: true)
    parameters = fields.rest
    errors += fields.errors
    guard let kind, let caption, let alt else { return nil }
    self.kind = kind
    self.caption = excerpt.inlineText(caption, errors: &errors)
    self.alt = excerpt.inlineText(alt, errors: &errors)
    name = header.name.text
    location = header.location
  }
}
