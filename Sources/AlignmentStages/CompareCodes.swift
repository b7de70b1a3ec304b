private import Alignment
public import AlignmentArtifacts
public import Interchange
private import LinearAlgebra
public import Parameters
private import Randomness
private import RowBlocks
public import Stages

/// Compares the codes that runs with different seeds gave to the same points, and names the equivalence class that
/// the data support.
///
/// Points are shuffled once, the same for all runs, before they are cut into a half to fit on and a half to score on:
/// points often come sorted by class.
public struct CompareCodes: Stage {
  public static let name = "compare-codes"
  public static let summary = "Tells up to which maps the codes of several runs are the same, with nulls and intervals."

  /// The fewest points that leave both halves a correlation when the most influential one is taken away.
  public static let fewestPoints = 5

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
  /// How many points smooth maps are fitted to at most, the same for all runs; ten a column where that is more.
  public let sample: Int
  /// What names the class.
  public let rule: EquivalenceRule

  /// Creates the stage in code, with the defaults of notebooks.
  public init(
    draws: Int = 200, seed: Int = 1, blocks: [Int] = [], conditionLimit: Double = 100, collapsedShare: Double = 0.01,
    sample: Int = 4000, rule: EquivalenceRule = EquivalenceRule()
  ) {
    self.draws = draws
    self.seed = seed
    self.blocks = blocks
    self.conditionLimit = conditionLimit
    self.collapsedShare = collapsedShare
    self.sample = sample
    self.rule = rule
  }

