import AlignmentArtifacts
import LearningArtifacts
import DataArtifacts
import FigureStages
import Interchange
import LinearAlgebra
import Probability
import StageTestSupport
import Stages
import Testing

private let summary = ScoreSummary(mean: 0.5, standardDeviation: 0.1, least: 0.4, greatest: 1, interval: 0.4...0.9)
private let agreement = Matrix([[1, 0.5], [0.5, 1]])
private let mixture = GaussianMixture(
  weights: [0.25, 0.75], means: Matrix([[0, 1], [2, 3]]), covariances: .diagonal(Matrix([[1, 2], [3, 4]])))
private let codes = Codes(Matrix([[1.0, 2], [3, 5], [5, 0.25]]), classes: [1, 0, 1], prior: mixture)
private let curve = LearningCurve(epochs: [1, 2], terms: ["total"], numbers: Matrix([[-3], [-2]]))

private func summaries<Measure: Hashable & CaseIterable>(_ type: Measure.Type) -> [Measure: ScoreSummary] {
  Dictionary(uniqueKeysWithValues: Measure.allCases.map { ($0, summary) })
}

private func matrices<Measure: Hashable & CaseIterable>(_ type: Measure.Type) -> [Measure: Matrix<Double>] {
  Dictionary(uniqueKeysWithValues: Measure.allCases.map { ($0, agreement) })
}

private let null = CodeComparison.Null(draws: [0.5, 1], mean: 0.75, upper: 0.95)

private let samples: [any Artifact] = [
  Points(Matrix([[1.0, 2], [3, 4], [5, 6]]), labels: [0, 1, 0]),
  Images(count: 2, height: 2, width: 3, pixels: Array(0..<12), labels: [7, 1]),
  Assignments(responsibilities: Matrix([[0.25, 0.75], [1, 0]]), logDensities: [-1, -2], classes: [0, 1]),
  ClusterScores(
    clusters: [0, 2], classes: [-1, 4], confusion: Matrix([[5, 0], [0, 7]]),
    scores: ClusterScores.Scores(hungarian: 1, manyToOne: 1, ari: 0.7, nmi: 0.6)),
  ClusteringComparison(
    points: 7, runs: 2, matrices: matrices(ClusteringComparison.Measure.self),
    summaries: summaries(ClusteringComparison.Measure.self), warnings: ["mind, this"]),
  MixtureComparison(
    matrices: matrices(MixtureComparison.Measure.self), summaries: summaries(MixtureComparison.Measure.self),
    matches: [
      MixtureComparison.Match(
        firstRun: 0, secondRun: 1, first: 2, second: 0, distance: 0.1, firstWeight: 0.3, secondWeight: 0.4)
    ], logLikelihoods: [-4, -5], logLikelihood: summary, tolerance: 0.2),
  CodeComparison(
    points: 7, matrices: matrices(CodeComparison.Measure.self), summaries: summaries(CodeComparison.Measure.self),
    spectra: Matrix([[0.9, 0.5]]), rotationNull: null, oneToOneNull: null, shuffleNull: null,
    weakNull: null,
    judgement: CodeComparison.Judgement(
      margin: 0.05, points: 7, attenuation: 1, bendIsDetectable: false, trimmedAffineResidual: 0.1, trimmedTurned: 0.2),
    maps: [
      CodeComparison.Map(matrix: .identity(2), shift: [0, 0]), CodeComparison.Map(matrix: .identity(2), shift: [5, 6]),
    ], components: [[0, 1], [1, 0]],
    verdict: CodeComparison.Verdict(
      equivalenceClass: .affine, rule: "a rule", sentence: "a sentence",
      criteria: [ClassCriterion(neededFor: .affine, statement: "one", observed: 0.75, threshold: 0.7)]),
    warnings: ["mind, this"]),
  codes, curve,
  FittedMixture(mixture, trace: [-2, -1], meanLogLikelihood: -1, points: 40, converged: true, margin: nil),
  Projection(
    height: 1, width: 3, mean: [0.5, 0.25, 0], components: Matrix([[0.6, 0.8, 0], [0, 0, 1]]), scales: [2, 0.5],
    explainedVariance: [4, 0.25], totalVariance: 5),
  Figure(light: Array("<?xml?>".utf8), dark: Array("<?xml?>".utf8), picture: [0x89, 0x50, 0x4E, 0x47], note: "all"),
]

@Suite(.timeLimit(.minutes(10))) struct HostileArtifactsTests {
  /// Files in a store may come from strangers: whatever they hold, they are an artifact or an error.
  @Test(arguments: samples.indices) func noFilesMakeAReaderCrash(place: Int) throws {
    func tried<A: Artifact>(_ sample: A) throws -> Int {
      try hostileReadings(of: sample, seed: UInt64(place))
    }
    #expect(try tried(samples[place]) > 0, "every mutation breaks the files")
  }
}
