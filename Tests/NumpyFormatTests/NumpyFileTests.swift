import FormatErrors
import Foundation
import LinearAlgebra
import NumpyFormat
import TestSupport
import Testing

/// A file that numpy wrote, and what it holds.
struct NumpyCase: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let hex: String
  let shape: [Int]
  let type: String
  let values: [Double]

  var testDescription: String { name }
  var bytes: [UInt8] {
    let digits = Array(hex.utf8).map { UInt8($0 > 57 ? $0 - 87 : $0 - 48) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  static let all: [NumpyCase] = {
    struct Reference: Decodable { let cases: [NumpyCase] }
    guard let url = Bundle.module.url(forResource: "Reference/numpy", withExtension: "json"),
      let data = try? Data(contentsOf: url), let reference = try? JSONDecoder().decode(Reference.self, from: data)
    else { return [] }
    return reference.cases
  }()

  static func named(_ name: String) throws -> NumpyCase { try #require(all.first { $0.name == name }) }
}

/// A file with this dictionary, and entries of zeros.
private func file(_ dictionary: String, entries: Int = 0, version: UInt8 = 1) -> [UInt8] {
  let length = version == 1 ? [UInt8(dictionary.utf8.count), 0] : [UInt8(dictionary.utf8.count), 0, 0, 0]
  return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + Array(dictionary.utf8)
    + [UInt8](repeating: 0, count: entries)
}

private func error(_ bytes: [UInt8]) -> String {
  do {
    _ = try NumpyFile(bytes, name: "a.npy").numbers()
    return "no error"
  } catch {
    return error.description
  }
}

@Suite struct NumpyFileTests {
  @Test func theReferenceHasEveryTypeAndVersion() { #expect(NumpyCase.all.count == 17) }

  @Test(arguments: NumpyCase.all)
  func aFileReadsAsNumpyWroteIt(reference: NumpyCase) throws {
    let file = try NumpyFile(reference.bytes, name: reference.name)
    #expect(file.shape == reference.shape)
    #expect(file.type == reference.type)
    #expect(try file.numbers() == reference.values)  // to the bit: nothing is computed
  }

  @Test func labelsMayBeOfAnyWholeNumberType() throws {
    let file = try NumpyFile(try NumpyCase.named("i4").bytes, name: "labels.npy")
    #expect(try file.labels() == [-2_147_483_648, -1, 2_147_483_647])
  }

  @Test func aMatrixOfFloatsIsReadAsSuch() throws {
    let reference = try NumpyCase.named("f4, Fortran, version 2")
    let matrix = try NumpyFile(reference.bytes, name: "a.npy").floatMatrix()
    #expect(matrix == Matrix(rows: 3, columns: 4, elements: reference.values.map { Float($0) }))
  }

  @Test func aMatrixWantsTwoDimensions() throws {
    let file = try NumpyFile(try NumpyCase.named("f8, one dimension").bytes, name: "a.npy")
    #expect(throws: FormatError.self) { try file.matrix() }
    #expect(try file.vector().count == 12)
  }

  @Test func floatsAreNoLabels() throws {
    let file = try NumpyFile(try NumpyCase.named("f8, one dimension").bytes, name: "a.npy")
    let error = #expect(throws: FormatError.self) { try file.labels() }
    #expect(
      error?.description
        == "a.npy: byte 8: holds entries of type '<f8'; whole numbers are wanted; save it with .astype('<i8')")
  }

  @Test(arguments: NumpyCase.all)
  func noTruncationGoesUnnoticed(reference: NumpyCase) throws {
    let bytes = reference.bytes
    for length in 0..<bytes.count { #expect(throws: FormatError.self) { try read(Array(bytes[..<length])) } }
    #expect(throws: FormatError.self) { try read(bytes + [0]) }
    #expect(throws: Never.self) { try read(bytes) }
  }

  private func read(_ bytes: [UInt8]) throws { _ = try NumpyFile(bytes, name: "a.npy") }

  @Test func theErrorNamesTheByteWhereTheEntriesEnd() throws {
    let bytes = try NumpyCase.named("f8, version 1").bytes
    #expect(
      error(Array(bytes.dropLast(8)))
        == "a.npy: byte 216: 3×4 entries of type '<f8' take 96 bytes, but 88 follow the head")
    #expect(error(bytes + [0]).hasPrefix("a.npy: byte 224: "))
  }

  @Test(arguments: [(Double.nan, "nan"), (-.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf")])
  func whatIsNotFiniteIsAnErrorWithItsPlace(value: Double, spelling: String) {
    let bytes = Npy.bytes(Matrix(rows: 2, columns: 2, elements: [1, 2, value, 4]))
    #expect(
      error(bytes)
        == "a.npy: byte 144: entry (1, 0) is \(spelling), not a finite number; find out where it arose")
  }

  @Test func inFortranOrderTheNaNIsWhereItIsInTheFile() {
    var bytes = file("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3)}", entries: 48)
    let place = bytes.count - 48 + 2 * 8  // the third entry in the file is (0, 1)
    bytes.replaceSubrange(place..<place + 8, with: withUnsafeBytes(of: Double.nan.bitPattern.littleEndian, Array.init))
    #expect(error(bytes).hasPrefix("a.npy: byte \(place): entry (0, 1) is nan"))
  }

  @Test func whatIsNoNumpyFileIsSaidToBeNone() {
    #expect(error(Array("x,y\n1,2\n".utf8)).hasPrefix("a.npy: byte 0: is no .npy file"))
    #expect(error([]).hasPrefix("a.npy: byte 0: is no .npy file"))
  }

  @Test(arguments: [
    ("{'descr': '>f8', 'fortran_order': False, 'shape': (1,)}", "big-endian; save it with .astype('<f8')"),
    ("{'descr': '|O', 'fortran_order': False, 'shape': (1,)}", "is of Python objects"),
    ("{'descr': '<c16', 'fortran_order': False, 'shape': (1,)}", "is not one of '<f4', '<f8'"),
    ("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,)}", "structured_to_unstructured"),
    ("{'descr': 3, 'fortran_order': False, 'shape': (1,)}", "only plain arrays of numbers"),
    ("{'descr': '<f8', 'fortran_order': 0, 'shape': (1,)}", "must be True or False"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}", "in digits"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}", "in digits"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427387904, 8)}", "no file has room"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (1152921504606846975,)}", "but 8 follow"),
    ("{'descr': '<f8', 'fortran_order': False}", "the head lacks one of"),
    ("{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (1,)}", "unknown or twice"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'x': '1'}", "unknown or twice"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} 1", "something follows"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (1", "',' should stand here"),
    ("{'descr': '<f8", "does not end"),
    ("", "'{' should stand here"),
  ])
  func aBadHeadIsAnErrorThatSaysWhy(dictionary: String, message: String) {
    let description = error(file(dictionary, entries: 8))
    #expect(description.contains(message), "\(description)")
  }

  @Test(arguments: [
    ("<f2", 2, [UInt8]([0x00, 0x3c, 0x01, 0x00]), [1, 0x1p-24]), ("<f2", 2, [0xff, 0x7b, 0x00, 0xc0], [65504, -2]),
    ("|b1", 1, [1, 0], [1, 0]), ("<u1", 1, [255, 7], [255, 7]), ("=i2", 2, [1, 0, 255, 255], [1, -1]),
    ("<u8", 8, [1] + [UInt8](repeating: 0, count: 8) + [1] + [UInt8](repeating: 0, count: 6), [1, 256]),
  ])
  func typesThatNumpyWritesAreRead(type: String, size: Int, bytes: [UInt8], values: [Double]) throws {
    let head = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(values.count)L,)}"
    #expect(try NumpyFile(file(head) + bytes, name: "a.npy").numbers() == values)
  }

  @Test(arguments: [
    ("<M8[ns]", ".astype('<i8')"), ("|S3", ".astype('U')"), ("<c16", "as columns"), ("<f16", ".astype('<f8')"),
    ("<U0", "is not one of"), ("<U99999999999", "is not one of"), ("|f8", "is not one of"),
  ])
  func aTypeThatIsNotReadSaysWhatHelps(type: String, advice: String) {
    #expect(error(file("{'descr': '\(type)', 'fortran_order': False, 'shape': (1,)}", entries: 16)).contains(advice))
  }

  @Test func textsAreNoNumbers() throws {
    let texts = file("{'descr': '<U2', 'fortran_order': False, 'shape': (1,)}") + [97, 0, 0, 0, 0, 0, 0, 0]
    #expect(try NumpyFile(texts, name: "a.npy").words() == ["a"])
    #expect(error(texts).contains("numbers are wanted"))
    let noCharacter = file("{'descr': '<U1', 'fortran_order': False, 'shape': (1,)}") + [0, 0xd8, 0, 0]
    #expect(throws: FormatError.self) { try NumpyFile(noCharacter, name: "a.npy").words() }
  }

  @Test func aLyingLengthIsNotBelieved() {
    let bytes = [0x93] + Array("NUMPY".utf8) + [2, 0, 0xff, 0xff, 0xff, 0xff] + Array("{}".utf8)
    #expect(error(bytes) == "a.npy: byte 8: says that its head is 4294967295 bytes long, but only 2 follow")
  }

  @Test func aVersionOfTheFutureIsRefused() {
    #expect(error(file("{}", version: 4)).contains("version 4.0"))
  }

  @Test func manyEntriesOfAnEmptyDimensionAreNone() throws {
    let bytes = file("{'descr': '<f8', 'fortran_order': True, 'shape': (1024, 8, 0)}")
    #expect(try NumpyFile(bytes, name: "a.npy").numbers() == [])
  }

  /// Whoever counts rows would count for years.
  @Test(arguments: ["(4611686018427387904, 8, 0)", "(1048577, 0)", "(0, 9223372036854775807)"])
  func endlessEntriesOfAnEmptyDimensionAreRefused(shape: String) {
    let bytes = file("{'descr': '<f8', 'fortran_order': True, 'shape': \(shape)}")
    #expect(error(bytes).contains("no file has room for the shape"))
  }

  @Test func moreDimensionsThanNumpyHasAreRefused() {
    let tower = { (dimensions: Int) in
      let shape = "(" + String(repeating: "1,", count: dimensions) + ")"
      return file("{'descr': '<f8', 'fortran_order': False, 'shape': \(shape)}", entries: 8)
    }
    #expect(!error(tower(64)).contains("no file has room"))
    #expect(error(tower(65)).hasSuffix("no file has room for the shape \(String(repeating: "1×", count: 64))…"))
  }

  @Test func aWholeNumberThatNoDoubleHoldsIsAnError() {
    #expect(error(Npy.bytes([(1 << 53) + 1])).contains("too large"))
  }
}
