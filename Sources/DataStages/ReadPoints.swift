private import Datasets
public import Interchange
private import LinearAlgebra
public import Parameters
public import Stages

/// Reads points, and labels if there are any, from `.npy` or `.csv` files.
public struct ReadPoints: Stage {
  public static let name = "read-points"
  public static let summary = "Reads points from a .npy or .csv file, and labels from another."

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
