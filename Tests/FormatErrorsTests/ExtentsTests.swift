import FormatErrors
import Testing

@Suite struct ExtentsTests {
  @Test func bytesAreTheProduct() {
    #expect(Extents.byteCount([3, 4], entrySize: 8) == 96 && Extents.byteCount([], entrySize: 8) == 8)
    #expect(Extents.byteCount([0, 4], entrySize: 8) == 0)
  }

  @Test(arguments: [[Int.max, 2], [1 << 40, 1 << 40], [0, Int.max], [Int](repeating: 1, count: 65)])
  func whatNoFileHoldsIsNothing(extents: [Int]) { #expect(Extents.byteCount(extents, entrySize: 8) == nil) }

  @Test func messagesStayShort() {
    #expect(Extents.written([3, 4]) == "3×4" && Extents.written([5]) == "5")
    #expect(Extents.written([Int](repeating: 1, count: 1000)).hasSuffix("×…"))
  }
}
