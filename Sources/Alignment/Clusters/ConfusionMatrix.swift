/// How often each label of one clustering meets each label of another.
public struct ConfusionMatrix: Equatable, Sendable {
  /// The labels of the rows, ascending.
  public let rowLabels: [Int]
  /// The labels of the columns, ascending.
  public let columnLabels: [Int]
  /// The counts row by row; their sum is the number of points.
  public let counts: [Int]
  /// The number of points.
  public let points: Int

  /// Counts the pairs of labels of the same points.
  ///
  /// - Parameters:
  ///   - rows: A label a point, any whole numbers.
  ///   - columns: Another label for each of these points.
  /// - Complexity: O(N).
  /// - Throws: ``ClusteringError``.
  public init(rows: [Int], columns: [Int]) throws(ClusteringError) {
    guard rows.count == columns.count else { throw .differentCounts(rows.count, columns.count) }
    guard !rows.isEmpty else { throw .noPoints }
    let row = LabelIndex(rows)
    let column = LabelIndex(columns)
    let width = column.labels.count
    var counts = [Int](repeating: 0, count: row.labels.count * width)
    for i in rows.indices { counts[row.positions[i] * width + column.positions[i]] += 1 }
    rowLabels = row.labels
    columnLabels = column.labels
    self.counts = counts
    points = rows.count
  }

  /// The count at row i and column j, by position, not by label.
  public subscript(row: Int, column: Int) -> Int { counts[row * columnLabels.count + column] }

  /// The number of points of each row label.
  public var rowSums: [Int] {
    rowLabels.indices.map { i in columnLabels.indices.reduce(0) { $0 + self[i, $1] } }
  }

  /// The number of points of each column label.
  public var columnSums: [Int] {
    columnLabels.indices.map { j in rowLabels.indices.reduce(0) { $0 + self[$1, j] } }
  }
}

/// The distinct labels of a clustering, and where each point's label is among them.
private struct LabelIndex {
  let labels: [Int]
  let positions: [Int]

  init(_ values: [Int]) {
    let least = values.min() ?? 0
    let (span, overflow) = (values.max() ?? 0).subtractingReportingOverflow(least)
    // Labels are mostly 0..<K: a table then does what a dictionary would, without hashing.
    guard !overflow, span <= 4 * values.count + 1024 else {
      let labels = Set(values).sorted()
      let place = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
      self.labels = labels
      positions = values.compactMap { place[$0] }
      return
    }
    var place = [Int](repeating: -1, count: span + 1)
    for value in values { place[value - least] = 0 }
    var labels: [Int] = []
    for offset in place.indices where place[offset] == 0 {
      place[offset] = labels.count
      labels.append(least + offset)
    }
    self.labels = labels
    positions = values.map { place[$0 - least] }
  }
}

/// Why two clusterings cannot be compared.
public enum ClusteringError: Error, Equatable, Sendable, CustomStringConvertible {
  /// They are not of the same points.
  case differentCounts(Int, Int)
  /// There are no points.
  case noPoints

  public var description: String {
    switch self {
    case .differentCounts(let first, let second):
      "the clusterings have \(first) and \(second) labels; they must be of the same points in the same order"
    case .noPoints: "there are no labels to compare"
    }
  }
}
