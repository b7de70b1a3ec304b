import FormatErrors
import LinearAlgebra
import NumpyFormat
import Testing

/// The entries of a file.
@Suite struct NumpyFileEntriesTests {
  @Test(arguments: [(Double.nan, "nan"), (-.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf")])
  func whatIsNotFiniteIsAnErrorWithItsPlace(value: Double, spelling: String) {
    let bytes = Npy.bytes(Matrix(rows: 2, columns: 2, elements: [1, 2, value, 4]))
    #expect(
      numpyError(bytes)
        == "a.npy: byte 144: entry (1, 0) is \(spelling), not a finite number; find out where it arose")
  }

  @Test func inFortranOrderTheNaNIsWhereItIsInTheFile() {
    var bytes = numpyFile("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3)}", entries: 48)
    let place = bytes.count - 48 + 2 * 8  // the third entry in the file is (0, 1)
    bytes.replaceSubrange(place..<place + 8, with: withUnsafeBytes(of: Double.nan.bitPattern.littleEndian, Array.init))
    #expect(numpyError(bytes).hasPrefix("a.npy: byte \(place): entry (0, 1) is nan"))
  }

  @Test func textsAreNoNumbers() throws {
    let texts = numpyFile("{'descr': '<U2', 'fortran_order': False, 'shape': (1,)}") + [97, 0, 0, 0, 0, 0, 0, 0]
    #expect(try NumpyFile(texts, name: "a.npy").words() == ["a"])
    #expect(numpyError(texts).contains("numbers are wanted"))
    let noCharacter = numpyFile("{'descr': '<U1', 'fortran_order': False, 'shape': (1,)}") + [0, 0xd8, 0, 0]
    #expect(throws: FormatError.self) { try NumpyFile(noCharacter, name: "a.npy").words() }
  }

  @Test func aWholeNumberThatNoDoubleHoldsIsAnError() {
    #expect(numpyError(Npy.bytes([(1 << 53) + 1])).contains("too large"))
  }

  @Test func labelsMayBeOfAnyWholeNumberType() throws {
    let file = try NumpyFile(try NumpyCase.named("i4").bytes, name: "labels.npy")
    #expect(try file.labels() == [-2_147_483_648, -1, 2_147_483_647])
  }

  @Test func floatsAreNoLabels() throws {
    let file = try NumpyFile(try NumpyCase.named("f8, one dimension").bytes, name: "a.npy")
    let error = #expect(throws: FormatError.self) { try file.labels() }
    #expect(
      error?.description
        == "a.npy: byte 8: holds entries of type '<f8'; whole numbers are wanted; save it with .astype('<i8')")
  }

  @Test func aMatrixOfFloatsIsReadAsSuch() throws {
    let reference = try NumpyCase.named("f4, Fortran, version 2")
    let matrix = try NumpyFile(reference.bytes, name: "a.npy").floatMatrix()
    #expect(matrix == Matrix(rows: 3, columns: 4, elements: reference.values.map { Float($0) }))
  }

  /// The first index moves fastest in the file, the last one in what is read.
  @Test func fortranOrderIsTurnedAround() throws {
    let head = "{'descr': '<i2', 'fortran_order': True, 'shape': (2, 3, 2)}"
    var entries: [UInt8] = []
    for place in UInt8(0)..<12 { entries += [place, 0] }
    var expected: [Double] = []
    for i in 0..<2 { for j in 0..<3 { for k in 0..<2 { expected.append(Double(i + 2 * j + 6 * k)) } } }
    #expect(try NumpyFile(numpyFile(head) + entries, name: "a.npy").numbers() == expected)
  }

  @Test func pixelsAreBytesOnly() throws {
    let head = "{'descr': '|u1', 'fortran_order': False, 'shape': (3,)}"
    #expect(try NumpyFile(numpyFile(head) + [0, 128, 255], name: "a.npy").pixels() == [0, 128, 255])
    #expect(throws: FormatError.self) { try NumpyFile(Npy.bytes([1, 2]), name: "a.npy").pixels() }
  }
}
