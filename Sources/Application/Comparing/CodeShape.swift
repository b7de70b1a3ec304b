private import AlignmentStages
private import ArrayStages
private import DataStages
private import FileStages
private import Foundation
private import Interchange
private import LinearAlgebra
private import NumpyFormat
private import Parameters
private import RowBlocks
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
        if let complaint = try Self.complaint(about: codes, file) { errors.append(complaint) }
        shapes.append((file, CodeShape(points: codes.rows, latents: codes.columns)))
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
    guard shape.points >= CompareCodes.fewestPoints else {
      throw UsageError("\(ComparisonError.tooFewPoints(shape.points))")
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
  private static func complaint(about codes: RowBlocks, _ file: String) throws -> String? {
    guard codes.columns > 0 else { return "'\(file)' holds no column; a column is a latent" }
    var least = [Double](repeating: .infinity, count: codes.columns)
    var greatest = least.map { -$0 }
    for range in codes.ranges {
      let block = try codes.block(range)
      for (place, number) in block.elements.enumerated() {
        let (row, column) = (range.lowerBound + place / codes.columns, place % codes.columns)
        if !(abs(number) <= 1e300) {
          return
            "'\(file)' holds \(number) at row \(row), column \(column) (from zero), of which no sums can be "
            + "taken; divide that column by its greatest magnitude"
        }
        least[column] = min(least[column], number)
        greatest[column] = max(greatest[column], number)
      }
    }
    return least.indices.first { greatest[$0] > least[$0] && greatest[$0] - least[$0] <= 1e-300 }.map { column in
      "'\(file)' varies by \(greatest[column] - least[column]) only in column \(column) (from zero), by which nothing can be "
        + "divided; divide that column by its greatest magnitude"
    }
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

  /// Reads codes as the stage of a notebook does: large ones block by block, others whole.
  private static func codes(_ file: String, _ files: CodeFiles, _ reading: CodeReading) throws -> RowBlocks {
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
    if reading.stage == ReadArrays.name {
      return RowBlocks(try ReadArrays(from: &reader).run(Nothing(), in: context).codes)
    }
    let stage = try ReadCodes(from: &reader)
    let path = "\(files.folder)/\(file)"
    if try stage.run(on: StageFiles(inputs: []) { _ in path }, in: context) != nil,
      let array = try NumpyRows(path: path, name: file)
    {
      return RowBlocks(rows: array.rows, columns: array.columns) { try array.matrix($0) }
    }
    return RowBlocks(try stage.run(Nothing(), in: context).codes)
  }
}
