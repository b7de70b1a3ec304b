import AlignmentArtifacts
import AlignmentStages
import Interchange
import LinearAlgebra
import Probability
import Randomness
import Stages
import Testing

@Suite struct CodeWarningsTests {
  private let good = CodeWorld(.rotated, runs: 3, latents: 2, points: 400, seed: 1).codes.map { Codes($0.codes) }

  private func warnings(_ last: Codes) throws -> [String] {
    try CompareCodes(draws: 20).run([good[0], good[1], last], in: .silent).warnings
  }

  private func replacingSecond(_ column: (Int) -> Double) -> Codes {
    var matrix = good[2].codes
    for i in 0..<matrix.rows { matrix[i, 1] = column(i) }
    return Codes(matrix)
  }

  @Test func soundCodesGiveNone() throws {
    #expect(try warnings(good[2]).isEmpty)
  }

  @Test func constantCollapsedAndDependentColumnsAreNamed() throws {
    #expect(
      try warnings(replacingSecond { _ in 1 }).first
        == "in run 3 column 2 does not vary; its correlations count as zero")
    let first = good[2].codes.column(0)
    var stream = RandomStream(seed: 2)
    #expect(
      try warnings(replacingSecond { _ in 0.01 * stream.normal() }).first?.hasPrefix(
        "in run 3 column 2 has less than 0.01 of the greatest variance of a column") == true)
    #expect(
      try warnings(replacingSecond { 2 * first[$0] }).first?.hasPrefix("in run 3 the codes have rank 1 in 2 columns")
        == true)
    #expect(
      try warnings(replacingSecond { first[$0] + 0.05 * stream.normal() }).first?.hasPrefix(
        "in run 3 the columns are nearly collinear (condition number") == true)
  }

  @Test func twoRunsAndMissingPriorsAreNamed() throws {
    let prior = GaussianMixture(weights: [1], means: Matrix([[0.0, 0]]), covariances: .spherical([1]))
    let found = try CompareCodes(draws: 20).run([good[0], Codes(good[1].codes, prior: prior)], in: .silent)
    #expect(
      found.warnings == [
        "two runs give one score and no interval, and the class rests on it alone; run three or more",
        "only 1 of 2 runs have a prior; the distances of priors are left out",
      ])
    #expect(found.values["warnings"] == .integer(2) && found.matrices[.distance1] == nil)
  }

  @Test func aWeakScoreBelowTheStrongOneIsNamed() throws {
    // One shared factor and independent remainders: strong 0.99, canonical correlations 0.995 and 0.
    var stream = RandomStream(seed: 3)
    let factor = stream.normals(1000)
    let runs = (0..<3).map { _ in
      Codes(Matrix(factor.map { [$0 + 0.1 * stream.normal(), $0 + 0.1 * stream.normal()] }))
    }
    let comparison = try CompareCodes(draws: 20).run(runs, in: .silent)
    #expect(comparison.warnings.contains { $0.contains("is below the one before it") })
    #expect(comparison.verdict.equivalenceClass == .none)
  }
}
