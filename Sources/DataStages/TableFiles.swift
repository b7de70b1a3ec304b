private import CSVFormat
import LinearAlgebra
private import NumpyFormat
import Parameters
import Stages

private func isNumpy(_ file: ParameterReader.File) -> Bool { file.path.hasSuffix(".npy") }

/// Reads the name of a file of numbers or of labels.
func tableFile(
  _ name: String, from reader: inout ParameterReader
) throws(NotebookError) -> ParameterReader.File {
  let file = try reader.file(name)
  guard isNumpy(file) || file.path.hasSuffix(".csv") else {
    throw NotebookError("'\(name)' must name a .npy or a .csv file, not '\(file.path)'", at: file.location)
  }
  return file
}

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
