import FormatErrors
import LinearAlgebra
import NumpyFormat
import Testing

/// What the head of a file says, held against the file.
@Suite struct NumpyHeaderTests {
  @Test(arguments: [
    ("<f2", 2, [UInt8]([0x00, 0x3c, 0x01, 0x00]), [1, 0x1p-24]), ("<f2", 2, [0xff, 0x7b, 0x00, 0xc0], [65504, -2]),
    ("|b1", 1, [1, 0], [1, 0]), ("<u1", 1, [255, 7], [255, 7]), ("=i2", 2, [1, 0, 255, 255], [1, -1]),
    ("<u8", 8, [1] + [UInt8](repeating: 0, count: 8) + [1] + [UInt8](repeating: 0, count: 6), [1, 256]),
  ])
  func typesThatNumpyWritesAreRead(type: String, size: Int, bytes: [UInt8], values: [Double]) throws {
    let head = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(values.count)L,)}"
    #expect(try NumpyFile(numpyFile(head) + bytes, name: "a.npy").numbers() == values)
  }

  @Test(arguments: [
    ("<M8[ns]", ".astype('<i8')"), ("|S3", ".astype('U')"), ("<c16", "as columns"), ("<f16", ".astype('<f8')"),
    ("<U0", "is not one of"), ("<U99999999999", "is not one of"), ("|f8", "is not one of"),
  ])
  func aTypeThatIsNotReadSaysWhatHelps(type: String, advice: String) {
    #expect(
      numpyError(numpyFile("{'descr': '\(type)', 'fortran_order': False, 'shape': (1,)}", entries: 16)).contains(advice)
    )
  }

  @Test func aLyingLengthIsNotBelieved() {
    let bytes = [0x93] + Array("NUMPY".utf8) + [2, 0, 0xff, 0xff, 0xff, 0xff] + Array("{}".utf8)
    #expect(numpyError(bytes) == "a.npy: byte 8: says that its head is 4294967295 bytes long, but only 2 follow")
  }

  @Test func aVersionOfTheFutureIsRefused() {
    #expect(numpyError(numpyFile("{}", version: 4)).contains("version 4.0"))
  }

  @Test func manyEntriesOfAnEmptyDimensionAreNone() throws {
    let bytes = numpyFile("{'descr': '<f8', 'fortran_order': True, 'shape': (1024, 8, 0)}")
    #expect(try NumpyFile(bytes, name: "a.npy").numbers() == [])
  }

  /// Whoever counts rows would count for years.
  @Test(arguments: ["(4611686018427387904, 8, 0)", "(1048577, 0)", "(0, 9223372036854775807)"])
  func endlessEntriesOfAnEmptyDimensionAreRefused(shape: String) {
    let bytes = numpyFile("{'descr': '<f8', 'fortran_order': True, 'shape': \(shape)}")
    #expect(numpyError(bytes).contains("no file has room for the shape"))
  }

  @Test func moreDimensionsThanNumpyHasAreRefused() {
    let tower = { (dimensions: Int) in
      let shape = "(" + String(repeating: "1,", count: dimensions) + ")"
      return numpyFile("{'descr': '<f8', 'fortran_order': False, 'shape': \(shape)}", entries: 8)
    }
    #expect(!numpyError(tower(64)).contains("no file has room"))
    #expect(numpyError(tower(65)).hasSuffix("no file has room for the shape \(String(repeating: "1×", count: 64))…"))
  }

  @Test func theErrorNamesTheByteWhereTheEntriesEnd() throws {
    let bytes = try NumpyCase.named("f8, version 1").bytes
    #expect(
      numpyError(Array(bytes.dropLast(8)))
        == "a.npy: byte 216: 3×4 entries of type '<f8' take 96 bytes, but 88 follow the head")
    #expect(numpyError(bytes + [0]).hasPrefix("a.npy: byte 224: "))
  }

  /// Each version has its own width of the head's length.
  @Test(arguments: [UInt8(1), 2, 3]) func theThreeVersionsAreRead(version: UInt8) throws {
    let head = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,)}"
    let file = try NumpyFile(numpyFile(head, entries: 16, version: version), name: "a.npy")
    #expect(file.shape == [2] && file.type == "<f8")
    #expect(try file.numbers() == [0, 0])
  }

  @Test func aFileThatEndsWithinItsHeadSaysWhere() {
    let start = [0x93] + Array("NUMPY".utf8)
    #expect(numpyError(start) == "a.npy: byte 6: ends within its version")
    #expect(numpyError(start + [1, 0]) == "a.npy: byte 8: ends within the length of its head")
    #expect(numpyError(start + [2, 0, 5, 0, 0]) == "a.npy: byte 11: ends within the length of its head")
    #expect(numpyError(start + [1, 1]).hasPrefix("a.npy: byte 6: is a .npy file of version 1.1;"))
  }
}
