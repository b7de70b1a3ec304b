public import LinearAlgebra
public import RowBlocks
private import Requirements

/// All that scores of pairs of runs need of their codes: moments of white coordinates over two halves of the points, and what is
/// made of those of each run by itself.
///
/// The points are passed over block by block, two or three times; what is kept is of R·L columns, whatever the number of
/// points. Scores from it are those of ``strongScore(_:_:kind:)``, ``weakScore(_:_:components:)``,
/// ``affineScore(from:to:)`` and ``oneToOneScore(_:_:)``, to rounding.
public struct CodeMoments: Sendable {
  /// The number of points, N.
  public let points: Int
  /// The number of points of the half that maps are fitted to, and of the half that they are scored on.
  public let fittedPoints: Int
  let runs: [RunCoordinates]
  /// For each run, from standardized columns u = w·B to white coordinates w: B⁺, L×k.
  let inverses: [Matrix<Double>]
  let fitted: HalfMoments
  let scored: HalfMoments
  let whole: HalfMoments

  /// The number of points of the half that is scored.
  public var scoredPoints: Int { points - fittedPoints }

  /// Gathers the moments of codes in memory; see ``init(blocks:isFitted:progress:)``.
  ///
  /// - Throws: ``AlignmentError``.
  public init(_ codes: [Matrix<Double>], isFitted: [Bool]) throws(AlignmentError) {
    try self.init(blocks: codes.map { RowBlocks($0) }, isFitted: isFitted)
  }

  /// Gathers the moments.
  ///
  /// - Parameters:
  ///   - codes: Codes of the same points, N×L each, N ≥ 4, which are read three times, or four.
  ///   - isFitted: For each point, whether it is of the half that maps are fitted to.
  ///   - progress: Is told the share of the work that is done.
  /// - Complexity: O(N·(R·L)²).
  /// - Throws: ``AlignmentError``.
  public init(
    blocks codes: [RowBlocks], isFitted: [Bool], progress: (Double) -> Void = { _ in }
  ) throws(AlignmentError) {
    require(codes.count >= 2, "moments are of two runs or more, not \(codes.count)")
    let count = codes[0].rows
    require(isFitted.count == count, "\(isFitted.count) points cannot be halves of \(count)")
    for run in codes where run.rows != count { throw .differentRows(count, run.rows) }
    guard count >= fewestForHalves else { throw .tooFewRows(count, needed: fewestForHalves) }
    let runs = try inParallel(codes.count) { (r) throws(AlignmentError) in try RunCoordinates(codes[r]) }
    progress(0.3)
    inverses = try inParallel(runs.count) { (r) throws(AlignmentError) in try runs[r].inverseOfBack() }
    let halves = try Self.halves(codes, runs, isFitted)
    points = count
    fittedPoints = halves.fitted.count
    self.runs = runs
    fitted = try HalfMoments(halves.fitted, runs)
    scored = try HalfMoments(halves.scored, runs)
    var both = halves.fitted
    both.add(halves.scored)
    whole = try HalfMoments(both, runs)
    progress(1)
  }

  private struct Both {
    var fitted: Moments
    var scored: Moments
  }

  /// The moments of all runs' white coordinates side by side, in slices that do not depend on how many cores there are.
  private static func halves(
    _ codes: [RowBlocks], _ runs: [RunCoordinates], _ isFitted: [Bool]
  ) throws(AlignmentError) -> Both {
    let columns = runs.reduce(0) { $0 + $1.rank }
    let all = blocks(of: isFitted.count)
    let slices = columns > 1000 ? 2 : 8
    let parts = try inParallel(slices) { (slice) throws(AlignmentError) in
      var part = Both(fitted: Moments(columns: columns), scored: Moments(columns: columns))
      for range in all[(slice * all.count / slices)..<((slice + 1) * all.count / slices)] {
        let white = try runs.indices.map { (r) throws(AlignmentError) in try runs[r].white(codes[r], rows: range) }
        let block = Matrix.joinedColumns(white)
        part.fitted.add(block.rows(at: range.filter { isFitted[$0] }.map { $0 - range.lowerBound }))
        part.scored.add(block.rows(at: range.filter { !isFitted[$0] }.map { $0 - range.lowerBound }))
      }
      return part
    }
    return parts.dropFirst().reduce(into: parts[0]) {
      $0.fitted.add($1.fitted)
      $0.scored.add($1.scored)
    }
  }
}
