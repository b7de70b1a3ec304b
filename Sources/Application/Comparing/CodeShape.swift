private import ArrayStages
private import DataStages
private import Foundation
private import Interchange
private import LinearAlgebra
private import Parameters
private import Stages
private import Wording

/// What codes that can be compared have in common: the same number of points and of columns in every run.
struct CodeShape: Equatable {
  /// N.
  let points: Int
  /// L.
  let latents: Int

  /// Reads every file once, before anything is written.
  ///
  /// - Throws: ``UsageError`` with all that is wrong with any of the files, a line each.
  init(of files: CodeFiles, _ reading: CodeReading) throws(UsageError) {
    var shapes: [(file: String, shape: CodeShape)] = []
    var errors: [String] = []
    for file in files.codes {
      do {
        let codes = try Self.codes(file, files, reading)
        if let complaint = Self.complaint(about: codes.codes, file) { errors.append(complaint) }
        shapes.append((file, CodeShape(points: codes.codes.rows, latents: codes.codes.columns)))
      } catch {
        // What is wrong with the classes is wrong with each run.
        if !errors.contains("\(error)") { errors.append("\(error)") }
      }
    }
    if let first = shapes.first {
      errors += shapes.dropFirst().compactMap {
        $0.shape.complaint($0.file, first.file, first.shape, matched: reading.id != nil)
      }
    }
    guard errors.isEmpty, let shape = shapes.first?.shape else {
      throw UsageError(errors.joined(separator: "\n"))
    }
    guard shape.points >= 4 else {
      throw UsageError(
        "\(counted(shape.points, "point")) \(shape.points == 1 ? "is" : "are") too few: scores are of one half, so it takes 4, and hundreds to tell much"
      )
    }
    self = shape
  }

  /// Throws unless groups of columns, where there are any, are all columns.
  func check(blocks: [Int]) throws(UsageError) {
    // A sum that no number holds is that of other columns than there are, too.
    let sum = blocks.reduce(0) { $0.addingReportingOverflow($1).overflow ? .max : $0 + $1 }
    guard blocks.isEmpty || sum == latents else {
      let widths = blocks.map(String.init).joined(separator: " and ")
      throw UsageError("blocks of \(widths) columns are \(sum) columns, but the codes have \(latents)")
    }
  }

  private init(points: Int, latents: Int) {
    self.points = points
    self.latents = latents
  }

  /// What is wrong with the numbers of a file; nil where nothing is.
  private static func complaint(about codes: Matrix<Double>, _ file: String) -> String? {
    guard codes.columns > 0 else { return "'\(file)' holds no column; a column is a latent" }
    if let bad = codes.elements.firstIndex(where: { !(abs($0) <= 1e300) }) {
      let (row, column) = (bad / codes.columns, bad % codes.columns)
      return
        "'\(file)' holds \(codes.elements[bad]) at row \(row), column \(column) (from zero), of which no sums can be "
        + "taken; divide that column by its greatest magnitude"
    }
    for column in 0..<codes.columns {
      let numbers = (0..<codes.rows).map { codes[$0, column] }
      guard let least = numbers.min(), let greatest = numbers.max(), greatest > least, greatest - least <= 1e-300 else {
        continue
      }
      return
        "'\(file)' varies by \(greatest - least) only in column \(column) (from zero), by which nothing can be divided; "
        + "divide that column by its greatest magnitude"
    }
    return nil
  }

  /// What is wrong with codes of this shape beside the first; nil where nothing is.
  private func complaint(_ file: String, _ firstFile: String, _ first: CodeShape, matched: Bool) -> String? {
    if points != first.points, !matched {
      return "'\(file)' holds \(counted(points, "row")), but '\(firstFile)' \(first.points); "
        + "a row is a point, and all runs must be of the same points in the same order"
    }
    guard latents != first.latents else { return nil }
    return "'\(file)' holds \(counted(latents, "column")), but '\(firstFile)' \(first.latents); "
      + "a column is a latent, and affine maps are between codes of equally many"
  }

  /// Reads codes as the stage of a notebook does.
  private static func codes(_ file: String, _ files: CodeFiles, _ reading: CodeReading) throws -> Codes {
    let place = SourceLocation(file: "compare", line: 1, column: 1)
    let named = [(name: "codes", value: file)] + reading.parameters(files)
    var reader = ParameterReader(
      entries: named.map {
        ParameterEntry(name: $0.name, at: place, value: ParameterValue(.scalar($0.value, quoted: true), at: place))
      }, subject: "codes", at: place)
    let context = StageContext(
      read: { file in
        guard let bytes = FileManager.default.contents(atPath: "\(files.folder)/\(file.path)") else {
          throw UsageError("cannot read '\(file.path)'; is it a file that you may read?")
        }
        return StageContext.FileContent(bytes: [UInt8](bytes), sha256: "")
      }, progress: { _, _ in }, log: { _ in }, checkpoint: StageContext.silent.checkpoint)
    return reading.stage == ReadArrays.name
      ? try ReadArrays(from: &reader).run(Nothing(), in: context)
      : try ReadCodes(from: &reader).run(Nothing(), in: context)
  }
}
