public import Parameters

/// A block that declares a table.
public struct TableBlock: Equatable, Sendable {
  /// What the rows are.
  public enum Content: Equatable, Sendable {
    /// A row for each member of a sweep, or for each combination of `per:` values.
    case members(Members)
    /// Rows as written, `rows:`, each a cell for every header.
    case rows(headers: [Header], cells: [[InlineText]])
  }

  /// A table of the members of sweeps.
  public struct Members: Equatable, Sendable {
    /// The stages, `from:`. Several must be swept alike; rows with equal coordinates are joined.
    public let upstream: [Source]
    /// The columns, from left to right.
    public let columns: [Column]
    /// The swept names that make rows, `per:`; empty for all of them. Over the others, columns gather.
    public let per: [Word]
    /// What the rows are sorted by; nil for the order of the sweep.
    public let sort: Sort?
  }

  /// A column of values.
  public struct Column: Equatable, Sendable {
    /// The stage; nil for a swept name, and where `from:` names one stage only.
    public let stage: String?
    /// The name of a value, or a swept name.
    public let value: Word
    /// How several members become one value.
    public let gather: Gather?
    /// How it is shown; nil for the default.
    public let format: NumberFormat?
    /// The head.
    public let header: Header
  }

  /// The head of a column.
  public struct Header: Equatable, Sendable {
    /// The text.
    public let text: String
    /// The alignment; nil for numbers to the right and words to the left.
    public let align: Alignment?

    /// Creates a head.
    public init(text: String, align: Alignment? = nil) {
      self.text = text
      self.align = align
    }
  }

  /// How a column is aligned.
  public enum Alignment: String, CaseIterable, Sendable { case left, right, center }

  /// An order of rows.
  public struct Sort: Equatable, Sendable {
    /// The index of the column.
    public let column: Int
    /// Whether the greatest comes first, written with a `-` before the name.
    public let descending: Bool
  }

  /// The name, unique among the stages, figures and tables of the notebook.
  public let name: String
  /// Where the block begins: its fence.
  public let location: SourceLocation
  /// What stands under the table.
  public let caption: InlineText
  /// What the rows are.
  public let content: Content
}
