public import LinearAlgebra
private import Requirements

/// A table with named columns of equal length, as a CSV file with a header holds it (RFC 4180).
public struct CSVTable: Equatable, Sendable {
  /// The entries of a column.
  public enum Column: Equatable, Sendable {
    /// Finite numbers.
    case numbers([Double])
    /// Words or texts.
    case texts([String])

    /// The number of entries.
    public var count: Int {
      switch self {
      case .numbers(let numbers): numbers.count
      case .texts(let texts): texts.count
      }
    }
  }

  /// Which columns of a file are texts.
  public enum TextColumns: Equatable, Sendable {
    /// Those with an entry that is in quotation marks or is no number, not even NaN.
    case inferred
    /// Those named, and no others.
    case named([String])
  }

  /// The names of the columns, each once.
  public let names: [String]
  /// The columns, in the order of their names.
  public let columns: [Column]

  /// Creates a table.
  public init(names: [String], columns: [Column]) {
    require(names.count == columns.count, "\(names.count) names for \(columns.count) columns")
    require(Set(names).count == names.count, "the columns of a table must have different names, not \(names)")
    require(Set(columns.map(\.count)).count <= 1, "the columns of a table must be equally long")
    self.names = names
    self.columns = columns
  }

  /// Creates a table of numbers from the columns of a matrix.
  public init(names: [String], _ matrix: Matrix<Double>) {
    require(names.count == matrix.columns, "\(names.count) names for the columns of \(matrix.shape)")
    self.init(names: names, columns: (0..<matrix.columns).map { .numbers(matrix.column($0)) })
  }

  /// The number of rows, without the header.
  public var rows: Int { columns.first?.count ?? 0 }

  /// The column of a name, if there is one.
  public subscript(name: String) -> Column? { names.firstIndex(of: name).map { columns[$0] } }

  /// The columns of numbers, side by side, in their order.
  public var matrix: Matrix<Double> {
    let numbers = columns.compactMap { if case .numbers(let numbers) = $0 { numbers } else { nil } }
    var result = Matrix<Double>(rows: rows, columns: numbers.count)
    for (j, column) in numbers.enumerated() { for (i, number) in column.enumerated() { result[i, j] = number } }
    return result
  }

  /// The file: a header and a line a row, ending in line feeds; numbers in the shortest form that reads back the same.
  ///
  /// A text is put in quotation marks where it must be, and where it would else be read back as a number.
  public var bytes: [UInt8] {
    var text = names.map { quoted($0, evenIfNumber: false) }.joined(separator: ",") + "\n"
    for row in 0..<rows {
      let fields = columns.map { column in
        switch column {
        case .numbers(let numbers): "\(numbers[row])"
        case .texts(let texts): quoted(texts[row], evenIfNumber: true)
        }
      }
      text += fields.joined(separator: ",") + "\n"
    }
    return Array(text.utf8)
  }
}

private func quoted(_ text: String, evenIfNumber: Bool) -> String {
  let special = text.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
  let isRisky = text.isEmpty || text.first == " " || text.last == " " || evenIfNumber && Double(text) != nil
  guard special || isRisky else { return text }
  return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}
