import AlignmentArtifacts
import AlignmentStages
import Interchange
import LinearAlgebra
import Randomness
import Stages
import TestSupport
import Testing

@Suite struct RowsByNameTests {
  private let runs = CodeWorld(.ordered, runs: 3, latents: 2, points: 300, seed: 1).codes.map(\.codes)
  private let names = (0..<300).map { "cell-\($0)" }

  private func named(_ run: Matrix<Double>, rows: [Int]) -> Codes {
    Codes(run.rows(at: rows), ids: rows.map { names[$0] })
  }

  @Test func rowsInAnyOrderAreMatchedByName() throws {
    var stream = RandomStream(seed: 2)
    let plain = try CompareCodes(draws: 20).run(runs.map { Codes($0) }, in: .silent)
    let mixed = [
      named(runs[0], rows: Array(0..<300)), named(runs[1], rows: stream.permutation(300)),
      named(runs[2], rows: stream.permutation(300)),
    ]
    let found = try CompareCodes(draws: 20).run(mixed, in: .silent)
    #expect(found.verdict == plain.verdict)
    expectClose(try #require(found.matrices[.weak]), try #require(plain.matrices[.weak]), absolute: 1e-12)
    // By order they have nothing in common.
    let unnamed = try CompareCodes(draws: 20).run(mixed.map { Codes($0.codes) }, in: .silent)
    #expect(unnamed.verdict.equivalenceClass == .none)
  }

  @Test func pointsThatARunLacksAreLeftOutAndCounted() throws {
    let found = try CompareCodes(draws: 20).run(
      [
        named(runs[0], rows: Array(0..<300)), named(runs[1], rows: Array(10..<300)),
        named(runs[2], rows: Array(0..<290)),
      ], in: .silent)
    #expect(found.points == 280)
    #expect(found.warnings.contains("20 of 300 rows of run 1 are left out, as not every run has their ids"))
    #expect(found.warnings.contains("10 of 290 rows of run 3 are left out, as not every run has their ids"))
  }

  /// Two texts that Unicode holds for the same are names of two points where their bytes differ.
  @Test func namesAreToldApartByTheirBytes() throws {
    var (ids, turned) = (names, names)
    (ids[0], ids[1]) = ("caf\u{e9}", "cafe\u{301}")
    (turned[0], turned[1]) = (ids[1], ids[0])
    let swapped = [1, 0] + Array(2..<300)
    let found = try CompareCodes(draws: 20).run(
      [Codes(runs[0], ids: ids), Codes(runs[1].rows(at: swapped), ids: turned), Codes(runs[2], ids: ids)], in: .silent)
    #expect(found.points == 300)
    let plain = try CompareCodes(draws: 20).run(runs.map { Codes($0) }, in: .silent)
    expectClose(try #require(found.matrices[.weak]), try #require(plain.matrices[.weak]), absolute: 1e-12)
  }

  @Test func namesOfSomeRunsOnlyOrOfOtherPointsAreErrors() throws {
    let all = named(runs[0], rows: Array(0..<300))
    #expect(throws: ComparisonError.namesMissing(run: 2, named: 1)) {
      try CompareCodes(draws: 20).run([all, Codes(runs[1])], in: .silent)
    }
    #expect(throws: ComparisonError.namesMissing(run: 1, named: 2)) {
      try CompareCodes(draws: 20).run([Codes(runs[1]), all], in: .silent)
    }
    let other = Codes(runs[1], ids: names.map { "x\($0)" })
    #expect(throws: ComparisonError.nothingInCommon(example: "cell-0", "xcell-0")) {
      try CompareCodes(draws: 20).run([all, other], in: .silent)
    }
  }
}
