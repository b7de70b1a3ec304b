private import Alignment
public import AlignmentArtifacts
public import Interchange
private import LinearAlgebra
public import Parameters
private import Randomness
public import Stages

/// Compares the codes that runs with different seeds gave to the same points, and names the equivalence class that
/// the data support.
///
/// Points are shuffled once, the same for all runs, before they are cut into a half to fit on and a half to score on:
/// points often come sorted by class.
public struct CompareCodes: Stage {
  public static let name = "compare-codes"
  public static let summary = "Tells up to which maps the codes of several runs are the same, with nulls and intervals."

  /// How many random draws the nulls are made of.
  public let draws: Int
  /// The seed of all draws.
  public let seed: Int
  /// The widths of groups of columns that the rotation null rotates each by itself; empty for one group of all.
  public let blocks: [Int]
  /// Up to which condition number of their correlations columns count as independent.
  public let conditionLimit: Double
  /// The share of the greatest variance of a column below which a column counts as collapsed.
  public let collapsedShare: Double
  /// What names the class.
  public let rule: EquivalenceRule

  /// Creates the stage in code, with the defaults of notebooks.
  public init(
    draws: Int = 200, seed: Int = 1, blocks: [Int] = [], conditionLimit: Double = 100, collapsedShare: Double = 0.01,
    rule: EquivalenceRule = EquivalenceRule()
  ) {
    self.draws = draws
    self.seed = seed
    self.blocks = blocks
    self.conditionLimit = conditionLimit
    self.collapsedShare = collapsedShare
    self.rule = rule
  }

  /// Reads `draws`, `seed`, `blocks`, `condition-limit`, `collapsed-share`, `confidence`, `affine-threshold` and
  /// `order-threshold`.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
    let standard = CompareCodes()
    self.init(
      draws: try reader.integer("draws", in: 20...100_000, default: standard.draws),
      seed: try reader.integer("seed", in: 0...Int.max, default: standard.seed),
      blocks: try reader.integers("blocks", in: 1...Int.max, default: standard.blocks),
      conditionLimit: try reader.number("condition-limit", in: 1...Double.infinity, default: standard.conditionLimit),
      collapsedShare: try reader.number("collapsed-share", in: 0...1, default: standard.collapsedShare),
      rule: try EquivalenceRule(from: &reader))
  }

  /// Compares runs; a caller in code passes `.silent`.
  ///
  /// - Throws: ``ComparisonError`` for fewer than two runs, and for runs that are not of the same points and columns.
  public func run(_ input: [Codes], in context: StageContext) throws -> CodeComparison {
    try check(input)
    let stream = RandomStream(seed: UInt64(seed))
    var order = stream.child("points")
    let shuffled = order.permutation(input[0].codes.rows)
    let codes = input.map { $0.codes.rows(at: shuffled) }
    let scores = try CodeScores(of: codes, context)
    var matrices = scores.matrices
    if let distances = try priorDistances(input, stream.child("distances"), context) {
      matrices.merge(distances) { $1 }
    }
    let summaries = summarised(matrices)
    context.progress(0.8, "nulls")
    let nulls = try CodeNulls(of: codes, blocks: blocks, draws: draws, stream)
    let warnings =
      try codeWarnings(input, conditionLimit: conditionLimit, collapsedShare: collapsedShare)
      + scoreWarnings(summaries)
    warnings.forEach(context.log)
    let maps = try mapsOntoFirst(codes)
    return CodeComparison(
      points: shuffled.count, matrices: matrices, summaries: summaries, spectra: scores.spectra,
      rotationNull: nulls.rotation(rule), oneToOneNull: nulls.oneToOne(rule), shuffleNull: nulls.shuffle(rule),
      maps: maps, components: matchedComponents(input, maps),
      verdict: rule.verdict(summaries, nulls, latents: codes[0].columns), warnings: warnings)
  }

  private func check(_ runs: [Codes]) throws(ComparisonError) {
    try checkSamePoints(runs.map(\.codes.rows))
    let latents = runs.map(\.codes.columns)
    if let odd = latents.firstIndex(where: { $0 != latents[0] }) {
      throw .differentLatents(run: odd + 1, latents[odd], first: latents[0])
    }
    guard blocks.isEmpty || blocks.reduce(0, +) == latents[0] else { throw .blocks(blocks, latents: latents[0]) }
  }

  private func summarised(
    _ matrices: [CodeComparison.Measure: Matrix<Double>]
  ) -> [CodeComparison.Measure: ScoreSummary] {
    Dictionary(
      uniqueKeysWithValues: matrices.map { measure, matrix in
        let summary =
          measure.isSymmetric
          ? ScoreSummary(PairwiseScores(matrix), confidence: rule.confidence, within: measure.bounds)
          : ScoreSummary(ordered: matrix, confidence: rule.confidence, within: measure.bounds)
        return (measure, summary)
      })
  }
}

extension CodeComparison.Measure {
  /// What the score can be.
  fileprivate var bounds: ClosedRange<Double> {
    switch self {
    case .affineR2: -Double.infinity...1
    case .distance4: 0...2
    default: 0...1
    }
  }
}
