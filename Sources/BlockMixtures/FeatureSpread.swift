internal import LinearAlgebra
internal import Mixtures
internal import Probability
internal import RowBlocks

/// The mean and the variance of each feature, from one pass over the points.
struct FeatureSpread {
  private(set) var means: [Double]
  /// Over N.
  var variances: [Double] { squares.map { $0 / Double(count) } }

  private var count = 0
  /// Σₙ (xₙ − mean)² of each feature.
  private var squares: [Double]
  private var largest = 0.0

  /// Takes the pass.
  ///
  /// - Throws: `FitError` where there are too few points, or sums of their squares would be no numbers; what reading
  ///   throws.
  init(of points: RowBlocks, components: Int) throws {
    means = [Double](repeating: 0, count: points.columns)
    squares = means
    guard components > 0, points.rows >= components, points.columns > 0 else {
      throw FitError.tooFewPoints(points: points.rows, features: points.columns, components: components)
    }
    for range in points.ranges { add(try points.block(range)) }
    guard (4 * Double(count) * Double(points.columns) * largest * largest).isFinite else {
      throw FitError.overflow(iteration: 0)
    }
    // A millionth of its square is still a number with all its digits.
    guard largest == 0 || largest > 1e-145 else { throw FitError.underflow }
  }

  /// Joins the moments of a block to those of the blocks before it.
  ///
  /// Source: Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances", 1979.
  private mutating func add(_ block: Matrix<Double>) {
    let (d, n) = (block.columns, Double(block.rows))
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

  /// What is added to the variance of each feature at each M-step: what is given; else a millionth of its variance, for a
  /// constant feature of the mean variance of the others, and where all are constant of the square of its value.
  func floors(_ given: Double?) -> [Double] {
    if let given { return [Double](repeating: given, count: means.count) }
    let variances = variances
    let varying = variances.filter { $0 > 0 }
    let mean = varying.isEmpty ? 0 : varying.reduce(0, +) / Double(varying.count)
    return zip(variances, means).map { variance, centre in
      let scale = variance > 0 ? variance : mean > 0 ? mean : centre * centre
      return 1e-6 * (scale > 0 ? scale : 1)
    }
  }
}

/// How many components of a mixture have a direction in which the variance is at most twice the floor: half of it, or more,
/// is what was added.
func flooredComponents(of mixture: GaussianMixture, floors: [Double]) -> Int {
  guard floors.allSatisfy({ $0 > 0 }) else { return 0 }
  let scales =
    mixture.covariances.family == .spherical
    ? [Double](repeating: floors.reduce(0, +) / Double(floors.count), count: floors.count) : floors
  return (0..<mixture.components).count { k in
    var scaled = mixture.covariance(ofComponent: k)
    for i in 0..<scaled.rows {
      for j in 0..<scaled.columns { scaled[i, j] /= (scales[i] * scales[j]).squareRoot() }
    }
    return (try? symmetricEigen(scaled).values.min()).map { $0 <= 2 } ?? false
  }
}
