import Alignment
import AlignmentArtifacts
import AlignmentStages
import FileStages
import Foundation
import Interchange
import LinearAlgebra
import Parameters
import Probability
import Randomness
import RowBlocks
import StageTestSupport
import Stages
import Synchronization
import TestSupport
import Testing

@Suite struct CompareCodesTests {
  private let quick = CompareCodes(draws: 40)

  /// 200 points are paired at random, 6,000 are not: in both the nulls tell how far they are.
  @Test(arguments: [200, 6_000])
  func progressAscendsThroughTheNulls(points: Int) throws {
    let told = Mutex<[(fraction: Double, note: String)]>([])
    let context = StageContext(
      read: { throw ArtifactError("no file '\($0.path)'") },
      progress: { fraction, note in told.withLock { $0.append((fraction, note)) } }, log: { _ in },
      checkpoint: StageContext.Checkpoint(load: { nil }, save: { _ in }))
    _ = try quick.run(CodeWorld(.mixed, runs: 3, latents: 2, points: points, seed: 1).codes, in: context)
    let fractions = told.withLock { $0.map(\.fraction) }
    #expect(
      zip(fractions, fractions.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 } && fractions.allSatisfy { 0...1 ~= $0 })
    #expect(told.withLock { $0.count { $0.note == "nulls" && 0.8..<1 ~= $0.fraction } } >= 2)
  }

  @Test func oneSeedGivesOneComparisonAndNoOrderOfPointsMatters() throws {
    let runs = CodeWorld(.mixed, runs: 3, latents: 2, points: 100, seed: 5).codes
    #expect(try quick.run(runs, in: .silent) == quick.run(runs, in: .silent))
    #expect(try quick.run(runs, in: .silent) != CompareCodes(draws: 40, seed: 2).run(runs, in: .silent))
  }

  @Test func pointsSortedByClassAreNotCutByClass() throws {
    // The first half of the points has no variance in the second column: fitted to it alone, nothing is learnt there.
    var stream = RandomStream(seed: 6)
    let rows = (0..<400).map { [stream.normal(), $0 < 200 ? 0 : stream.normal()] }
    let comparison = try quick.run([Codes(Matrix(rows)), Codes(Matrix(rows)), Codes(Matrix(rows))], in: .silent)
    expectClose(try #require(comparison.summaries[.smallestCorrelation]).mean, 1, absolute: 1e-12)
  }

  @Test func runsThatCannotBeComparedAreNamed() throws {
    let two = Codes(Matrix(rows: 9, columns: 2, elements: (0..<18).map { Double($0 * $0 % 7) }))
    #expect(throws: ComparisonError.tooFewRuns(1)) { try quick.run([two], in: .silent) }
    #expect(throws: ComparisonError.differentLatents(run: 2, 1, first: 2)) {
      try quick.run([two, Codes(Matrix(rows: 9, columns: 1))], in: .silent)
    }
    #expect(throws: ComparisonError.differentPoints(run: 2, 8, first: 9)) {
      try quick.run([two, Codes(Matrix(rows: 8, columns: 2))], in: .silent)
    }
    let four = Codes(two.codes.rows(0..<4))
    #expect(throws: ComparisonError.tooFewPoints(4)) { try quick.run([four, four, four], in: .silent) }
    #expect(throws: ComparisonError.blocks([1, 2], latents: 2)) {
      try CompareCodes(draws: 20, blocks: [1, 2]).run([two, two], in: .silent)
    }
    let flat = GaussianMixture(weights: [1], means: Matrix([[0.0, 0]]), covariances: .diagonal(Matrix([[1, 0]])))
    let error = try #require(throws: ComparisonError.self) {
      try quick.run([Codes(two.codes, prior: flat), Codes(two.codes, prior: flat)], in: .silent)
    }
    #expect(error.description.hasPrefix("runs 1 and 2: the covariance of component 0 of the first mixture:"))
  }

  @Test func theFewestPointsAreComparedAndTellNothing() throws {
    var stream = RandomStream(seed: 7)
    let points = CompareCodes.fewestPoints
    let runs = (0..<3).map { _ in Codes(Matrix(rows: points, columns: 2, elements: stream.normals(2 * points))) }
    #expect(try quick.run(runs, in: .silent).verdict.equivalenceClass == .undecided)
  }

  @Test func parametersAreReadStrictly() throws {
    let read = try stage(CompareCodes.self, ["draws": "50", "margin": "0.1", "confidence": "0.9"])
    #expect(read.draws == 50 && read.rule.margin == 0.1 && read.rule.confidence == 0.9)
    #expect(read.rule.sharing == EquivalenceRule().sharing && read.blocks.isEmpty)
    #expect(throws: NotebookError.self) { try stage(CompareCodes.self, ["draw": "50"]) }
  }

  @Test(arguments: [1200, 7001]) func codesThatAreReadInBlocksAreComparedToTheSameBits(points: Int) throws {
    let runs = CodeWorld(.bent, runs: 3, latents: 3, points: points, seed: 4).codes
    let whole = try quick.run(runs, in: .silent)
    let blocks = runs.map { run in RunCodes(RowBlocks(run.codes), prior: run.prior) }
    #expect(try quick.compare(blocks, warnings: [], in: .silent) == whole)
  }
}
