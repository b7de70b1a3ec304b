public import LinearAlgebra
private import Requirements
public import Stages

/// How far the codes of several runs are the same, pair by pair of runs, and the equivalence class this supports.
///
/// Runs R, points N, latents L, components K of the priors.
///
/// | file | holds |
/// | --- | --- |
/// | `pairs.csv` | a row for each ordered pair of runs, numbered from one, with a column for each measure |
/// | `‹measure›.npy` | R×R, row i and column j: from run i to run j |
/// | `summary.csv` | mean, deviation, extremes and interval of each measure, the nulls, the counts |
/// | `spectra.csv` | a row for each pair i < j: its canonical correlations, descending |
/// | `rotation-null.npy`, `one-to-one-null.npy`, `shuffle-null.npy`, `weak-null.npy` | the mean over pairs in each random draw, ascending |
/// | `maps.npy`, `shifts.npy` | R×L×L and R×L: run r's code z ↦ z·W + b is nearest to run 1's |
/// | `components.npy`, where it applies | R×K: the component of run 1 that each component of run r is taken to, from 0 |
/// | `class.csv`, `criteria.csv` | the equivalence class, the rule, the verdict as a sentence, and how conditions came out |
/// | `warnings.csv` | what stands in the way of reading the scores |
public struct CodeComparison: Artifact, Equatable {
  /// What a score is worth where there is nothing to find.
  public struct Null: Equatable, Sendable {
    /// The mean over pairs of runs in each random draw, ascending.
    public let draws: [Double]
    /// The mean of the draws.
    public let mean: Double
    /// The quantile that the rule compares with.
    public let upper: Double

    /// Creates a null.
    public init(draws: [Double], mean: Double, upper: Double) {
      self.draws = draws
      self.mean = mean
      self.upper = upper
    }
  }

  /// The affine map z ↦ z·W + b of points as rows.
  public struct Map: Equatable, Sendable {
    /// W, L×L.
    public let matrix: Matrix<Double>
    /// b, L.
    public let shift: [Double]

    /// Creates a map.
    public init(matrix: Matrix<Double>, shift: [Double]) {
      self.matrix = matrix
      self.shift = shift
    }

    /// Returns the image of each row, N×L.
    public func callAsFunction(_ points: Matrix<Double>) -> Matrix<Double> {
      matmul(points, matrix).addingToRows(shift)
    }
  }

  /// The class that the codes support, with the rule that says so.
  public struct Verdict: Equatable, Sendable {
    /// The class.
    public let equivalenceClass: EquivalenceClass
    /// The rule, in words.
    public let rule: String
    /// What was found, with its numbers, limits and margin.
    public let sentence: String
    /// Its conditions, and how they came out.
    public let criteria: [ClassCriterion]

    /// Creates a verdict.
    public init(equivalenceClass: EquivalenceClass, rule: String, sentence: String, criteria: [ClassCriterion]) {
      self.equivalenceClass = equivalenceClass
      self.rule = rule
      self.sentence = sentence
      self.criteria = criteria
    }
  }

  /// The number of points, N.
  public let points: Int
  /// For each measure, R×R; entry (i, j) is from run i to run j. Those of priors only where there are priors.
  public let matrices: [Measure: Matrix<Double>]
  /// Each measure over the pairs of different runs.
  public let summaries: [Measure: ScoreSummary]
  /// For each pair i < j, row by row, its L canonical correlations over all points, descending; zero where lost.
  public let spectra: Matrix<Double>
  /// ``Measure/strong`` of codes that are whitened and randomly rotated, each run by itself.
  public let rotationNull: Null
  /// ``Measure/oneToOne`` of the same.
  public let oneToOneNull: Null
  /// ``Measure/smallestCorrelation`` of codes whose points are paired at random.
  public let shuffleNull: Null
  /// ``Measure/weak`` of the same: what a mean over directions is worth by chance.
  public let weakNull: Null
  /// What the verdict rests on besides.
  public let judgement: Judgement
  /// For each run, the affine map that takes its codes nearest to those of the first run.
  public let maps: [Map]
  /// For each run, the component of the first run's prior that each component of its own prior is taken to.
  public let components: [[Int]]?
  /// What the codes support.
  public let verdict: Verdict
  /// What stands in the way of reading the scores, a sentence each.
  public let warnings: [String]

  /// The number of runs, R.
  public var runs: Int { maps.count }
  /// The number of columns of the codes, L.
  public var latents: Int { spectra.columns }

  /// Creates a comparison of at least two runs, which holds every measure of codes, and all of priors or none.
  public init(
    points: Int, matrices: [Measure: Matrix<Double>], summaries: [Measure: ScoreSummary], spectra: Matrix<Double>,
    rotationNull: Null, oneToOneNull: Null, shuffleNull: Null, weakNull: Null, judgement: Judgement, maps: [Map],
    components: [[Int]]?, verdict: Verdict, warnings: [String]
  ) {
    let runs = maps.count
    require(runs >= 2, "a comparison needs two runs, not \(runs)")
    require(
      Measure.allCases.allSatisfy { $0.isOfPriors || matrices[$0] != nil } && Set(matrices.keys) == Set(summaries.keys),
      "a comparison of codes holds every measure of codes, and a summary of each")
    require(
      matrices.values.allSatisfy { $0.rows == runs && $0.columns == runs },
      "a comparison of \(runs) runs needs square matrices of so many rows")
    require(
      spectra.rows == runs * (runs - 1) / 2, "\(runs) runs make \(runs * (runs - 1) / 2) pairs, not \(spectra.rows)")
    self.points = points
    self.matrices = matrices
    self.summaries = summaries
    self.spectra = spectra
    self.rotationNull = rotationNull
    self.oneToOneNull = oneToOneNull
    self.shuffleNull = shuffleNull
    self.weakNull = weakNull
    self.judgement = judgement
    self.maps = maps
    self.components = components
    self.verdict = verdict
    self.warnings = warnings
  }
}
