import AlignmentArtifacts
import LinearAlgebra
import Probability

/// A comparison of runs whose score of runs i and j is `score(i, j)` for every measure.
func comparison(
  runs: Int = 3, latents: Int = 2, priors: Bool = false, maps: [CodeComparison.Map]? = nil, components: [[Int]]? = nil,
  score: (Int, Int) -> Double = { 1 / Double($0 + $1 + 1) }
) -> CodeComparison {
  let measures = CodeComparison.Measure.allCases.filter { priors || !$0.isOfPriors }
  let matrices = measures.map { measure in
    (measure, Matrix((0..<runs).map { i in (0..<runs).map { i == $0 ? measure.ofItself : score(i, $0) } }))
  }
  let summaries = measures.map { measure in
    (measure, ScoreSummary(mean: 0.5, standardDeviation: 0.1, least: 0.25, greatest: 0.75, interval: 0.375...0.625))
  }
  let identity = CodeComparison.Map(matrix: .identity(latents), shift: [Double](repeating: 0, count: latents))
  let pairs = runs * (runs - 1) / 2
  return CodeComparison(
    points: 4, matrices: Dictionary(uniqueKeysWithValues: matrices),
    summaries: Dictionary(uniqueKeysWithValues: summaries),
    spectra: Matrix((0..<pairs).map { p in (0..<latents).map { 1 / Double(p + $0 + 1) } }),
    rotationNull: .init(draws: [0.75, 0.875, 1], mean: 0.875, upper: 0.96875),
    oneToOneNull: .init(draws: [0.5, 0.75], mean: 0.625, upper: 0.6875),
    shuffleNull: .init(draws: [-0.0625, 0.0625], mean: 0, upper: 0.03125),
    weakNull: .init(draws: [0.125, 0.25], mean: 0.1875, upper: 0.25),
    judgement: .init(
      margin: 0.05, points: 4, attenuation: 1, bendIsDetectable: false, trimmedAffineResidual: 0.25, trimmedTurned: 0.5),
    maps: maps ?? [CodeComparison.Map](repeating: identity, count: runs), components: components,
    verdict: .init(equivalenceClass: .affine, rule: "", sentence: "", criteria: []), warnings: [])
}

/// A prior of two components of unequal weight at (−3, 0) and (3, 0).
let twoComponents = GaussianMixture(
  weights: [0.25, 0.75], means: Matrix([[-3, 0], [3, 0]]), covariances: .diagonal(Matrix([[1, 4], [1, 4]])))
