private import Alignment
import AlignmentArtifacts
import LinearAlgebra
import Stages

/// The scores of the codes of each pair of runs.
struct CodeScores {
  /// For each measure of codes, R×R, from the row's run to the column's.
  private(set) var matrices: [CodeComparison.Measure: Matrix<Double>] = [:]
  /// A row a pair: all canonical correlations, descending, with zeros for lost directions.
  private(set) var spectra: Matrix<Double>

  /// Scores codes of the same points and equally many columns.
  init(of codes: [Matrix<Double>], _ context: StageContext) throws(ComparisonError) {
    let pairs = RunPair.all(of: codes.count)
    spectra = Matrix(rows: pairs.count, columns: codes[0].columns)
    for measure in CodeComparison.Measure.allCases where !measure.isOfPriors {
      matrices[measure] = Matrix(rows: codes.count, columns: codes.count, repeating: measure.ofItself)
    }
    for (row, pair) in pairs.enumerated() {
      context.progress(0.5 * Double(row) / Double(pairs.count), "scoring codes")
      try comparing(pair.first, pair.second) { try score(pair, row, codes[pair.first], codes[pair.second]) }
    }
  }

  private mutating func score(_ pair: RunPair, _ row: Int, _ x: Matrix<Double>, _ y: Matrix<Double>) throws {
    let strong = try strongScore(x, y)
    set(.strong, pair, strong.outOfSample)
    set(.strongInSample, pair, strong.whole)
    set(.oneToOne, pair, try oneToOneScore(x, y))
    let weak = try weakScore(x, y)
    let leading = weak.outOfSampleCorrelations.prefix(20)
    set(.weak, pair, weak.score.outOfSample)
    set(.weakInSample, pair, weak.score.whole)
    set(.weakLeading, pair, leading.isEmpty ? 0 : leading.reduce(0, +) / Double(leading.count))
    set(.smallestCorrelation, pair, weak.outOfSampleCorrelations.min() ?? 0)
    for (column, correlation) in weak.spectrum.enumerated() { spectra[row, column] = correlation }
    let (there, back) = (try affineScore(from: x, to: y), try affineScore(from: y, to: x))
    set(.leastSquares, pair, there.meanCorrelation.outOfSample, back: back.meanCorrelation.outOfSample)
    set(.affineR2, pair, there.meanRSquared, back: back.meanRSquared)
  }

  private mutating func set(
    _ measure: CodeComparison.Measure, _ pair: RunPair, _ score: Double, back: Double? = nil
  ) {
    matrices[measure]?[pair.first, pair.second] = score
    matrices[measure]?[pair.second, pair.first] = back ?? score
  }
}
