import NumpyFormat
private import CSVFormat
import Parameters
import Stages

/// What is said of each point of a file, as it is written: classes, or the names of rows.
struct PointLabels {
  /// A text a point.
  let texts: [String]
  /// The file, for messages.
  private let path: String

  /// Reads a vector of whole numbers or texts, or a table of one column of either.
  init(in bytes: [UInt8], path: String, array: String?, parameter: String) throws {
    self.path = path
    guard ArrayFile.ending(path) == "csv" else {
      texts = try Self.texts(of: try ArrayFile(bytes, path: path).array(array, parameter: parameter))
      return
    }
    let table = try CSVTable(bytes, file: path, textColumns: .all)
    let column = array.flatMap { table[$0] } ?? (table.columns.count == 1 ? table.columns[0] : nil)
    guard case .texts(let found)? = column else {
      throw ArtifactError(
        "'\(path)' has \(table.columns.count) columns, \(table.names.map { "'\($0)'" }.joined(separator: ", ")); labels are "
          + "one; say which with '\(parameter)'")
    }
    texts = found
  }

  /// Labels of an array: whole numbers or texts of one dimension.
  static func texts(of array: NumpyFile) throws -> [String] {
    array.holdsTexts ? try array.words() : try array.labels().map(String.init)
  }

  /// Takes labels as they are.
  init(_ texts: [String], path: String) {
    self.texts = texts
    self.path = path
  }

  /// Classes: whole numbers as they are, or the places of words in the alphabet with the words.
  func classes() throws -> (numbers: [Int], names: [String]) {
    let words = texts.map { Spelling($0.trimmed) }
    if let row = words.firstIndex(where: { CSVTable.isMissing($0.text) }) {
      throw ArtifactError(
        "'\(path)' has no class for point \(row + 1), '\(words[row].text)'; leave such points out, or give them a class of "
          + "their own by name")
    }
    let whole = words.compactMap { Int($0.text) }
    if whole.count == words.count { return (whole, []) }
    let names = Set(words).sorted()
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    return (words.map { places[$0] ?? 0 }, names.map(\.text))
  }

  /// Names of rows, each of one row.
  func names(_ id: String) throws -> [String] {
    var rows: [String: Int] = [:]
    for (row, name) in texts.enumerated() {
      if let first = rows.updateValue(row, forKey: name) {
        throw ArtifactError(
          "'\(path)' has the \(id) '\(name)' in row \(first + 1) and in row \(row + 1); a name is of one point")
      }
    }
    return texts
  }

  /// Throws unless there is a label for each of so many rows of another file.
  func check(rows: Int, of other: String, _ things: String) throws {
    guard texts.count != rows else { return }
    throw ArtifactError(
      "'\(other)' holds \(rows) codes, but '\(path)' \(texts.count) \(things); name two that belong together")
  }
}

extension String {
  /// The text without spaces at its ends.
  fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
