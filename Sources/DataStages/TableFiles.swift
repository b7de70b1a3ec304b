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
