import Interchange
import LinearAlgebra
import NumpyFormat
import TestSupport
import Testing

/// What a file of arrays gives, and what is said of one that gives none.
@Suite struct ArrayFileTests {
  @Test func theOnlyArrayNeedsNoName() throws {
    #expect(try read("one.npz").codes == codes)
    #expect(try read("one.npz", [("array", "arr_0")]).codes == codes)
    #expect(try read("half.safetensors").codes == codes)
    #expect(try read("a.npy", bytes: Npy.bytes(codes)).codes == codes)
  }

  @Test(arguments: [
    ("stored.npz", "z"), ("deflated.npz", "z"), ("deflated.npz", "fortran"), ("several.safetensors", "z"),
    ("several.safetensors", "double"),
  ])
  func aNameChoosesAmongSeveral(file: String, array: String) throws {
    #expect(try read(file, [("array", array)]).codes == codes)
  }

  @Test func severalArraysAndNoNameAreAnError() {
    #expect(
      complaint("deflated.npz")
        == "'deflated.npz' holds 2 arrays, 'z' and 'fortran'; say which with 'array', such as 'array: z', or in 'pipeline "
        + "compare' with '--array z'")
    #expect(complaint("several.safetensors").contains("holds 4 arrays, 'cells', 'double', 'labels' and 'z'"))
  }

  @Test func aNameOfNoArrayIsAnError() {
    #expect(
      complaint("deflated.npz", [("array", "x")]) == "'deflated.npz' has no array 'x', only 'z' and 'fortran'")
    #expect(complaint("empty.npz").hasPrefix("'empty.npz' holds no array; save one with numpy.savez"))
  }

  @Test func pickledObjectsAndOtherTypesAreErrorsWithAdvice() {
    #expect(
      complaint("objects.npz")
        == "objects.npz, array 'arr_0': holds pickled Python objects, which only Python can read; save numbers, such as "
        + "numpy.stack(codes).astype('float64'), or names by .astype('U')")
    #expect(complaint("complex.npz").contains("array 'arr_0': byte") && complaint("complex.npz").contains("'<c8'"))
    #expect(
      complaint("stored.npz", [("array", "labels")]).contains("its shape is 4, 1 dimension where it should have 2"))
    #expect(complaint("stored.npz", [("array", "names")]).contains("where it should have 2"))
  }

  @Test func aFileOfAnotherFormatUnderThisNameIsAnError() {
    #expect(complaint("a.npz", bytes: Npy.bytes(codes)).contains("is no ZIP archive"))
  }

  @Test func aHeadThatClaimsMoreThanThereIsIsAnError() throws {
    // A stored array whose own head says 9 rows; the archive's checksum of it is made to agree by none.
    let text = Array("(4, 2)".utf8)
    var bytes = try archive("one.npz")
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: text) })
    bytes[place + 1] = UInt8(ascii: "9")
    #expect(complaint("one.npz", bytes: bytes).contains("does not have the checksum that the directory says"))
    var plain = Npy.bytes(codes)
    let inside = try #require(plain.indices.first { plain[$0...].starts(with: text) })
    plain[inside + 1] = UInt8(ascii: "9")
    #expect(complaint("a.npy", bytes: plain).contains("9×2 entries of type '<f8' take 144 bytes, but 64 follow"))
  }

  @Test(arguments: ["stored.npz", "deflated.npz", "several.safetensors", "brain.safetensors"])
  func noHostileFileMakesTheReaderCrash(file: String) throws {
    let words = ["(4, 2)", "'<f8'", "\"shape\":[4,2]", "\"data_offsets\":[0,64]", "PK\u{1}\u{2}", "\"BF16\""]
    var mutator = Mutator([try archive(file)], words: words, seed: 3)
    var isRead = 0
    for _ in 0..<Mutator.cases(500) {
      if complaint(file, [("array", "z")], bytes: mutator.next()) == "nothing is wrong" { isRead += 1 }
    }
    #expect(isRead < Mutator.cases(500))
  }

  @Test(arguments: ["stored.npz", "half.safetensors"])
  func noTruncationGoesUnnoticed(file: String) throws {
    let bytes = try archive(file)
    for length in 0..<bytes.count {
      #expect(complaint(file, [("array", "z")], bytes: Array(bytes[..<length])) != "nothing is wrong", "\(length)")
    }
  }
}
