import FormatErrors
import Foundation
import LinearAlgebra
import NumpyFormat
import Testing

@Suite final class NumpyRowsTests {
  private let path = FileManager.default.temporaryDirectory.appending(path: "rows-\(UUID().uuidString).npy").path
  private let matrix = Matrix(rows: 70, columns: 3, elements: (0..<210).map { Double($0) / 7 - 11 })

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private func write(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(filePath: path)) }

  private func error(_ rows: Range<Int>? = nil) -> String {
    do {
      guard let array = try NumpyRows(path: path, name: "a.npy") else { return "nil" }
      _ = try array.matrix(rows ?? 0..<array.rows)
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func theRowsAreThoseOfTheFileReadWhole() throws {
    try write(Npy.bytes(matrix))
    let rows = try #require(try NumpyRows(path: path, name: "a.npy"))
    #expect(rows.rows == 70 && rows.columns == 3 && rows.entrySize == 8)
    #expect(try rows.matrix(0..<70) == matrix)
    #expect(try rows.matrix(13..<29) == matrix.rows(13..<29))
    #expect(try rows.matrix(70..<70).rows == 0)
  }

  @Test func floatsAreWidenedAsBySomebodyWhoReadsThemWhole() throws {
    let floats = Matrix<Float>(rows: 70, columns: 3, elements: matrix.elements.map { Float($0) })
    try write(Npy.bytes(floats))
    let rows = try #require(try NumpyRows(path: path, name: "a.npy"))
    #expect(rows.entrySize == 4)
    #expect(try rows.matrix(5..<66) == NumpyFile(Npy.bytes(floats), name: "a.npy").matrix().rows(5..<66))
  }

  @Test func whatMustBeReadWholeIsNil() throws {
    for bytes in [
      Npy.bytes([1, 2, 3, 4], shape: [2, 2]), Npy.bytes([0.5, 1]), Npy.bytes([0.5, 1], shape: [1, 2, 1]),
    ] {
      try write(bytes)
      #expect(error() == "nil")
    }
    var fortran = Npy.bytes(matrix)
    let place = try #require(fortran.firstRange(of: Array("False,".utf8)))
    fortran.replaceSubrange(place, with: Array("True, ".utf8))
    try write(fortran)
    #expect(error() == "nil")
    try FileManager.default.removeItem(atPath: path)
    #expect(error() == "nil", "whoever reads it whole says that it is not there")
  }

  @Test func errorsAreThoseOfTheFileReadWhole() throws {
    var bad = matrix
    bad[41, 2] = .nan
    try write(Npy.bytes(bad))
    #expect(error() == "a.npy: byte 1128: entry (41, 2) is nan, not a finite number; find out where it arose")
    let whole = #expect(throws: FormatError.self) { try NumpyFile(Npy.bytes(bad), name: "a.npy").matrix() }
    #expect(error() == whole?.description)
    #expect(error(0..<41) == "no error")
    try write(Array(Npy.bytes(matrix).dropLast(1)))
    #expect(error() == "a.npy: byte 1807: 70×3 entries of type '<f8' take 1680 bytes, but 1679 follow the head")
    try write(Array("1,2\n".utf8))
    #expect(error().hasPrefix("a.npy: byte 0: is no .npy file"))
  }

  @Test func aFileThatWasCutSinceIsAnError() throws {
    try write(Npy.bytes(matrix))
    let rows = try #require(try NumpyRows(path: path, name: "a.npy"))
    #expect(truncate(path, 1000) == 0)
    #expect(try rows.matrix(0..<30) == matrix.rows(0..<30))
    let error = #expect(throws: FormatError.self) { try rows.matrix(30..<40) }
    #expect(error?.description == "a.npy: byte 1000: ends here, but did not when it was opened")
  }
}
