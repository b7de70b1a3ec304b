/// Two runs, counted from zero.
public struct RunPair: Equatable, Sendable {
  /// The first.
  public let first: Int
  /// The second.
  public let second: Int

  /// Creates a pair.
  public init(_ first: Int, _ second: Int) {
    self.first = first
    self.second = second
  }

  /// The pairs i < j of so many runs, row by row.
  public static func all(of runs: Int) -> [RunPair] {
    (0..<runs).flatMap { i in (i + 1..<max(runs, i + 1)).map { RunPair(i, $0) } }
  }
}
