public import LinearAlgebra
private import Requirements

/// A symmetric score of each pair of R runs.
public struct PairwiseScores: Equatable, Sendable {
  /// R×R, symmetric; the diagonal holds what a run scores with itself.
  public let matrix: Matrix<Double>

  /// The number of runs, R.
  public var runs: Int { matrix.rows }

  /// Creates scores from a symmetric matrix.
  public init(_ matrix: Matrix<Double>) {
    require(matrix.rows == matrix.columns, "scores of pairs are a square matrix, not \(matrix.shape)")
    self.matrix = matrix
  }

  /// Scores each pair of runs once.
  ///
  /// - Parameters:
  ///   - runs: How many runs.
  ///   - itself: What a run scores with itself.
  ///   - score: The score of runs i < j.
  /// - Throws: What the score throws.
  public init<Failure: Error>(
    runs: Int, itself: Double = 1, score: (Int, Int) throws(Failure) -> Double
  ) throws(Failure) {
    var matrix = Matrix<Double>(rows: runs, columns: runs, repeating: itself)
    for i in 0..<runs {
      for j in i + 1..<max(runs, i + 1) {
        matrix[i, j] = try score(i, j)
        matrix[j, i] = matrix[i, j]
      }
    }
    self.init(matrix)
  }

  /// The scores of runs i < j, row by row.
  public var values: [Double] { values { _ in true } }

  /// The mean over pairs; nil for fewer than two runs.
  public var mean: Double? { average(values) }

  /// The sample standard deviation over pairs, which are not independent: it is no standard error. Nil for one pair.
  public var standardDeviation: Double? {
    let values = values
    guard values.count > 1, let centre = average(values) else { return nil }
    return (values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(values.count - 1)).squareRoot()
  }

  /// The mean over the pairs without a run: the jackknife's θ₍₋ᵣ₎.
  func mean(without run: Int) -> Double? { average(values { $0 != run }) }

  private func values(of included: (Int) -> Bool) -> [Double] {
    let kept = (0..<runs).filter(included)
    return kept.indices.flatMap { a in kept[(a + 1)...].map { matrix[kept[a], $0] } }
  }

  private func average(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}

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
