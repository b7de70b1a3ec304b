import Alignment
import AlignmentArtifacts
import AlignmentStages
import Foundation
import Interchange
import LinearAlgebra
import Randomness
import Stages
import TestSupport
import Testing

/// The scores of pairs of runs, as the comparison of codes holds them.
@Suite struct CodeScoresTests {
  private let quick = CompareCodes(draws: 20)

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

  @Test func theLeadingCorrelationsAreAllWhereThereAreTwentyColumnsAtMost() throws {
    let runs = CodeWorld(.partlyShared, runs: 3, latents: 3, points: 200, seed: 2).codes
    let comparison = try quick.run(runs, in: .silent)
    let (weak, leading) = (comparison.matrices[.weak], comparison.matrices[.weakLeading])
    expectClose(try #require(weak), try #require(leading), absolute: 1e-15)
    // One direction of three is a run's own.
    #expect(comparison.spectra.rows == 3 && comparison.spectra.columns == 3)
    for row in 0..<3 {
      let spectrum = comparison.spectra.row(row)
      #expect(spectrum == spectrum.sorted(by: >) && spectrum[1] > 0.9 && spectrum[2] < 0.3)
    }
  }

  @Test func symmetricScoresAreTheSameBothWays() throws {
    let runs = CodeWorld(.mixed, runs: 3, latents: 2, points: 80, seed: 3).codes.map { Codes($0.codes) }
    let comparison = try quick.run(runs, in: .silent)
    for (measure, matrix) in comparison.matrices {
      #expect((matrix == matrix.transposed) == measure.isSymmetric, "\(measure)")
      #expect(matrix.diagonal == [Double](repeating: measure.ofItself, count: 3), "\(measure)")
    }
  }

  @Test func aColumnThatDoesNotVaryCountsAsLost() throws {
    var runs = CodeWorld(.ordered, runs: 3, latents: 2, points: 100, seed: 4).codes.map(\.codes)
    for i in 0..<100 { runs[2][i, 1] = 7 }
    let comparison = try quick.run(runs.map { Codes($0) }, in: .silent)
    expectClose(comparison.spectra[1, 1], 0, absolute: 1e-12)
    expectClose(try #require(comparison.matrices[.smallestCorrelation])[0, 2], 0, absolute: 1e-12)
    #expect(comparison.spectra[0, 1] > 0.9)
  }
}
