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
    /// All of them.
    case all
  }

  /// The names of the columns, each once.
  public let names: [String]
  /// The columns, in the order of their names.
  public let columns: [Column]

  /// Creates a table.
  public init(names: [String], columns: [Column]) {
    require(names.count == columns.count, "\(names.count) names for \(columns.count) columns")
    require(
      Set(names.map { Array($0.utf8) }).count == names.count,
      "the columns of a table must have different names, not \(names)")
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
  public subscript(name: String) -> Column? {
    names.firstIndex { $0.utf8.elementsEqual(name.utf8) }.map { columns[$0] }
  }

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
    var bytes: [UInt8] = []
    appendLine(names.map { written($0, evenIfNumber: false) }, to: &bytes)
    for row in 0..<rows {
      let fields = columns.map { column in
        switch column {
        case .numbers(let numbers): Array("\(numbers[row])".utf8)
        case .texts(let texts): written(texts[row], evenIfNumber: true)
        }
      }
      appendLine(fields, to: &bytes)
    }
    return bytes
  }
}

private func appendLine(_ fields: [[UInt8]], to bytes: inout [UInt8]) {
  bytes += fields.joined(separator: [UInt8(ascii: ",")])
  bytes.append(10)
}

/// A field as it stands in a file. Bytes count, not characters: a quotation mark with an accent is one character, but
/// a quotation mark to every reader of CSV.
private func written(_ text: String, evenIfNumber: Bool) -> [UInt8] {
  let bytes = Array(text.utf8)
  let quote = UInt8(ascii: "\"")
  let isBlank = { (byte: UInt8?) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
  let isRisky =
    bytes.isEmpty || isBlank(bytes.first) || isBlank(bytes.last) || bytes.starts(with: byteOrderMark)
    || evenIfNumber && csvNumber(text) != nil
  let isSpecial = bytes.contains { [UInt8(ascii: ","), quote, 10, 13].contains($0) }
  guard isSpecial || isRisky else { return bytes }
  return [quote] + bytes.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
}

/// The number that the text is, in decimal; also NaN and infinities. Blanks around it do not count.
func csvNumber(_ text: String) -> Double? {
  guard !text.utf8.contains(where: { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "X") }) else { return nil }
  if let number = Double(text) { return number }
  let isBlank = { (character: Character) in character == " " || character == "\t" }
  let trimmed = text.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
  return trimmed.count < text.count ? Double(String(trimmed)) : nil
}

/// What some programs begin a file of UTF-8 with; it is no part of the first field.
let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]
