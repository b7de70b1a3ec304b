private import CSVFormat
public import Interchange
private import LinearAlgebra
private import NumpyFormat
public import Parameters
public import Stages

/// Reads the codes that a run gave to points from an array of a `.npz`, `.safetensors`, `.npy` or `.csv` file, so that codes
/// made elsewhere can be compared as they were saved.
///
/// Numbers of 16, 32 and 64 bits, floating or whole, are widened without loss. `read-codes` reads tables of one array.
public struct ReadArrays: Stage {
  public static let name = "read-arrays"
  public static let summary =
    "Reads the codes of one run from an array of a .npz, .safetensors, .npy or .csv file, and the classes of its points."

  public let codes: ParameterReader.File
  public let array: String?
  public let classes: ParameterReader.File?
  public let classesArray: String?
  public let id: String?

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    let endings = [".npz", ".safetensors", ".npy", ".csv"]
    codes = try reader.file("codes", "The file of codes: a row a point, a column a latent.", endings: endings)
    array = try Self.name(&reader, "array", "The array of codes, in a file of several.")
    id = try Self.name(
      &reader, "id", "The array, or the column of a .csv file, that names rows; rows of runs are then matched by name.")
    classes =
      reader.has("classes")
      ? try reader.file(
        "classes", "The file of classes: a vector of whole numbers or words, or a table of one column.",
        endings: endings) : nil
    classesArray = try Self.name(
      &reader, "classes-array", "The array, or the column, of classes, in a file of several.")
  }

  private static func name(
    _ reader: inout ParameterReader, _ name: String, _ about: String
  ) throws(NotebookError) -> String? {
    reader.has(name) ? try reader.text(name, about) : nil
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> Codes {
    let read = try ArrayFile.ending(codes.path) == "csv" ? table(context) : array(context)
    guard let classes else { return Codes(read.numbers, ids: read.ids) }
    let labels = try PointLabels(
      in: try context.read(classes).bytes, path: classes.path, array: classesArray, parameter: "classes-array")
    try labels.check(rows: read.numbers.rows, of: codes.path, "classes")
    let found = try labels.classes()
    return Codes(read.numbers, classes: found.numbers, classNames: found.names, ids: read.ids)
  }

  private struct Read {
    let numbers: Matrix<Double>
    let ids: [String]?
  }

  private func array(_ context: StageContext) throws -> Read {
    let file = try ArrayFile(try context.read(codes).bytes, path: codes.path)
    // Where one array names rows, the codes are the other one.
    let rest = file.names.filter { $0 != id }
    let chosen = array ?? (id != nil && rest.count == 1 ? rest.first : nil)
    let numbers = try file.array(chosen, parameter: "array").matrix()
    guard let id else { return Read(numbers: numbers, ids: nil) }
    guard file.hasNames else {
      throw ArtifactError(
        "'\(codes.path)' has no array '\(id)', as a .npy file holds one without a name; save both, such as "
          + "numpy.savez('run-1.npz', codes=codes, \(id)=ids)")
    }
    let names = PointLabels(
      try PointLabels.texts(of: try file.array(id, parameter: "id")), path: codes.path)
    try names.check(rows: numbers.rows, of: codes.path, "names in '\(id)'")
    return Read(numbers: numbers, ids: try names.names(id))
  }

  private func table(_ context: StageContext) throws -> Read {
    let bytes = try context.read(codes).bytes
    guard let id else {
      return Read(numbers: try CSVTable(bytes, file: codes.path, textColumns: .named([])).matrix, ids: nil)
    }
    let columns = try CSVTable(bytes, file: codes.path, textColumns: .all).names
    guard columns.contains(id) else {
      throw ArtifactError(
        "'\(codes.path)' has no column '\(id)'; its columns are \(columns.map { "'\($0)'" }.joined(separator: ", "))")
    }
    let table = try CSVTable(bytes, file: codes.path, textColumns: .named([id]))
    guard case .texts(let names)? = table[id] else { throw ArtifactError("'\(id)' in '\(codes.path)' names no rows") }
    return Read(numbers: table.matrix, ids: try PointLabels(names, path: codes.path).names(id))
  }
}
