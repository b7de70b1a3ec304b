/// A table as the report shows it.
public struct TableResult: Equatable, Sendable {
  /// The name.
  public var name: String
  /// What stands under it.
  public var caption: [ResolvedPiece]
  /// The heads of the columns.
  public var headers: [TableBlock.Header]
  /// The rows, each a text for every column.
  public var rows: [[String]]
  /// What it was made from.
  public var sources: [Provenance]

  /// Creates it.
  public init(
    name: String, caption: [ResolvedPiece], headers: [TableBlock.Header], rows: [[String]], sources: [Provenance]
  ) {
    self.name = name
    self.caption = caption
    self.headers = headers
    self.rows = rows
    self.sources = sources
  }
}

/// A text as it stands in a line or a cell of a report: nothing in it is Markdown.
public func reportText(_ text: String) -> String { Escape.text(text) }

/// A text as code, in a line or a cell of a report.
public func reportCode(_ text: String) -> String { Escape.code(text) }

/// A table of a report, of cells that are Markdown already.
public func reportTable(headers: [String], rows: [[String]]) -> String {
  MarkdownTable.render(headers: headers, align: headers.map { _ in nil }, rows: rows)
}

/// Writes tables of GitHub Markdown.
enum MarkdownTable {
  /// A table of cells that are Markdown already, on one line each.
  static func render(headers: [String], align: [TableBlock.Alignment?], rows: [[String]]) -> String {
    let rules = headers.indices.map { column in
      switch align[column] ?? inferred(rows.map { column < $0.count ? $0[column] : "" }) {
      case .left: "---"
      case .right: "---:"
      case .center: ":---:"
      }
    }
    let lines = [headers.map(cell), rules] + rows.map { $0.map(cell) }
    return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  /// A table without those columns in which no row has anything.
  static func render(headers: [String], align: [TableBlock.Alignment?], filledRows rows: [[String]]) -> String {
    let filled = headers.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    return render(
      headers: filled.map { headers[$0] }, align: filled.map { align[$0] },
      rows: rows.map { row in filled.map { row[$0] } })
  }

  /// A table of a report.
  static func render(_ table: TableResult) -> String {
    let width = table.headers.count
    let rows = table.rows.map { row in
      (row.prefix(width) + Array(repeating: "", count: max(0, width - row.count))).map(Escape.text)
    }
    return render(headers: table.headers.map { Escape.text($0.text) }, align: table.headers.map(\.align), rows: rows)
  }

  /// A pipe would end the cell, even within a code span.
  private static func cell(_ markdown: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in markdown.unicodeScalars {
      if scalar == "|" { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  /// Numbers to the right, words to the left.
  private static func inferred(_ cells: [String]) -> TableBlock.Alignment {
    let filled = cells.filter { !$0.isEmpty && $0 != "–" }
    return !filled.isEmpty && filled.allSatisfy(isNumeric) ? .right : .left
  }

  private static func isNumeric(_ cell: String) -> Bool {
    let digits = cell.hasPrefix("\u{2212}") || cell.hasPrefix("\\-") ? cell.drop { !$0.isNumber } : cell[...]
    return digits.first?.isNumber == true && !cell.contains { $0.isLetter && $0 != "t" && $0 != "o" }
  }
}
