/// Lengths along dimensions that the head of a file claims; nothing may be allocated or counted by them unchecked.
package enum Extents {
  /// The most dimensions that an array has, as in numpy.
  package static let mostDimensions = 64
  /// The most that the other lengths of an array without entries may come to.
  private static let mostOfNothing = 1 << 20

  /// The bytes that the entries take; nil where no file has them.
  ///
  /// A length of zero leaves no entries, whatever the other lengths are. These are then bounded all the same, lest a
  /// head of a few bytes send a reader through 2⁶² rows of nothing.
  package static func byteCount(_ extents: [Int], entrySize: Int) -> Int? {
    guard extents.count <= mostDimensions else { return nil }
    var count = entrySize
    for extent in extents where extent != 0 {
      let (product, overflow) = count.multipliedReportingOverflow(by: extent)
      guard !overflow else { return nil }
      count = product
    }
    guard extents.contains(0) else { return count }
    return count <= mostOfNothing ? 0 : nil
  }

  /// "3×4", for messages; of more than the most dimensions, the first.
  package static func written(_ extents: [Int]) -> String {
    let shown = extents.prefix(mostDimensions).map(String.init).joined(separator: "×")
    return extents.count > mostDimensions ? shown + "×…" : shown
  }
}
