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

  @Test func theScoresAreThoseOfShuffledPointsPairByPair() throws {
    let runs = CodeWorld(.mixed, runs: 3, latents: 2, points: 200, seed: 1).codes
    let comparison = try quick.run(runs, in: .silent)
    var order = RandomStream(seed: 1).child("points")
    let shuffled = order.permutation(200)
    let (x, y) = (runs[0].codes.rows(at: shuffled), runs[2].codes.rows(at: shuffled))
    func found(_ measure: CodeComparison.Measure, _ i: Int, _ j: Int) throws -> Double {
      try #require(comparison.matrices[measure])[i, j]
    }
    // From moments here, from singular values of the codes there.
    expectClose(try found(.strong, 0, 2), try strongScore(x, y).outOfSample, absolute: 1e-11)
    expectClose(try found(.weak, 0, 2), try weakScore(x, y).score.outOfSample, absolute: 1e-11)
    expectClose(try found(.weakInSample, 2, 0), try weakScore(x, y).score.whole, absolute: 1e-11)
    expectClose(try found(.oneToOne, 2, 0), try oneToOneScore(x, y), absolute: 1e-11)
    expectClose(
      try found(.smallestCorrelation, 0, 2), try #require(weakScore(x, y).outOfSampleCorrelations.min()),
      absolute: 1e-11)
    expectClose(
      try found(.leastSquares, 0, 2), try affineScore(from: x, to: y).meanCorrelation.outOfSample, absolute: 1e-11)
    let turned = 1 - pow(try oneToOneScore(x, y), 2)
    expectClose(try found(.turned, 2, 0), turned, absolute: 1e-11)
    expectClose(try found(.affineR2, 2, 0), try affineScore(from: y, to: x).meanRSquared, absolute: 1e-11)
    expectClose(comparison.spectra.row(1), try weakScore(x, y).spectrum, absolute: 1e-11)
    expectClose(try #require(comparison.matrices[.weak]).diagonal, [1, 1, 1], absolute: 0)
  }

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

  @Test func priorsOfAffineImagesAreAtNoDistanceAndTheirComponentsMatched() throws {
    let runs = CodeWorld(.mixed, runs: 3, latents: 2, points: 500, noise: 0.02, seed: 2).codes
    let comparison = try quick.run(runs, in: .silent)
    for measure in CodeComparison.Measure.distances {
      // D2 is the root of a rounded difference of ones.
      expectClose(try #require(comparison.summaries[measure]).greatest, 0, absolute: 1e-6)
    }
    // The world's priors are in the order 0, 1, 2, then moved on by one for each run.
    #expect(comparison.components == [[0, 1, 2], [1, 2, 0], [2, 0, 1]])
    #expect(Set(comparison.values.keys) == Set(CodeComparison.valueNames))
    for (run, map) in zip(runs, comparison.maps) {
      // Noise of 0.02 a run, by maps of condition 3 at most.
      let errors = map(run.codes) - runs[0].codes
      #expect(errors.elements.allSatisfy { abs($0) < 0.6 })
    }
  }

  @Test func distancesGoFromTheRowToTheColumn() throws {
    var stream = RandomStream(seed: 3)
    let priors = [
      GaussianMixture(weights: [0.5, 0.5], means: Matrix([[-3.0], [3]]), covariances: .spherical([1, 1])),
      GaussianMixture(weights: [1], means: Matrix([[0.0]]), covariances: .spherical([1])),
    ]
    let matrix = Matrix(rows: 50, columns: 1, elements: stream.normals(50))
    let comparison = try quick.run(priors.map { Codes(matrix, prior: $0) }, in: .silent)
    let found = try affineDistances(priors[0], priors[1], using: &stream)
    let first = try #require(comparison.matrices[.distance1])
    expectClose(first[1, 0], found.toFirst.distance, absolute: 1e-9)
    expectClose(first[0, 1], found.toSecond.distance, absolute: 1e-9)
    #expect(comparison.components == nil)
  }

  @Test func summariesOfDirectedScoresAreOverOrderedPairs() throws {
    let comparison = try quick.run(CodeWorld(.mixed, runs: 3, latents: 2, points: 60, seed: 4).codes, in: .silent)
    let matrix = try #require(comparison.matrices[.affineR2])
    let values = [matrix[0, 1], matrix[0, 2], matrix[1, 0], matrix[1, 2], matrix[2, 0], matrix[2, 1]]
    let summary = try #require(comparison.summaries[.affineR2])
    expectClose(summary.mean, values.reduce(0, +) / 6, absolute: 1e-15)
    #expect(summary.least == values.min() && summary.greatest == values.max())
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
    #expect(throws: ComparisonError.blocks([1, 2], latents: 2)) {
      try CompareCodes(draws: 20, blocks: [1, 2]).run([two, two], in: .silent)
    }
    let flat = GaussianMixture(weights: [1], means: Matrix([[0.0, 0]]), covariances: .diagonal(Matrix([[1, 0]])))
    let error = try #require(throws: ComparisonError.self) {
      try quick.run([Codes(two.codes, prior: flat), Codes(two.codes, prior: flat)], in: .silent)
    }
    #expect(error.description.hasPrefix("runs 1 and 2: the covariance of component 0 of the first mixture:"))
  }

  @Test func parametersAreReadStrictly() throws {
    let read = try stage(CompareCodes.self, ["draws": "50", "margin": "0.1", "confidence": "0.9"])
    #expect(read.draws == 50 && read.rule.margin == 0.1 && read.rule.confidence == 0.9)
    #expect(read.rule.sharing == EquivalenceRule().sharing && read.blocks.isEmpty)
    #expect(throws: NotebookError.self) { try stage(CompareCodes.self, ["draw": "50"]) }
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

  @Test(arguments: [1200, 7001]) func codesThatAreReadInBlocksAreComparedToTheSameBits(points: Int) throws {
    let runs = CodeWorld(.bent, runs: 3, latents: 3, points: points, seed: 4).codes
    let whole = try quick.run(runs, in: .silent)
    let blocks = runs.map { run in RunCodes(RowBlocks(run.codes), prior: run.prior) }
    #expect(try quick.compare(blocks, warnings: [], in: .silent) == whole)
  }

  @Test func smallCodesAndThoseWithNamesAreReadWhole() throws {
    func input(_ names: [String]) -> StageFiles.Input {
      StageFiles.Input(names: names, path: { _ in "/nowhere" }, bytes: { _ in nil })
    }
    for names in [["codes.npy"], ["codes.npy", "ids.json"]] {
      let files = StageFiles(inputs: [[input(names), input(names)]]) { throw ArtifactError("no file '\($0.path)'") }
      #expect(try quick.run(on: files, in: .silent) == nil)
    }
  }
}
