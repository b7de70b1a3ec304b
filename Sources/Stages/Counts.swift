/// Checks of the counts in an artifact's files, so that nothing that is made of them can overflow.
extension ArtifactError {
  /// The most that counts may come to: what a number in double precision still tells apart from its neighbours.
  private static let mostCounted = 1 << 53

  /// Returns whole numbers, none negative, whose sum is a number, too.
  ///
  /// - Parameters:
  ///   - numbers: What the file holds.
  ///   - name: What it calls them, for messages.
  /// - Returns: The counts.
  /// - Throws: Which of them is no count.
  package static func checkedCounts(_ numbers: [Double], _ name: String) throws(ArtifactError) -> [Int] {
    if let stray = numbers.first(where: { Int(exactly: $0) == nil }) {
      throw ArtifactError("'\(name)' holds \(stray), which is no count")
    }
    let counts = numbers.map { Int($0) }
    try checkCounts(counts, name)
    return counts
  }

  /// Throws where whole numbers are no counts: one is negative, or their sum is too large.
  package static func checkCounts(_ counts: [Int], _ name: String) throws(ArtifactError) {
    var total = 0
    for count in counts {
      guard count >= 0 else { throw ArtifactError("'\(name)' holds \(count), which is no count") }
      guard count <= mostCounted - total else {
        throw ArtifactError("the counts of '\(name)' are more than \(mostCounted)")
      }
      total += count
    }
  }
}
