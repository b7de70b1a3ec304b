import Interchange
import LinearAlgebra
import TestSupport
import Testing

/// Entries of all types that tensors may have.
@Suite struct ArrayEncodingTests {
  /// A tensor of two rows of two entries.
  private func square(_ type: String, _ entries: [[UInt8]]) -> [UInt8] {
    let bytes = entries.flatMap { $0 }
    return tensorFile(#"{"z":{"dtype":"\#(type)","shape":[2,2],"data_offsets":[0,\#(bytes.count)]}}"#, bytes)
  }

  private func words(_ numbers: [Int], _ bytes: Int) -> [[UInt8]] { numbers.map { little($0, bytes) } }

  /// One and a half, minus two, the smallest normal number, and the largest number, by the fields of IEEE 754.
  @Test func floatingNumbersAreWidenedWithoutLoss() throws {
    let half = words([0x3e00, 0xc000, 0x0400, 0x7bff], 2)
    #expect(try read("a.safetensors", bytes: square("F16", half)).codes == Matrix([[1.5, -2], [0x1p-14, 65_504]]))
    let brain = words([0x3fc0, 0xc000, 0x0080, 0x7f7f], 2)
    #expect(
      try read("a.safetensors", bytes: square("BF16", brain)).codes
        == Matrix([[1.5, -2], [0x1p-126, (2 - 0x1p-7) * 0x1p127]]))
    let single = words([0x3fc0_0000, 0xc000_0000, 0x0080_0000, 0x7f7f_ffff], 4)
    #expect(
      try read("a.safetensors", bytes: square("F32", single)).codes
        == Matrix([[1.5, -2], [0x1p-126, (2 - 0x1p-23) * 0x1p127]]))
    let double = words([0x3ff8 << 48, -0x4000 << 48, 0x0010 << 48, 0x7fef_ffff_ffff_ffff], 8)
    #expect(
      try read("a.safetensors", bytes: square("F64", double)).codes
        == Matrix([[1.5, -2], [0x1p-1022, Double.greatestFiniteMagnitude]]))
  }

  /// All bits of the entry below the sign: the largest number where there is a sign, half of the range where there is none.
  @Test(arguments: [("8", 1), ("16", 2), ("32", 4)]) func wholeNumbersHaveASignOrNone(width: String, bytes: Int) throws
  {
    let bits = 8 * bytes
    let entries = words([1, (1 << (bits - 1)) - 1, 1 << (bits - 1), (1 << bits) - 1], bytes)
    let (largest, all) = (Double((1 << (bits - 1)) - 1), Double((1 << bits) - 1))
    #expect(
      try read("a.safetensors", bytes: square("I" + width, entries)).codes
        == Matrix([[1, largest], [-largest - 1, -1]]))
    #expect(
      try read("a.safetensors", bytes: square("U" + width, entries)).codes
        == Matrix([[1, largest], [largest + 1, all]]))
  }

  @Test func numbersOf64BitsAreReadWhereTheyAreExact() throws {
    let entries = words([0, 1 << 53, 5, 6], 8)
    for type in ["I64", "U64"] {
      #expect(
        try read("a.safetensors", bytes: square(type, entries)).codes == Matrix([[0, 9_007_199_254_740_992], [5, 6]]))
    }
    let negative = words([-1, -2, 3, 4], 8)
    #expect(try read("a.safetensors", bytes: square("I64", negative)).codes == Matrix([[-1, -2], [3, 4]]))
    let odd = square("I64", words([0, 1 << 53 + 1, 5, 6], 8))
    #expect(complaint("a.safetensors", bytes: odd).contains("(0, 1) is 9007199254740993, too large"))
    // All bits set are minus one or the largest number.
    #expect(
      complaint("a.safetensors", bytes: square("U64", negative)).contains("(0, 0) is 18446744073709551615, too large"))
  }

  @Test func truthIsZeroOrOne() throws {
    #expect(
      try read("a.safetensors", bytes: square("BOOL", [[0], [1], [1], [0]])).codes == Matrix([[0, 1], [1, 0]]))
  }

  /// One dimension is a vector, such as of classes.
  @Test func oneDimensionIsAVector() throws {
    let labels = tensorFile(
      #"{"k":{"dtype":"I16","shape":[4],"data_offsets":[0,8]}}"#, words([3, -1, 3, 2], 2).flatMap { $0 })
    #expect(
      try read("one.npz", [("classes", "k.safetensors")], others: ["k.safetensors": labels]).classes == [3, -1, 3, 2])
  }
}
