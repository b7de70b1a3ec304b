public import FileStages
public import Interchange
private import LinearAlgebra
public import Parameters
public import Stages

/// Reads the codes that a run gave to points from a `.npy` or `.csv` file, so that codes made elsewhere can be compared.
///
/// Of a large `.npy` file no copy is made: it is put out as it is.
public struct ReadCodes: Stage {
  public static let name = "read-codes"
  public static let summary =
    "Reads the codes of one run from a .npy or .csv file, and the classes of its points; a .npy file of more than 32 MiB is "
    + "not copied."

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

extension ReadCodes: FileStage {
  /// Puts out a large file of codes as it is.
  public func run(on files: StageFiles, in context: StageContext) throws -> FileOutput? {
    guard id == nil, let read = try RowsAsRead(codes, files, context) else { return nil }
    let found = try classes.map { try Labels(in: $0, context) }
    if let classes, let found { try found.check(classes, "classes", rows: read.rows, "codes", in: codes) }
    // All but the codes themselves.
    let rest = Codes(
      Matrix(rows: read.rows, columns: 0), classes: found?.numbers, classNames: found?.names ?? [])
    var contents = try rest.files().contents
    contents["codes.npy"] = nil
    let values = rest.values.merging(["latents": .integer(read.columns)]) { $1 }
    return try FileOutput(contents, asRead: ["codes.npy": codes], values: values)
  }
}
