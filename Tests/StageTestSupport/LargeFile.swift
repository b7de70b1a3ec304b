public import FileStages
private import Foundation
private import LinearAlgebra
private import NumpyFormat
private import Testing

/// A `.npy` file of floats that are zero, which take no room on the disk. It goes with the test.
public final class LargeFile: Sendable {
  /// Where it lies.
  public let path = FileManager.default.temporaryDirectory.appending(path: "large-\(UUID().uuidString).npy").path
  private let start: Int
  private let columns: Int

  /// Creates a file of so many rows.
  public init(rows: Int, columns: Int) throws {
    let head = Npy.bytes(Matrix<Float>(rows: 0, columns: columns)).dropLast()
    let text = String(decoding: head.dropFirst(10), as: UTF8.self)
      .replacing("(0, \(columns))", with: "(\(rows), \(columns))")
    let bytes = Array(head.prefix(8)) + [UInt8(text.utf8.count + 1), 0] + Array(text.utf8) + [10]
    (start, self.columns) = (bytes.count, columns)
    try Data(bytes).write(to: URL(filePath: path))
    #expect(truncate(path, start + rows * columns * 4) == 0)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes an entry in its place.
  public func write(_ number: Float, row: Int, column: Int) throws {
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seek(toOffset: UInt64(start + 4 * (row * columns + column)))
    try withUnsafeBytes(of: number.bitPattern.littleEndian) { try file.write(contentsOf: Data($0)) }
    try file.close()
  }

  /// Itself as the file that a parameter of a stage names; it is there as long as somebody holds these.
  public var files: StageFiles { StageFiles(inputs: []) { _ in self.path } }

  /// Itself as a file of an artifact that a stage reads; it is there as long as somebody holds this.
  public func input(_ name: String) -> StageFiles.Input {
    StageFiles.Input(names: [name], path: { $0 == name ? self.path : nil }, bytes: { _ in nil })
  }
}
