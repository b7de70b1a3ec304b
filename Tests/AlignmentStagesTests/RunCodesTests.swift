import Alignment
import AlignmentArtifacts
import AlignmentStages
import Interchange
import LinearAlgebra
import Probability
import RowBlocks
import Stages
import TestSupport
import Testing

/// What is asked of the numbers of a run before it is compared.
@Suite struct RunCodesTests {
  private let quick = CompareCodes(draws: 20)
  private let good = CodeWorld(.rotated, runs: 3, latents: 2, points: 60, seed: 1).codes.map(\.codes)

  private func complaint(_ codes: [Matrix<Double>]) -> String? {
    do {
      _ = try quick.run(codes.map { Codes($0) }, in: .silent)
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

  @Test(arguments: [1e160, 1e-170]) func theScaleOfTheCodesDoesNotMatter(scale: Double) throws {
    let runs = CodeWorld(.mixed, runs: 3, latents: 2, points: 200, seed: 7).codes.map(\.codes)
    let plain = try quick.run(runs.map { Codes($0) }, in: .silent)
    let scaled = try quick.run(runs.map { Codes(scale * $0) }, in: .silent)
    #expect(scaled.verdict.equivalenceClass == plain.verdict.equivalenceClass)
    #expect(scaled.warnings == plain.warnings)
    for (measure, matrix) in plain.matrices {
      expectClose(try #require(scaled.matrices[measure]), matrix, absolute: 1e-9)
    }
  }

  @Test func whatNoSumCanHoldIsNamed() throws {
    var runs = CodeWorld(.mixed, runs: 3, latents: 2, points: 100, seed: 8).codes.map(\.codes)
    runs[1][17, 1] = 1e305
    let error = try #require(throws: ComparisonError.self) { try quick.run(runs.map { Codes($0) }, in: .silent) }
    #expect(error.description.hasPrefix("run 2 holds 1e+305 at row 17, column 1 (from zero)"))
    // One point of 1e200 is a number: it is the only one that counts, which the verdict says.
    runs[1][17, 1] = 1e200
    let found = try quick.run(runs.map { Codes($0) }, in: .silent)
    #expect(found.verdict.equivalenceClass == .undecided || found.verdict.equivalenceClass == .none)
    let apart = [1e200 * runs[0], runs[2], 1e-170 * runs[2]]
    let second = try #require(throws: ComparisonError.self) { try quick.run(apart.map { Codes($0) }, in: .silent) }
    #expect(second.description.hasPrefix("runs 1 and 3: the scales of columns differ so much"))
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

  @Test func rowsAreCountedOverAllBlocks() throws {
    let codes = CodeWorld(.rotated, runs: 2, latents: 2, points: 70_000, seed: 1).codes.map(\.codes)
    var broken = codes[1]
    broken[69_999, 0] = .nan
    let blocks = [codes[0], broken].map { RunCodes(RowBlocks($0), prior: nil) }
    #expect(RowBlocks(broken).ranges.count > 1)
    let error = #expect(throws: ComparisonError.self) { try quick.compare(blocks, warnings: [], in: .silent) }
    #expect(error?.description.hasPrefix("run 2 holds nan at row 69999, column 0 (from zero)") == true)
  }

  @Test func aColumnThatDoesNotVaryIsNoReasonToRefuse() {
    #expect(complaint([good[0], good[1], Matrix((0..<60).map { [good[2][$0, 0], 0] })]) == nil)
  }
}
