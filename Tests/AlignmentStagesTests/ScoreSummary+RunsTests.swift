import Alignment
import AlignmentArtifacts
import AlignmentStages
import Interchange
import LinearAlgebra
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

/// Scores of runs in short, as comparisons hold them.
@Suite struct ScoreSummaryRunsTests {
  private let quick = CompareCodes(draws: 20)

  @Test func summariesOfDirectedScoresAreOverOrderedPairs() throws {
    let comparison = try quick.run(CodeWorld(.mixed, runs: 3, latents: 2, points: 60, seed: 4).codes, in: .silent)
    let matrix = try #require(comparison.matrices[.affineR2])
    let values = [matrix[0, 1], matrix[0, 2], matrix[1, 0], matrix[1, 2], matrix[2, 0], matrix[2, 1]]
    let summary = try #require(comparison.summaries[.affineR2])
    expectClose(summary.mean, values.reduce(0, +) / 6, absolute: 1e-15)
    #expect(summary.least == values.min() && summary.greatest == values.max())
  }

  @Test func symmetricScoresCountOnceAPair() throws {
    let comparison = try quick.run(CodeWorld(.mixed, runs: 3, latents: 2, points: 60, seed: 4).codes, in: .silent)
    let matrix = try #require(comparison.matrices[.weak])
    let values = [matrix[0, 1], matrix[0, 2], matrix[1, 2]]
    let summary = try #require(comparison.summaries[.weak])
    let mean = values.reduce(0, +) / 3
    expectClose(summary.mean, mean, absolute: 1e-15)
    // Over pairs, n − 1 in the denominator.
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    expectClose(try #require(summary.standardDeviation), (squares / 2).squareRoot(), relative: 1e-9)
    #expect(summary.least == values.min() && summary.greatest == values.max())
  }

  @Test func intervalsStayWithinWhatAScoreCanBe() throws {
    for truth in [CodeWorld.Truth.ordered, .independent] {
      let comparison = try quick.run(
        CodeWorld(truth, runs: 3, latents: 2, points: 60, noise: 0.001, seed: 4).codes.map { Codes($0.codes) },
        in: .silent)
      for (measure, summary) in comparison.summaries where measure != .affineR2 {
        let interval = try #require(summary.interval)
        // What maps leave of points that they were not fitted to may be more than there was.
        #expect(interval.lowerBound >= 0 && interval.upperBound <= max(1, summary.mean + 1e-12), "\(measure)")
      }
      #expect(try #require(comparison.summaries[.affineR2]?.interval).upperBound <= 1)
    }
  }

  @Test func twoRunsHaveOneScoreAndNoInterval() throws {
    let comparison = try quick.run(
      CodeWorld(.mixed, runs: 2, latents: 2, points: 60, seed: 4).codes.map { Codes($0.codes) }, in: .silent)
    for (measure, summary) in comparison.summaries {
      #expect(summary.interval == nil, "\(measure)")
      #expect((summary.standardDeviation == nil) == measure.isSymmetric, "\(measure)")
    }
  }

  private func mixture(_ logLikelihood: Double) -> FittedMixture {
    FittedMixture(
      GaussianMixture(weights: [1], means: Matrix([[0.0]]), covariances: .spherical([1])), trace: [],
      meanLogLikelihood: logLikelihood, points: 100, converged: true)
  }

  @Test func independentRunsHaveStudentsInterval() throws {
    let comparison = try stage(CompareMixtures.self).run([-2, -2.5, -3].map(mixture), in: .silent)
    // t of two degrees of freedom times 0.5/√3.
    let interval = try #require(comparison.logLikelihood.interval)
    expectClose(interval.upperBound + 2.5, 4.302652729749462 * 0.5 / 3.0.squareRoot(), relative: 1e-11)
    expectClose(-2.5 - interval.lowerBound, 4.302652729749462 * 0.5 / 3.0.squareRoot(), relative: 1e-11)
    let same = try stage(CompareMixtures.self).run([-2, -2].map(mixture), in: .silent)
    #expect(same.logLikelihood.interval == -2...(-2) && same.logLikelihood.standardDeviation == 0)
  }
}
