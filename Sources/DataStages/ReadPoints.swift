private import Datasets
public import FileStages
public import Interchange
private import LinearAlgebra
public import Parameters
public import Stages

/// Reads points, and labels if there are any, from `.npy` or `.csv` files.
///
/// Of a large `.npy` file no copy is made: it is put out as it is.
public struct ReadPoints: Stage {
  public static let name = "read-points"
  public static let summary =
    "Reads points from a .npy or .csv file, and labels from another; a .npy file of more than 32 MiB is not copied."

  public let points: ParameterReader.File
  public let labels: ParameterReader.File?
  public let standardise: Bool

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    points = try reader.file(
      "points", "The file of points: a matrix, or a table of numbers with a header.", endings: tableEndings)
    labels =
      reader.has("labels")
      ? try reader.file(
        "labels", "The file of labels: a vector of whole numbers, or a table of one column, of whole numbers or words.",
        endings: tableEndings) : nil
    standardise = try reader.flag(
      "standardise", "Whether every feature is given mean zero and variance one.", default: false)
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> Points {
    let read = try numbers(in: points, context)
    let found = try labels.map { try Labels(in: $0, context) }
    if let labels, let found { try found.check(labels, rows: read.rows, "points", in: points) }
    return Points(
      standardise ? try Standardisation(fitting: read).apply(read) : read, labels: found?.numbers,
      labelNames: found?.names ?? [])
  }
}

extension ReadPoints: FileStage {
  /// Puts out a large file of points as it is, unless they are to be standardised.
  public func run(on files: StageFiles, in context: StageContext) throws -> FileOutput? {
    guard !standardise, let read = try RowsAsRead(points, files, context) else { return nil }
    let found = try labels.map { try Labels(in: $0, context) }
    if let labels, let found { try found.check(labels, rows: read.rows, "points", in: points) }
    // All but the points themselves.
    let rest = Points(
      Matrix(rows: read.rows, columns: 0), labels: found?.numbers, labelNames: found?.names ?? [])
    var contents = try rest.files().contents
    contents["points.npy"] = nil
    let values = rest.values.merging(["features": .integer(read.columns)]) { $1 }
    return try FileOutput(contents, asRead: ["points.npy": points], values: values)
  }
}
