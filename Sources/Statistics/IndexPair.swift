/// Two things of several, such as two runs, counted from zero.
public struct IndexPair: Equatable, Sendable {
  /// The first.
  public let first: Int
  /// The second.
  public let second: Int

  /// Creates a pair.
  public init(_ first: Int, _ second: Int) {
    self.first = first
    self.second = second
  }

  /// The pairs i < j of so many, row by row.
  public static func unordered(of count: Int) -> [IndexPair] {
    (0..<count).flatMap { i in (i + 1..<max(count, i + 1)).map { IndexPair(i, $0) } }
  }

  /// The pairs i ≠ j of so many, row by row.
  public static func ordered(of count: Int) -> [IndexPair] {
    (0..<count).flatMap { i in (0..<count).filter { $0 != i }.map { IndexPair(i, $0) } }
  }
}
