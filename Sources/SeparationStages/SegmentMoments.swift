package import Alignment
package import LinearAlgebra

/// Second moments of codes and sources within segments, from which the mean correlation coefficient within segments is told
/// for any linear map of the codes.
///
/// Sources whose means differ from segment to segment give a high pooled score to codes that know the segment alone. Within
/// a segment there is no such gain.
package struct SegmentMoments {
  /// Covariances of a segment.
  private struct Segment {
    /// Of the codes, L×L.
    let codes: Matrix<Double>
    /// Of codes and sources, L×d.
    let cross: Matrix<Double>
    /// The deviations of the sources, d.
    let deviations: [Double]
  }

  private let segments: [Segment]

  /// Adds up the moments of segments of three points or more.
  ///
  /// - Parameters:
  ///   - codes: N×L.
  ///   - sources: N×d.
  ///   - labels: The segments of the points, N.
  package init(_ codes: Matrix<Double>, _ sources: Matrix<Double>, labels: [Int]) {
    var rows: [Int: [Int]] = [:]
    for (row, label) in labels.enumerated() { rows[label, default: []].append(row) }
    segments = rows.keys.sorted().compactMap { label in
      guard let own = rows[label], own.count > 2 else { return nil }
      let (z, s) = (codes.rows(at: own).centred, sources.rows(at: own).centred)
      let n = Double(own.count)
      let squares = s.map { $0 * $0 }.columnSums
      return Segment(
        codes: matmulTransposedFirst(z, z).map { $0 / n }, cross: matmulTransposedFirst(z, s).map { $0 / n },
        deviations: squares.map { ($0 / n).squareRoot() })
    }
  }

  /// The mean over segments and matched columns of |corr|, with the one matching for all segments that makes it greatest.
  ///
  /// - Parameter map: From codes to others, L×L′; nil for the codes as they are.
  /// - Returns: From 0 to 1; zero where no segment has three points.
  /// - Throws: `AssignmentError` where a moment is no number.
  package func score(after map: Matrix<Double>? = nil) throws(AssignmentError) -> Double {
    guard let first = segments.first else { return 0 }
    var mean = Matrix<Double>(rows: map?.columns ?? first.cross.rows, columns: first.cross.columns)
    for segment in segments {
      let cross = map.map { matmulTransposedFirst($0, segment.cross) } ?? segment.cross
      let own = map.map { matmul(matmulTransposedFirst($0, segment.codes), $0) } ?? segment.codes
      for i in 0..<mean.rows {
        for j in 0..<mean.columns {
          let scale = max(own[i, i], 0).squareRoot() * segment.deviations[j]
          if scale > 0 { mean[i, j] += min(abs(cross[i, j]) / scale, 1) / Double(segments.count) }
        }
      }
    }
    let pairs = try assignment(cost: mean.map { -$0 }).pairs
    return pairs.isEmpty ? 0 : pairs.reduce(0) { $0 + mean[$1.row, $1.column] } / Double(pairs.count)
  }
}
