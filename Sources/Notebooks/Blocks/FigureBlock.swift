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
