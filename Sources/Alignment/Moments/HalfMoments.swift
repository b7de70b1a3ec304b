import LinearAlgebra

/// Means and covariances of the white coordinates of runs over some of the points.
struct HalfMoments: Sendable {
  /// For each run, what whitens its coordinates anew over these points.
  let whitening: [Matrix<Double>]
  /// For each run, the deviation of each standardized column over these points; zero where that is within rounding.
  let deviations: [[Double]]
  private let starts: [Int]
  private let allMeans: [Double]
  private let covariance: Matrix<Double>

  /// Takes the moments of the runs' coordinates, joined in their order.
  init(_ moments: Moments, _ runs: [RunCoordinates]) throws(AlignmentError) {
    starts = runs.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.rank) }
    allMeans = moments.means
    let (starts, covariance) = (starts, moments.covariance)
    self.covariance = covariance
    let own = try inParallel(runs.count) { (r) throws(AlignmentError) in
      try Own(Self.block(of: covariance, starts[r]..<starts[r + 1], starts[r]..<starts[r + 1]), runs[r].back)
    }
    whitening = own.map(\.whitening)
    deviations = own.map(\.deviations)
  }

  private struct Own: Sendable {
    let whitening: Matrix<Double>
    let deviations: [Double]

    init(_ covariance: Matrix<Double>, _ back: Matrix<Double>) throws(AlignmentError) {
      whitening = try WhiteHalf(covariance).map
      let moved = matmul(covariance, back)
      deviations = (0..<back.columns).map { j in
        let variance = (0..<back.rows).reduce(0.0) { $0 + back[$1, j] * moved[$1, j] }
        return variance > vanishingVariance ? variance.squareRoot() : 0
      }
    }
  }

  /// The means of a run.
  func means(_ run: Int) -> [Double] { Array(allMeans[starts[run]..<starts[run + 1]]) }

  /// The covariance of one run's coordinates with another's, k₁×k₂.
  func covariance(_ first: Int, _ second: Int) -> Matrix<Double> {
    Self.block(of: covariance, starts[first]..<starts[first + 1], starts[second]..<starts[second + 1])
  }

  private static func block(of all: Matrix<Double>, _ rows: Range<Int>, _ columns: Range<Int>) -> Matrix<Double> {
    var elements: [Double] = []
    elements.reserveCapacity(rows.count * columns.count)
    for i in rows {
      elements += all.elements[(i * all.columns + columns.lowerBound)..<(i * all.columns + columns.upperBound)]
    }
    return Matrix(rows: rows.count, columns: columns.count, elements: elements)
  }
}

/// Below it the variance of a column that has variance one over all points is rounding.
let vanishingVariance = 1e-13

/// What whitens coordinates anew over some of the points.
struct WhiteHalf {
  /// k×r, r the directions that vary there.
  let map: Matrix<Double>

  init(_ covariance: Matrix<Double>) throws(AlignmentError) {
    guard covariance.rows > 0 else {
      map = covariance
      return
    }
    let eigen = try decompose { () throws(FactorizationError) in try symmetricEigen(covariance) }
    let kept = eigen.values.indices.reversed().filter {
      eigen.values[$0] > max(vanishingVariance, vanishingVariance * (eigen.values.last ?? 0))
    }
    var map = eigen.vectors.columns(at: kept)
    for (k, j) in kept.enumerated() { for i in 0..<map.rows { map[i, k] /= eigen.values[j].squareRoot() } }
    self.map = map
  }
}
