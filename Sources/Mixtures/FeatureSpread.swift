internal import LinearAlgebra
internal import RowBlocks

/// The mean and the variance of each feature, from one pass over the points that finds whether these can be fitted.
struct FeatureSpread {
  private(set) var means: [Double]
  /// Over N.
  var variances: [Double] { squares.map { $0 / Double(count) } }

  private var count = 0
  /// Σₙ (xₙ − mean)² of each feature.
  private var squares: [Double]
  private var largest = 0.0

  /// A millionth of its square is still a number with all its digits.
  private static let smallest = 1e-145

  /// Takes the pass.
  ///
  /// - Throws: ``FitError`` where there are too few points, one is not finite, or sums of their squares would overflow or
  ///   vanish; what reading throws.
  init(of points: RowBlocks, components: Int) throws {
    means = [Double](repeating: 0, count: points.columns)
    squares = means
    guard components > 0, points.rows >= components, points.columns > 0 else {
      throw FitError.tooFewPoints(points: points.rows, features: points.columns, components: components)
    }
    for range in points.ranges { try add(points.block(range)) }
    guard (4 * Double(count) * Double(points.columns) * largest * largest).isFinite else {
      throw FitError.overflow(iteration: 0)
    }
    guard largest == 0 || largest > Self.smallest else { throw FitError.underflow }
  }

  /// Joins the moments of a block to those of the blocks before it.
  ///
  /// Source: Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances", 1979.
  private mutating func add(_ block: Matrix<Double>) throws(FitError) {
    let (d, n) = (block.columns, Double(block.rows))
    if let index = block.elements.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(row: count + index / d, column: index % d)
    }
    let own = block.columnMeans
    var ownSquares = [Double](repeating: 0, count: d)
    for start in stride(from: 0, to: block.elements.count, by: d) {
      for j in 0..<d {
        let value = block.elements[start + j]
        largest = max(largest, abs(value))
        ownSquares[j] += (value - own[j]) * (value - own[j])
      }
    }
    let share = n / (Double(count) + n)
    for j in 0..<d {
      let step = own[j] - means[j]
      means[j] += step * share
      squares[j] += ownSquares[j] + step * step * Double(count) * share
    }
    count += block.rows
  }
}
