import FileStages
import NumpyFormat
import Parameters
import RowBlocks
import Stages

/// Above so many bytes a `.npy` file of rows of `<f8` or `<f4` is put out as it is, and no copy of it goes into the store.
let mostBytesCopied = 32 << 20

/// What a stage puts out that reads a large file of rows: the file as it is.
struct RowsAsRead {
  /// The number of rows.
  let rows: Int
  /// The number of columns.
  let columns: Int

  /// Looks at a file; nil where it is small, or must be read whole to be understood.
  ///
  /// It is read once, block by block, so that what is no number is found by the stage that reads it.
  ///
  /// - Throws: `FormatError` for a file that is malformed, or holds an entry that is not finite.
  init?(_ file: ParameterReader.File, _ files: StageFiles, _ context: StageContext) throws {
    guard file.path.lowercased().hasSuffix(".npy"),
      let array = try NumpyRows(path: try files.path(file), name: file.path),
      array.rows * array.columns * array.entrySize > mostBytesCopied
    else { return nil }
    (rows, columns) = (array.rows, array.columns)
    let blocks = RowBlocks(rows: rows, columns: columns) { try array.matrix($0) }
    for (number, range) in blocks.ranges.enumerated() {
      _ = try blocks.block(range)
      if number % 256 == 0 { context.progress(Double(range.lowerBound) / Double(rows), "reading '\(file.path)'") }
    }
  }
}
