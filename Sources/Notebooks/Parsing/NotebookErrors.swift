public import Parameters

/// All that is wrong in a notebook, in the order of the file.
public struct NotebookErrors: Error, Equatable, Sendable, CustomStringConvertible {
  /// The errors; at least one, each of its place.
  public let errors: [NotebookError]

  /// Creates it, sorted by place; of several errors at one place the first stays.
  public init(_ errors: [NotebookError]) {
    var seen: Set<SourceLocation> = []
    let first = errors.filter { seen.insert($0.location).inserted }
    self.errors = first.enumerated().sorted { a, b in
      let (p, q) = (a.element.location, b.element.location)
      return (p.file, p.line, p.column, a.offset) < (q.file, q.line, q.column, b.offset)
    }.map(\.element)
  }

  /// One `file:line:column: message` a line.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}
