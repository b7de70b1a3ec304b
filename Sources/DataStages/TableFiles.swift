private import CSVFormat
import LinearAlgebra
private import NumpyFormat
import Parameters
import Stages

private func isNumpy(_ file: ParameterReader.File) -> Bool { file.path.lowercased().hasSuffix(".npy") }

/// How the names of files of numbers and of labels end.
let tableEndings = [".npy", ".csv"]

/// The numbers in a file, a row a point.
func numbers(in file: ParameterReader.File, _ context: StageContext) throws -> Matrix<Double> {
  let bytes = try context.read(file).bytes
  if isNumpy(file) { return try NumpyFile(bytes, name: file.path).matrix() }
  return try CSVTable(bytes, file: file.path, textColumns: .named([])).matrix
}

/// The class of each point, and what the classes are called where they have names.
struct Labels {
  /// Whole numbers; words become their places in the alphabet.
  let numbers: [Int]
  /// The names, in ascending order of the numbers; empty for numbers.
  let names: [String]

  /// Reads a file: a vector of whole numbers or texts, or a table of one column of either.
  init(in file: ParameterReader.File, _ context: StageContext) throws {
    let bytes = try context.read(file).bytes
    guard isNumpy(file) else {
      let table = try CSVTable(bytes, file: file.path, textColumns: .all)
      guard table.columns.count == 1, case .texts(let texts) = table.columns[0] else {
        throw ArtifactError("'\(file.path)' has \(table.columns.count) columns; labels are one")
      }
      self = try Labels(texts, file: file.path, firstLine: 2)
      return
    }
    let array = try NumpyFile(bytes, name: file.path)
    self = array.holdsTexts ? try Labels(array.words(), file: file.path) : Labels(numbers: try array.labels())
  }

  private init(numbers: [Int], names: [String] = []) {
    self.numbers = numbers
    self.names = names
  }

  /// Labels as they are written; whole numbers keep all their digits.
  private init(_ texts: [String], file: String, firstLine: Int? = nil) throws {
    let words = texts.map { Spelling($0.trimmed) }
    if let row = words.firstIndex(where: { CSVTable.isMissing($0.text) }) {
      let place = firstLine.map { "line \(row + $0)" } ?? "entry \(row)"
      throw ArtifactError(
        "'\(file)' has no label in \(place), '\(words[row].text)'; leave such points out, or give them a class of their own by name"
      )
    }
    let whole = words.compactMap { Int($0.text) ?? Double($0.text).flatMap { Int(exactly: $0) } }
    if whole.count == words.count {
      self.init(numbers: whole)
      return
    }
    if !words.isEmpty, words.allSatisfy({ Double($0.text) != nil }) {
      throw ArtifactError("'\(file)' holds numbers that are not whole; labels are whole numbers or words")
    }
    let names = Set(words).sorted()
    let places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    self.init(numbers: words.map { places[$0] ?? 0 }, names: names.map(\.text))
  }

  /// Throws unless there is a label, called so or otherwise, for each of so many rows of another file.
  func check(
    _ file: ParameterReader.File, _ name: String = "labels", rows: Int, _ things: String, in other: ParameterReader.File
  ) throws {
    guard numbers.count != rows else { return }
    let isHeader = numbers.count == rows - 1 && !isNumpy(file)
    throw ArtifactError(
      "'\(other.path)' holds \(rows) \(things), but '\(file.path)' \(numbers.count) \(name); "
        + (isHeader
          ? "the first line of a table is its header: is it missing?" : "name two files that belong together"))
  }
}

extension String {
  /// The text without spaces at its ends.
  fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}

/// Numbers, a row a point, with the name of each row.
struct NamedRows {
  let numbers: Matrix<Double>
  let names: [String]
}

/// The numbers in a `.csv` file one column of which names the rows, each name once.
func namedNumbers(in file: ParameterReader.File, id: String, _ context: StageContext) throws -> NamedRows {
  guard !isNumpy(file) else {
    throw ArtifactError(
      "'\(file.path)' has no column '\(id)', as columns of a .npy file have no names; save a .csv file with a header, such as "
        + "pandas.DataFrame(codes).assign(\(id)=ids).to_csv('run-1.csv', index=False)")
  }
  let bytes = try context.read(file).bytes
  let columns = try CSVTable(bytes, file: file.path, textColumns: .all).names
  guard columns.contains(id) else {
    throw ArtifactError(
      "'\(file.path)' has no column '\(id)'; its columns are \(columns.map { "'\($0)'" }.joined(separator: ", "))")
  }
  let table = try CSVTable(bytes, file: file.path, textColumns: .named([id]))
  guard case .texts(let names)? = table[id] else { throw ArtifactError("'\(id)' in '\(file.path)' names no rows") }
  var rows: [Spelling: Int] = [:]
  for (row, name) in names.enumerated() {
    if let first = rows.updateValue(row, forKey: Spelling(name)) {
      throw ArtifactError(
        "'\(file.path)' has the \(id) '\(name)' in row \(first + 1) and in row \(row + 1); a name is of one point")
    }
  }
  return NamedRows(numbers: table.matrix, names: names)
}
