public import LinearAlgebra
public import Randomness
private import Requirements

/// How the white codes of several runs are related, pair by pair: what affine and what smooth maps leave over.
public struct RunRelations: Equatable, Sendable {
  /// ν of ``BendStatistic``, both directions averaged; on the diagonal zero. Not divided by ``attenuation``.
  public let bend: PairwiseScores
  /// κ_a of the same.
  public let affineResidual: PairwiseScores
  /// κ_g of the same.
  public let smoothResidual: PairwiseScores
  /// The standard error of the mean over pairs that the choice of points gives.
  public let pointErrors: PointErrors
  /// The share of planted bends that the regression finds, between 0.2 and 1.
  public let attenuation: Double
  /// The same, as measured; it can be outside these bounds.
  public let measuredAttenuation: Double

  /// Standard errors of means over pairs.
  public struct PointErrors: Equatable, Sendable {
    /// Of the bend.
    public let bend: Double
    /// Of what affine maps leave.
    public let affineResidual: Double
    /// Of what smooth maps leave.
    public let smoothResidual: Double
  }

  /// The bend's mean over pairs, divided by the attenuation.
  public var bendEstimate: ShareEstimate {
    ShareEstimate(bend, pointError: pointErrors.bend).divided(by: attenuation)
  }
  /// The mean of κ_a over pairs.
  public var affineEstimate: ShareEstimate { ShareEstimate(affineResidual, pointError: pointErrors.affineResidual) }
  /// The mean of κ_g over pairs.
  public var smoothEstimate: ShareEstimate { ShareEstimate(smoothResidual, pointError: pointErrors.smoothResidual) }
}

/// Returns how the codes of runs are related, by regression of each on each other one.
///
/// All pairs share the points, the folds, the halves and the features. Bends of a known share are planted to measure what
/// the regression finds of them. For codes of more than 20 columns the smooth maps are asked for the 20 directions of the
/// target that affine maps leave most of.
///
/// - Parameters:
///   - white: The whitened codes of each run, N×L, of variance one and without correlation; columns may differ in number.
///   - planted: The share of the planted bends: the margin of the rule.
///   - stream: Where folds, halves, features and plants are drawn from.
///   - progress: Is told after each source how many are done.
/// - Returns: The relations, R×R.
/// - Complexity: O(R) cross fits of (R − 1)·L targets; see ``crossFit(from:to:features:folds:)``.
/// - Throws: ``AlignmentError/factorization(_:)``.
public func runRelations(
  white: [Matrix<Double>], planted: Double, using stream: RandomStream, progress: (Int) -> Void = { _ in }
) throws(AlignmentError) -> RunRelations {
  require(
    white.count >= 2 && white.allSatisfy { $0.rows == white[0].rows && $0.columns > 0 },
    "relations are between two runs or more of the same points, each with columns")
  let plan = RegressionPlan(points: white[0].rows, stream)
  var tally = RelationTally(runs: white.count, points: white[0].rows)
  let spikesEach = max(2, (12 + white.count - 1) / white.count)
  for source in white.indices {
    try plan.relate(source, white, spikes: spikesEach, share: planted, into: &tally)
    progress(source + 1)
  }
  return tally.relations
}

/// What all regressions of one comparison share.
private struct RegressionPlan {
  let folds: [Int]
  let firstHalf: [Bool]
  let stream: RandomStream

  init(points: Int, _ stream: RandomStream) {
    var (order, halves) = (stream.child("folds"), stream.child("halves"))
    folds = order.permutation(points).map { $0 % 5 }
    firstHalf = halves.permutation(points).map { $0 % 2 == 0 }
    self.stream = stream
  }

