private import Datasets
private import Formats
private import LinearAlgebra
public import Parameters
public import Stages

/// Reads points, and labels if there are any, from `.npy` or `.csv` files.
public struct ReadPoints: Stage {
  public static let name = "read-points"
  public static let summary = "Reads points from a .npy or .csv file, and labels from another."

  /// The file of points: a matrix, or a table of numbers with a header.
  public let points: ParameterReader.File
  /// The file of labels: a vector of whole numbers, or a table of one column, of whole numbers or words.
  public let labels: ParameterReader.File?
  /// Whether every feature is given mean zero and variance one.
  public let standardise: Bool

  /// Reads `points`, `standardise`, and if it is there `labels`.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
    points = try tableFile("points", from: &reader)
    labels = reader.has("labels") ? try tableFile("labels", from: &reader) : nil
    standardise = try reader.flag("standardise", default: false)
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> Points {
    let bytes = try context.read(points).bytes
    let read =
      if isNumpy(points) {
        try NumpyFile(bytes, name: points.path).matrix()
      } else {
        try CSVTable(bytes, file: points.path, textColumns: .named([])).matrix
      }
    var classes: [Int]?
    if let labels {
      let found = try labelled(context.read(labels).bytes, labels)
      guard found.count == read.rows else {
        throw ArtifactError(
          "'\(points.path)' holds \(read.rows) points, but '\(labels.path)' \(found.count) labels; "
            + "name two files that belong together")
      }
      classes = found
    }
    return Points(standardise ? try Standardisation(fitting: read).apply(read) : read, labels: classes)
  }
}

private func isNumpy(_ file: ParameterReader.File) -> Bool { file.path.hasSuffix(".npy") }

private func tableFile(
  _ name: String, from reader: inout ParameterReader
) throws(NotebookError) -> ParameterReader.File {
  let file = try reader.file(name)
  guard isNumpy(file) || file.path.hasSuffix(".csv") else {
    throw NotebookError("'\(name)' must name a .npy or a .csv file, not '\(file.path)'", at: file.location)
  }
  return file
}

/// The labels in a file; words become their places in the alphabet.
private func labelled(_ bytes: [UInt8], _ file: ParameterReader.File) throws -> [Int] {
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
