import AlignmentArtifacts
import Alignment
import LinearAlgebra
import Randomness
import Stages
private import Wording

/// What smooth and affine maps leave between runs, over a sample of points, and the evidence that this makes.
struct CodeJudgement {
  /// The measures that it adds, R×R.
  let matrices: [CodeComparison.Measure: Matrix<Double>]
  /// Their means with limits.
  let estimates: [CodeComparison.Measure: ShareEstimate]
  /// What the verdict rests on besides.
  let judgement: CodeComparison.Judgement
  /// What stands in the way of reading it.
  let warnings: [String]
  /// What takes the ground from any verdict.
  let doubts: [String]

  /// Judges a sample of the points, in random order.
  ///
  /// - Parameters:
  ///   - codes: n×L each.
  ///   - oneToOne: The one-to-one score of each pair.
  ///   - rule: For the margin and the level.
  ///   - stream: Where all draws derive from.
  ///   - context: Is told the progress.
  /// - Throws: `AlignmentError`.
  init(
    of codes: [Matrix<Double>], oneToOne: Matrix<Double>, _ rule: EquivalenceRule, _ stream: RandomStream,
    _ context: StageContext
  ) throws {
    let points = codes[0].rows
    let white = try whiteCodes(codes)
    let turned = oneToOne.map { max(0, 1 - $0 * $0) }
    guard !white.contains(where: { $0.columns == 0 }) else {
      self = Self(constantRunsOf: white, turned: turned, rule, points: points)
      return
    }
    let relations = try runRelations(white: white, planted: rule.margin, using: stream.child("relations")) { done in
      context.progress(0.4 + 0.2 * Double(done) / Double(codes.count), "smooth maps from run \(done)")
    }
    estimates = [
      .bend: relations.bendEstimate, .affineResidual: relations.affineEstimate,
      .smoothResidual: relations.smoothEstimate, .turned: ShareEstimate(PairwiseScores(turned), pointError: 0),
    ]
    matrices = [
      .bend: (1 / relations.attenuation) * relations.bend.matrix, .affineResidual: relations.affineResidual.matrix,
      .smoothResidual: relations.smoothResidual.matrix, .turned: turned,
    ]
    let trimmed = try Trimmed(white, codes, stream)
    judgement = CodeComparison.Judgement(
      margin: rule.margin, points: points, attenuation: relations.attenuation,
      bendIsDetectable: relations.bendEstimate.limits(confidence: rule.confidence).lowerBound > 0,
      trimmedAffineResidual: trimmed.affineResidual, trimmedTurned: trimmed.turned)
    warnings = relationWarnings(relations, rule, points: points, latents: codes[0].columns)
    doubts = trimmed.doubts(beside: estimates, rule)
  }

  /// Where a run does not vary there is nothing to relate: all is left over.
  private init(constantRunsOf white: [Matrix<Double>], turned: Matrix<Double>, _ rule: EquivalenceRule, points: Int) {
    let runs = white.count
    let none = Matrix<Double>(rows: runs, columns: runs)
    let all = Matrix<Double>(rows: runs, columns: runs, repeating: 1) - .identity(runs)
    matrices = [.bend: none, .affineResidual: all, .smoothResidual: all, .turned: turned]
    estimates = matrices.mapValues { ShareEstimate(PairwiseScores($0), pointError: 0) }
    judgement = CodeComparison.Judgement(
      margin: rule.margin, points: points, attenuation: 1, bendIsDetectable: false, trimmedAffineResidual: 1,
      trimmedTurned: 1)
    warnings = []
    let constant = white.indices.filter { white[$0].columns == 0 }.map { $0 + 1 }
    doubts = ["no column of \(numbered("run", constant)) varies"]
  }
}

/// The shares without the points that weigh most.
private struct Trimmed {
  let affineResidual: Double
  let turned: Double
  private let removed: Int

  init(_ white: [Matrix<Double>], _ codes: [Matrix<Double>], _ stream: RandomStream) throws {
    let kept = try pointsOfOrdinaryInfluence(white)
    removed = white[0].rows - kept.count
    var folds = stream.child("trimmed")
    let anew = try whitenedAnew(white, at: kept)
    guard !anew.contains(where: { $0.columns == 0 }) else {
      (affineResidual, turned) = (1, 1)
      return
    }
    affineResidual = try meanAffineResidual(white: anew, using: &folds)
    let ordinary = codes.map { $0.rows(at: kept) }
    let pairs = RunPair.all(of: codes.count)
    let moments = try CodeMoments(ordinary, isFitted: kept.indices.map { $0 % 2 == 0 })
    let turns = moments.oneToOneScores(pairs).map { max(0, 1 - $0 * $0) }
    turned = turns.reduce(0, +) / Double(pairs.count)
  }

  /// Says so where a share is small by virtue of few points only.
  func doubts(
    beside estimates: [CodeComparison.Measure: ShareEstimate], _ rule: EquivalenceRule
  ) -> [String] {
    let affine = estimates[.affineResidual]?.mean ?? 0
    let order = estimates[.turned]?.mean ?? 0
    // A doubt where few points lend agreement, not where a narrow margin is exceeded.
    let agrees = affine < max(rule.margin, 1 - rule.sharing)
    guard
      (affineResidual > affine + rule.margin && agrees) || (turned > order + rule.margin && order < rule.margin)
    else { return [] }
    return [
      "the scores rest on few points: without the \(removed) that weigh most, affine maps leave "
        + "\(percent(affineResidual)) of the worst direction instead of \(percent(max(0, affine))), and other columns bring "
        + "\(percent(turned)) of the worst column instead of \(percent(order)); look at these points first"
    ]
  }
}

/// What stands in the way of reading a bend.
private func relationWarnings(
  _ relations: RunRelations, _ rule: EquivalenceRule, points: Int, latents: Int
) -> [String] {
  var warnings: [String] = []
  if relations.measuredAttenuation < 0.5 {
    let least = rule.margin / relations.attenuation
    warnings.append(
      "of planted bends only \(percent(max(0, relations.measuredAttenuation))) is found: \(points) points are few for "
        + "\(counted(latents, "column")), and only bends of \(percent(least)) or more would be seen")
  }
  let (bend, noise) = (relations.bendEstimate, relations.smoothEstimate.mean)
  if bend.limits(confidence: rule.confidence).lowerBound > 0, bend.mean > rule.margin / 5, bend.mean < noise / 2 {
    warnings.append(
      "a bend of \(percent(bend.mean)) is seen, but smooth maps leave \(percent(noise)): noise in the codes of clustered "
        + "points makes such a bend of an affine relation, so that it may be none")
  }
  return warnings
}