  /// Reads `draws`, `seed`, `blocks`, `condition-limit`, `collapsed-share`, `sample`, `confidence`, `margin` and
  /// `sharing`.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
    let standard = CompareCodes()
    self.init(
      draws: try reader.integer(
        "draws", "How many random draws the nulls are made of.", in: 20...100_000, default: standard.draws),
      seed: try reader.integer("seed", "The seed of all draws.", in: 0...Int.max, default: standard.seed),
      blocks: try reader.integers(
        "blocks",
        "The widths of groups of columns, each of which the null rotates by itself; empty for one group of all.",
        in: 1...1_000_000, default: standard.blocks),
      conditionLimit: try reader.number(
        "condition-limit", "Up to which condition number of their correlations columns count as independent.",
        in: 1...Double.infinity, default: standard.conditionLimit),
      collapsedShare: try reader.number(
        "collapsed-share", "The share of the greatest variance of a column below which a column counts as collapsed.",
        in: 0...1, default: standard.collapsedShare),
      sample: try reader.integer(
        "sample", "How many points smooth maps are fitted to at most; ten a column where that is more.",
        in: 100...1_000_000, default: standard.sample),
      rule: try EquivalenceRule(from: &reader))
  }

  /// Compares runs; a caller in code passes `.silent`.
  ///
  /// - Throws: ``ComparisonError`` for fewer than two runs or ``fewestPoints``, and for runs that are not of the same points and
  ///   columns.
  public func run(_ input: [Codes], in context: StageContext) throws -> CodeComparison {
    let matched = try RowsByName(input)
    return try compare(matched.runs.map(RunCodes.init), warnings: matched.warnings, in: context)
  }

  /// Compares runs whose rows are of the same points in the same order, and may be read block by block.
  package func compare(_ input: [RunCodes], warnings matching: [String], in context: StageContext) throws
    -> CodeComparison
  {
    try check(input)
    let stream = RandomStream(seed: UInt64(seed))
    var order = stream.child("points")
    let shuffled = order.permutation(input[0].codes.rows)
    let codes = input.map(\.codes)
    let (runs, latents) = (codes.count, codes[0].columns)
    let moments = try comparingAll { try halvedMoments(of: codes, shuffled, context) }
    let scores = try comparingAll { try CodeScores(of: moments, runs: runs, latents: latents) }
    let judged = try comparingAll {
      let points = Array(shuffled.prefix(max(sample, 10 * (latents + 1))))
      return try CodeJudgement(
        of: try codes.map { try $0.rows(at: points) }, oneToOne: scores.matrices[.oneToOne] ?? .identity(runs), rule,
        stream,
        context)
    }
    var matrices = scores.matrices.merging(judged.matrices) { $1 }
    if let distances = try priorDistances(input, stream.child("distances"), context) {
      matrices.merge(distances) { $1 }
    }
    let summaries = summarised(matrices, judged)
    let nulls = try CodeNulls(of: moments, codes, order: shuffled, blocks: blocks, draws: draws, stream) {
      context.progress(0.8 + 0.2 * $0, "nulls")
    }
    let doubts = try Doubts(codes, judged)
    let evidence = evidence(summaries, judged, nulls, doubts, latents: latents)
    let warnings =
      try doubts.all + matching + doubts.warnings
      + codeWarnings(input, moments, conditionLimit: conditionLimit, collapsedShare: collapsedShare)
      + scoreWarnings(summaries)
      + judged.warnings
    warnings.forEach(context.log)
    let maps = try mapsOntoFirst(moments, runs: runs, latents: latents)
    return CodeComparison(
      points: shuffled.count, matrices: matrices, summaries: summaries, spectra: scores.spectra,
      rotationNull: nulls.rotation(rule), oneToOneNull: nulls.oneToOne(rule), shuffleNull: nulls.shuffle(rule),
      weakNull: nulls.weak(rule), judgement: judged.judgement, maps: maps,
      components: matchedComponents(input, maps), verdict: rule.verdict(evidence), warnings: warnings)
  }

  /// The moments of the codes over the halves that the order of points makes.
  private func halvedMoments(
    of codes: [RowBlocks], _ order: [Int], _ context: StageContext
  ) throws -> CodeMoments {
    var isFitted = [Bool](repeating: false, count: order.count)
    for i in order.prefix(order.count / 2) { isFitted[i] = true }
    return try CodeMoments(blocks: codes, isFitted: isFitted) { context.progress(0.4 * $0, "moments of the codes") }
  }

  private func evidence(
    _ summaries: [CodeComparison.Measure: ScoreSummary], _ judged: CodeJudgement, _ nulls: CodeNulls,
    _ doubts: Doubts, latents: Int
  ) -> EquivalenceEvidence {
    let runs = judged.matrices[.bend]?.rows ?? 0
    let none = ShareEstimate(mean: 0, standardError: 0, pointError: 0, runs: runs)
    let oneToOne = summaries[.oneToOne]
    return EquivalenceEvidence(
      runs: runs, latents: latents, bend: judged.estimates[.bend] ?? none,
      affineResidual: judged.estimates[.affineResidual] ?? none,
      smoothResidual: judged.estimates[.smoothResidual] ?? none, turned: judged.estimates[.turned] ?? none,
      strong: .init(observed: summaries[.strongInSample]?.mean ?? 0, upper: nulls.rotation(rule).upper),
      oneToOne: .init(
        observed: oneToOne?.interval?.lowerBound ?? oneToOne?.mean ?? 0, upper: nulls.oneToOne(rule).upper),
      unrelated: doubts.unrelated, doubts: doubts.all)
  }

  private func check(_ runs: [RunCodes]) throws {
    try checkSamePoints(runs.map(\.codes.rows))
    let latents = runs.map(\.codes.columns)
    if let odd = latents.firstIndex(where: { $0 != latents[0] }) {
      throw ComparisonError.differentLatents(run: odd + 1, latents[odd], first: latents[0])
    }
    guard runs[0].codes.rows >= Self.fewestPoints else { throw ComparisonError.tooFewPoints(runs[0].codes.rows) }
    for (r, run) in runs.enumerated() { try run.checkNumbers(run: r + 1) }
    guard blocks.isEmpty || blocks.reduce(0, +) == latents[0] else {
      throw ComparisonError.blocks(blocks, latents: latents[0])
    }
  }

  private func summarised(
    _ matrices: [CodeComparison.Measure: Matrix<Double>], _ judged: CodeJudgement
  ) -> [CodeComparison.Measure: ScoreSummary] {
    Dictionary(
      uniqueKeysWithValues: matrices.map { measure, matrix in
        let scores = PairwiseScores(0.5 * (matrix + matrix.transposed))
        if let estimate = judged.estimates[measure] {
          return (measure, ScoreSummary(scores, estimate, confidence: rule.confidence))
        }
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
