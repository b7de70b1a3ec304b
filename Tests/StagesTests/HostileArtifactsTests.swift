import AlignmentArtifacts
import LearningArtifacts
import DataArtifacts
import FigureStages
import Interchange
import LinearAlgebra
import Probability
import Stages
import TestSupport
import Testing

private let words = [
  "(0, 3)", "(3, 0)", "(1048576, 0)", "(0,)", "()", "'<i8'", "'|u1'", "'<f4'", "True", "\"points\":-1", "0.5,1,",
  "1,2\n",
]

/// Reads an artifact from hostile files in the place of its own; returns in how many cases it was read.
private func readings<A: Artifact>(_ type: A.Type, _ sample: ArtifactFiles, seed: UInt64) throws -> Int {
  let names = sample.contents.keys.sorted()
  var mutators: [Mutator] = []
  for name in names { mutators.append(Mutator([try sample[name]], words: words, seed: seed)) }
  var read = 0
  for number in 0..<Mutator.cases(400) {
    var files = sample
    let place = number % names.count
    switch number / names.count % 8 {
    case 0: files.contents[names[place]] = nil
    case 1: files.contents[names[place]] = try sample[names[(number / names.count / 8) % names.count]]
    default: files.contents[names[place]] = mutators[place].next()
    }
    guard let artifact = try? A(files: files) else { continue }
    read += 1
    _ = artifact.values
    _ = try artifact.files()
    for view in A.views { _ = try? view.init(files: files) }
  }
  return read
}

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
    maps: [
      CodeComparison.Map(matrix: .identity(2), shift: [0, 0]), CodeComparison.Map(matrix: .identity(2), shift: [5, 6]),
    ], components: [[0, 1], [1, 0]],
    verdict: CodeComparison.Verdict(
      equivalenceClass: .affine, rule: "a rule",
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
      try readings(A.self, try sample.files(), seed: UInt64(place))
    }
    #expect(try tried(samples[place]) > 0, "every mutation breaks the files")
  }
}
