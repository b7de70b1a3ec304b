import Alignment
import AlignmentArtifacts
import LinearAlgebra

/// The scores of the codes of each pair of runs.
struct CodeScores {
  /// For each measure of codes, R×R, from the row's run to the column's.
  private(set) var matrices: [CodeComparison.Measure: Matrix<Double>] = [:]
  /// A row a pair: all canonical correlations, descending, with zeros for lost directions.
  private(set) var spectra: Matrix<Double>

  /// Scores runs of equally many columns from their moments.
  init(of moments: CodeMoments, runs: Int, latents: Int) throws {
    let pairs = RunPair.all(of: runs)
    spectra = Matrix(rows: pairs.count, columns: latents)
    for measure in CodeComparison.Measure.allCases where !measure.isOfPriors {
      matrices[measure] = Matrix(rows: runs, columns: runs, repeating: measure.ofItself)
    }
    for (row, (pair, scores)) in zip(pairs, try moments.scores()).enumerated() { set(pair, row, scores) }
  }

  private mutating func set(_ pair: RunPair, _ row: Int, _ scores: PairScores) {
    let leading = scores.outOfSampleCorrelations.prefix(20)
    set(.strong, pair, scores.strong)
    set(.strongInSample, pair, scores.strongWhole)
    set(.oneToOne, pair, scores.oneToOne)
    set(.weak, pair, scores.weak)
    set(.weakInSample, pair, scores.weakWhole)
    set(.weakLeading, pair, leading.isEmpty ? 0 : leading.reduce(0, +) / Double(leading.count))
    set(.smallestCorrelation, pair, scores.outOfSampleCorrelations.min() ?? 0)
    for (column, correlation) in scores.spectrum.enumerated() { spectra[row, column] = correlation }
    set(.leastSquares, pair, scores.there.meanCorrelation, back: scores.back.meanCorrelation)
    set(.affineR2, pair, scores.there.rSquared, back: scores.back.rSquared)
  }

  private mutating func set(
    _ measure: CodeComparison.Measure, _ pair: RunPair, _ score: Double, back: Double? = nil
  ) {
    matrices[measure]?[pair.first, pair.second] = score
    matrices[measure]?[pair.second, pair.first] = back ?? score
  }
}
