import Interchange
private import LinearAlgebra
package import Probability
package import RowBlocks

/// What is compared of a run: its codes, which may be read block by block, and the mixture that it assumes of them.
package struct RunCodes {
  /// N×L.
  let codes: RowBlocks
  /// Nil where there is none.
  let prior: GaussianMixture?

  /// Codes that are read block by block.
  package init(_ codes: RowBlocks, prior: GaussianMixture?) {
    self.codes = codes
    self.prior = prior
  }

  /// Codes in memory.
  init(_ codes: Codes) { self.init(RowBlocks(codes.codes), prior: codes.prior) }

  /// Throws where sums of the numbers of a run, counted from one, would be no numbers.
  ///
  /// - Throws: ``ComparisonError``, and what reading the codes throws.
  func checkNumbers(run: Int) throws {
    var least = [Double](repeating: .infinity, count: codes.columns)
    var greatest = least.map { -$0 }
    for range in codes.ranges {
      let block = try codes.block(range)
      for (place, value) in block.elements.enumerated() {
        let column = place % codes.columns
        // Negated, so that a NaN is found too.
        if !(abs(value) <= 1e300) {
          throw ComparisonError.tooLarge(
            run: run, row: range.lowerBound + place / codes.columns, column: column,
            value: value.isNaN ? "nan" : "\(value)")
        }
        least[column] = min(least[column], value)
        greatest[column] = max(greatest[column], value)
      }
    }
    for column in least.indices where greatest[column] > least[column] {
      let span = greatest[column] - least[column]
      if span <= 1e-300 { throw ComparisonError.tooSmall(run: run, column: column, span: span) }
    }
  }
}
