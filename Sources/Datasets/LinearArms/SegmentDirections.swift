private import Foundation
public import LinearAlgebra
private import Requirements

/// The directions that are uncorrelated in two segments at once: what a linear map can do with the segments known.
///
///     C_a·w = λ·C_b·w
///
/// Of all pairs of segments, it takes the one whose eigenvalues are farthest from each other (the largest least
/// difference of log λ), since equal ones leave a rotation open.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | μ | `mean` | D |
/// | W | `unmixing` | L×D |
public struct SegmentDirections: Equatable, Sendable {
  /// μ.
  public let mean: [Double]
  /// W, a row a direction.
  public let unmixing: Matrix<Double>
  /// The two segments.
  public let segments: [Int]
  /// The least difference of log λ.
  public let gap: Double

  /// Finds the directions among the first L principal ones of labelled points.
  ///
  /// - Parameters:
  ///   - points: Of two segments or more, each of more than L points.
  ///   - count: L, at most D.
  /// - Throws: ``DatasetError/tooFewSegments(_:latents:)``, or `FactorizationError` where points have fewer than L
  ///   directions with variance.
  public init(fitting points: LabelledPoints, count: Int) throws {
    let principal = try PrincipalComponents(fitting: points.points, count: count)
    let codes = principal.transform(points.points)
    let covariances = try covariancesOfSegments(codes, points.labels)
    let pairs = covariances.indices.flatMap { a in covariances.indices.filter { $0 > a }.map { (a, $0) } }
    var best: (gap: Double, pair: (Int, Int), vectors: Matrix<Double>)?
    for (a, b) in pairs {
      guard let eigen = try? symmetricEigen(covariances[a].matrix, relativeTo: covariances[b].matrix) else { continue }
      let gap = leastLogDifference(eigen.values)
      if gap > best?.gap ?? -1 { best = (gap, (a, b), eigen.vectors) }
    }
    guard let best else { throw DatasetError.tooFewSegments(covariances.count, latents: count) }
    mean = principal.mean
    unmixing = matmulTransposedFirst(best.vectors, principal.components)
    segments = [covariances[best.pair.0].label, covariances[best.pair.1].label]
    gap = best.gap
  }

  /// Returns the codes of points, N×L.
  public func transform(_ points: Matrix<Double>) -> Matrix<Double> {
    matmulTransposedSecond(points.addingToRows(mean.map { -$0 }), unmixing)
  }
}

/// The covariance of each segment that has more points than features.
private func covariancesOfSegments(
  _ codes: Matrix<Double>, _ labels: [Int]
) throws -> [(label: Int, matrix: Matrix<Double>)] {
  var members: [Int: [Int]] = [:]
  for (i, label) in labels.enumerated() { members[label, default: []].append(i) }
  return try members.keys.sorted().compactMap { label in
    guard let rows = members[label], rows.count > codes.columns + 1 else { return nil }
    var moments = Moments(features: codes.columns)
    moments.add(codes.rows(at: rows))
    return (label, try moments.covariance())
  }
}

private func leastLogDifference(_ eigenvalues: [Double]) -> Double {
  guard eigenvalues.count > 1 else { return .infinity }
  guard eigenvalues.allSatisfy({ $0 > 0 }) else { return -.infinity }
  return zip(eigenvalues, eigenvalues.dropFirst()).map { log($1) - log($0) }.min() ?? 0
}
