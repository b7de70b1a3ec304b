import AlignmentStages
import Interchange
import LinearAlgebra
import Stages
import Testing

@Suite struct ComparisonErrorTests {
  private let good = CodeWorld(.rotated, runs: 3, latents: 2, points: 60, seed: 1).codes.map(\.codes)

  private func complaint(_ codes: [Matrix<Double>], blocks: [Int] = []) -> String? {
    do {
      _ = try CompareCodes(draws: 20, blocks: blocks).run(codes.map { Codes($0) }, in: .silent)
      return nil
    } catch {
      return "\(error)"
    }
  }

  private func changed(_ row: Int, _ column: Int, _ value: Double) -> Matrix<Double> {
    var matrix = good[2]
    matrix[row, column] = value
    return matrix
  }

  @Test func runsThatDoNotBelongTogetherAreNamed() {
    #expect(complaint([good[0]])?.hasPrefix("there is one run to compare; it takes two") == true)
    #expect(complaint([])?.hasPrefix("there are 0 runs to compare") == true)
    #expect(
      complaint([good[0], good[1].rows(0..<59)])
        == "run 2 is of 59 points and run 1 of 60; all must be of the same points in the same order")
    #expect(
      complaint([good[0], good[1], good[2].columns(at: [0])])
        == "run 3 has codes of 1 column and run 1 of 2; affine maps are between codes of equally many")
    #expect(complaint(good, blocks: [1, 2]) == "'blocks' of [1, 2] columns sum to 3, but the codes have 2")
  }

  /// A NaN has no sign that means anything.
  @Test(arguments: [(Double.nan, "nan"), (-.nan, "nan"), (-.infinity, "-inf"), (2e300, "2e+300")])
  func whatNoSumCanHoldIsNamedWithItsPlace(value: Double, words: String) {
    #expect(
      complaint([good[0], good[1], changed(7, 1, value)])?.hasPrefix(
        "run 3 holds \(words) at row 7, column 1 (from zero)")
        == true)
  }

  @Test func whatNoQuotientCanHoldIsNamed() {
    var small = good[1]
    for i in 0..<small.rows { small[i, 0] = Double(i % 3) * 1e-305 }
    #expect(
      complaint([good[0], small, good[2]])?.hasPrefix("run 2 varies by 2e-305 only in column 0 (from zero)") == true)
    // Scales that a quotient holds change no verdict.
    #expect(complaint([good[0], 1e-290 * good[1], good[2]]) == nil)
  }
}
