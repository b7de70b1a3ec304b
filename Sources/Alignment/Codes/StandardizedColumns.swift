package import LinearAlgebra

/// The columns of a code, centred and scaled to length one; constant columns become zeros.
///
/// Inner products of such columns are Pearson correlations; a correlation with a constant column is defined as zero.
package struct StandardizedColumns {
  /// N×d; every column sums to zero and has length one or zero.
  package let unit: Matrix<Double>
  /// The means, d.
  package let means: [Double]
  /// The length of each centred column, d; zero for a constant one.
  package let lengths: [Double]

  /// The columns that do not vary.
  package var constant: [Int] { lengths.indices.filter { lengths[$0] == 0 } }

  /// Standardizes the columns of a finite matrix with rows.
  ///
  /// A column is constant when it varies by no more than 10⁻¹² of its greatest magnitude: a mean taken in floating
  /// point leaves that much of a true constant.
  package init(_ codes: Matrix<Double>) {
    let ranges = ColumnMoments(ofChecked: codes)
    let d = codes.columns
    let means = ranges.means
    let inverseSpans = ranges.spans.map { $0 > 0 ? 1 / $0 : 0 }
    var unit = codes
    var squares = [Double](repeating: 0, count: d)
    // Divided by the span first, so that no square overflows or vanishes.
    for start in stride(from: 0, to: codes.elements.count, by: d) {
      for j in 0..<d {
        let value = (codes.elements[start + j] - means[j]) * inverseSpans[j]
        unit.elements[start + j] = value
        squares[j] += value * value
      }
    }
    let inverseLengths = squares.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    for start in stride(from: 0, to: codes.elements.count, by: d) {
      for j in 0..<d { unit.elements[start + j] *= inverseLengths[j] }
    }
    self.unit = unit
    self.means = means
    lengths = zip(squares, ranges.spans).map { $0.squareRoot() * $1 }
  }
}
