private import CSVFormat
import LinearAlgebra
private import NumpyFormat
import Parameters
import Stages

private func isNumpy(_ file: ParameterReader.File) -> Bool { file.path.hasSuffix(".npy") }

/// How the names of files of numbers and of labels end.
let tableEndings = [".npy", ".csv"]

/// The numbers in a file, a row a point.
func numbers(in file: ParameterReader.File, _ context: StageContext) throws -> Matrix<Double> {
  let bytes = try context.read(file).bytes
  if isNumpy(file) { return try NumpyFile(bytes, name: file.path).matrix() }
  return try CSVTable(bytes, file: file.path, textColumns: .named([])).matrix
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
  let table = try CSVTable(context.read(file).bytes, file: file.path, textColumns: .named([id]))
  guard case .texts(let names)? = table[id] else {
    throw ArtifactError(
      "'\(file.path)' has no column '\(id)'; its columns are \(table.names.map { "'\($0)'" }.joined(separator: ", "))")
  }
  var rows: [String: Int] = [:]
  for (row, name) in names.enumerated() {
    if let first = rows.updateValue(row, forKey: name) {
      throw ArtifactError(
        "'\(file.path)' has the \(id) '\(name)' in row \(first + 1) and in row \(row + 1); a name is of one point")
    }
  }
  return NamedRows(numbers: table.matrix, names: names)
}

/// The labels in a file; words become their places in the alphabet.
func labelled(_ file: ParameterReader.File, _ context: StageContext) throws -> [Int] {
  let bytes = try context.read(file).bytes
  if isNumpy(file) { return try NumpyFile(bytes, name: file.path).labels() }
  let table = try CSVTable(bytes, file: file.path)
  guard table.columns.count == 1 else {
    throw ArtifactError("'\(file.path)' has \(table.columns.count) columns; labels are one")
  }
  switch table.columns[0] {
  case .numbers(let numbers):
    let whole = numbers.compactMap(Int.init(exactly:))
    guard whole.count == numbers.count else {
      throw ArtifactError("'\(file.path)' holds numbers that are not whole; labels are whole numbers or words")
    }
    return whole
  case .texts(let words):
    let places = Dictionary(uniqueKeysWithValues: Set(words).sorted().enumerated().map { ($1, $0) })
    return words.compactMap { places[$0] }
  }
}