  /// Regresses all other runs on one, with spikes planted in one of them.
  func relate(
    _ source: Int, _ white: [Matrix<Double>], spikes: Int, share: Double, into tally: inout RelationTally
  ) throws(AlignmentError) {
    let others = white.indices.filter { $0 != source }
    var (own, drawn) = (stream.child("spikes \(source)"), stream.child("features"))
    let spiked = white[others[own.index(below: others.count)]]
    let plants = try (0..<spikes).map { _ throws(AlignmentError) in
      try Spike(source: white[source], target: spiked, share: share, using: &own)
    }
    let design = try FoldedDesign(white[source], folds: folds)
    let targets = try leastExplained(others.map { white[$0] }, by: design)
    let features = SmoothFeatures(latents: white[source].columns, using: &drawn)
    let fit = try crossFit(design, features(white[source]), to: .joinedColumns(targets + plants.map(\.columns)))
    var start = 0
    for (target, columns) in zip(others, targets.map(\.columns)) {
      let range = Array(start..<start + columns)
      let (affine, smooth) = (fit.affine.columns(at: range), fit.smooth.columns(at: range))
      tally.add(source, target, try BendStatistic(affine: affine, smooth: smooth, firstHalf: firstHalf))
      start += columns
    }
    for (k, plant) in plants.enumerated() { tally.found.append(plant.found(fit, at: start + 3 * k)) }
  }

  /// White codes, each in the directions of which affine maps of a source leave most; a code itself where it has few columns.
  private func leastExplained(
    _ codes: [Matrix<Double>], by design: FoldedDesign
  ) throws(AlignmentError) -> [Matrix<Double>] {
    let wide = codes.indices.filter { codes[$0].columns > mostDirections }
    guard !wide.isEmpty else { return codes }
    let residuals = design.residuals(of: .joinedColumns(wide.map { codes[$0] }))
    let starts = wide.reduce(into: [0]) { $0.append($0[$0.count - 1] + codes[$1].columns) }
    let found = try inParallel(wide.count) { (k) throws(AlignmentError) in
      let products = gram(residuals.columns(at: Array(starts[k]..<starts[k + 1])))
      let eigen = try decompose { () throws(FactorizationError) in try symmetricEigen(products) }
      let d = products.rows
      return matmul(codes[wide[k]], eigen.vectors.columns(at: Array(d - mostDirections..<d)))
    }
    var chosen = codes
    for (k, place) in wide.enumerated() { chosen[place] = found[k] }
    return chosen
  }
}

private let mostDirections = 20

/// Sums over ordered pairs of runs.
private struct RelationTally {
  var found: [Double] = []
  private var bend: Matrix<Double>
  private var affine: Matrix<Double>
  private var smooth: Matrix<Double>
  private var points: BendStatistic.Points
  private var pairs = 0

  init(runs: Int, points count: Int) {
    let none = [Double](repeating: 0, count: count)
    bend = Matrix(rows: runs, columns: runs)
    (affine, smooth) = (bend, bend)
    points = BendStatistic.Points(share: none, affineResidual: none, smoothResidual: none)
  }

  mutating func add(_ source: Int, _ target: Int, _ statistic: BendStatistic) {
    bend[source, target] = statistic.share
    affine[source, target] = statistic.affineResidual
    smooth[source, target] = statistic.smoothResidual
    for i in points.share.indices {
      points.share[i] += statistic.points.share[i]
      points.affineResidual[i] += statistic.points.affineResidual[i]
      points.smoothResidual[i] += statistic.points.smoothResidual[i]
    }
    pairs += 1
  }

  var relations: RunRelations {
    let measured = mean(found)
    func error(_ values: [Double]) -> Double { standardErrorOfMean(values) / Double(max(pairs, 1)) }
    func both(_ matrix: Matrix<Double>) -> PairwiseScores { PairwiseScores(0.5 * (matrix + matrix.transposed)) }
    return RunRelations(
      bend: both(bend), affineResidual: both(affine), smoothResidual: both(smooth),
      pointErrors: RunRelations.PointErrors(
        bend: error(points.share), affineResidual: error(points.affineResidual),
        smoothResidual: error(points.smoothResidual)), attenuation: min(1, max(0.2, measured)),
      measuredAttenuation: measured)
  }
}
