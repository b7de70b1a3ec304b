import LinearAlgebra

extension CodeMoments {
  /// Returns the affine map that takes the codes of one run to those of another with the least squared error.
  ///
  /// - Parameters:
  ///   - i: The run to map.
  ///   - j: The run to reach.
  /// - Returns: The map of the codes as they are given.
  /// - Throws: ``AlignmentError/mapTooLarge`` where scales differ so much that no number holds it.
  public func affineMap(from i: Int, to j: Int) throws(AlignmentError) -> AffineMap {
    let (source, target) = (runs[i], runs[j])
    let standard = matmul(matmul(source.whiten, slopes(i, j, over: whole)), target.back)
    let (rows, columns) = (source.columns.spans.count, target.columns.spans.count)
    var matrix = Matrix<Double>(rows: rows, columns: columns)
    var shift = (0..<columns).map { target.mean(ofColumn: $0) }
    for b in 0..<columns {
      for a in 0..<rows where source.columns.spans[a] > 0 {
        matrix[a, b] = standard[a, b] * (target.scale(ofColumn: b) / source.columns.spans[a])
        // In scaled columns first: a mean may be large, and the entry small.
        shift[b] -= standard[a, b] * (source.mean(ofColumn: a) / source.columns.spans[a]) * target.scale(ofColumn: b)
      }
    }
    guard matrix.elements.allSatisfy(\.isFinite), shift.allSatisfy(\.isFinite) else { throw .mapTooLarge }
    return AffineMap(matrix: matrix, shift: shift)
  }
}
