public import Interchange
private import LinearAlgebra
public import Parameters
public import Stages

/// Reads the codes that a run gave to points from a `.npy` or `.csv` file, so that codes made elsewhere can be compared.
public struct ReadCodes: Stage {
  public static let name = "read-codes"
  public static let summary = "Reads the codes of one run from a .npy or .csv file, and the classes of its points."

  public let codes: ParameterReader.File
  public let classes: ParameterReader.File?
  public let id: String?

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    codes = try reader.file("codes", "The file of codes: a row a point, a column a latent.", endings: tableEndings)
    id =
      reader.has("id")
      ? try reader.text(
        "id", "The column that names rows, in a .csv file, and is no latent; rows of runs are then matched by name.")
      : nil
    classes =
      reader.has("classes")
      ? try reader.file(
        "classes",
        "The file of classes: a vector of whole numbers, or a table of one column, of whole numbers or words.",
        endings: tableEndings) : nil
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> Codes {
    let named = try id.map { try namedNumbers(in: codes, id: $0, context) }
    let read = try named?.numbers ?? numbers(in: codes, context)
    guard let classes else { return Codes(read, ids: named?.names) }
    let found = try Labels(in: classes, context)
    try found.check(classes, "classes", rows: read.rows, "codes", in: codes)
    return Codes(read, classes: found.numbers, classNames: found.names, ids: named?.names)
  }
}
