import Interchange
import AlignmentArtifacts
import AlignmentStages
import LinearAlgebra
import Randomness
import Stages
import Testing

/// What takes the ground from a verdict: each is `undecided`, says why, and warns of it.
@Suite struct RunFindingsTests {
  private let good = CodeWorld(.ordered, runs: 3, latents: 2, points: 600, seed: 1).codes.map(\.codes)

  private func verdict(_ runs: [Matrix<Double>]) throws -> CodeComparison {
    try CompareCodes(draws: 20).run(runs.map { Codes($0) }, in: .silent)
  }

  private func expectDoubt(_ runs: [Matrix<Double>], _ words: String, at line: Int = #line) throws {
    let found = try verdict(runs)
    let place = SourceLocation(fileID: #fileID, filePath: #filePath, line: line, column: 1)
    #expect(found.verdict.equivalenceClass == .undecided, sourceLocation: place)
    #expect(found.verdict.sentence.hasPrefix("this cannot be told: "), sourceLocation: place)
    #expect(found.verdict.sentence.contains(words), "\(found.verdict.sentence)", sourceLocation: place)
    #expect(found.warnings.contains { $0.contains(words) }, sourceLocation: place)
  }

  private func withColumn(_ run: Matrix<Double>, _ column: (Int) -> Double) -> Matrix<Double> {
    .joinedColumns([Matrix((0..<run.rows).map { [column($0)] }), run])
  }

  @Test func soundRunsHaveAVerdict() throws {
    #expect(try verdict(good).verdict.equivalenceClass == .permutationAndScale)
  }

  @Test func equalRunsAreNoRuns() throws {
    try expectDoubt([good[0], good[0], good[0]], "runs 1, 2 and 3 hold the same numbers to the last bit")
    try expectDoubt([good[0], good[1], good[0], good[2]], "runs 1 and 3 hold the same numbers to the last bit")
  }

  @Test func columnsThatNoSeedMadeAreNoLatents() throws {
    try expectDoubt(good.map { withColumn($0) { Double($0) } }, "column 1 is the same in every run to the last bit")
    try expectDoubt(good.map { withColumn($0) { Double($0 % 7) } }, "column 1 is the same in every run")
    let counted =
      [good[0], good[1]]
      + [good[2]].map { run in
        Matrix((0..<600).map { [run[$0, 0], 0.5 * Double($0) + 3] })
      }
    try expectDoubt(counted, "in run 3 column 2 counts rows")
    // A column that is constant in all runs is equal in all, and says nothing.
    let constant = try verdict(good.map { withColumn($0) { _ in 1 } })
    #expect(!constant.verdict.sentence.contains("same in every run"))
  }

  @Test func fewDifferentRowsAreFewPoints() throws {
    var stream = RandomStream(seed: 2)
    let repeated = (0..<3).map { _ in
      let three = Matrix(rows: 3, columns: 2, elements: stream.normals(6))
      return three.rows(at: (0..<600).map { $0 % 3 })
    }
    try expectDoubt(repeated, "run 1 has only 3 different rows among 600 points")
    // Independent runs whose same twelve points are far off.
    let heavy = (0..<3).map { _ in
      Matrix((0..<600).map { i in [i % 50 == 0 ? 1000 + stream.normal() : stream.normal()] })
    }
    try expectDoubt(heavy, "the scores rest on few points")
  }

  @Test func fewPointsForTheColumnsAreTooFew() throws {
    var stream = RandomStream(seed: 3)
    let shared = Matrix(rows: 90, columns: 50, elements: stream.normals(4500))
    let runs = (0..<3).map { _ in matmul(shared, Matrix(rows: 50, columns: 50, elements: stream.normals(2500))) }
    try expectDoubt(runs, "90 points are too few for 50 columns: maps fitted to half of them mean little; take 204")
    try expectDoubt(good.map { $0.rows(0..<20) }, "20 points are too few for 2 columns")
  }

  @Test func aRunThatDoesNotVaryIsNoCode() throws {
    try expectDoubt([good[0], good[1], Matrix(rows: 600, columns: 2)], "run 3 has only 1 different row among")
  }
}
