public import LinearAlgebra
private import Requirements

/// All that scores of pairs of runs need of their codes: moments of white coordinates over two halves of the points.
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
  let fitted: HalfMoments
  let scored: HalfMoments
  let whole: HalfMoments

  /// The number of points of the half that is scored.
  public var scoredPoints: Int { points - fittedPoints }

  /// Gathers the moments.
  ///
  /// - Parameters:
  ///   - codes: Codes of the same points, N×L each, N ≥ 4.
  ///   - isFitted: For each point, whether it is of the half that maps are fitted to.
  ///   - progress: Is told the share of the work that is done.
  /// - Complexity: O(N·(R·L)²).
  /// - Throws: ``AlignmentError``.
  public init(
    _ codes: [Matrix<Double>], isFitted: [Bool], progress: (Double) -> Void = { _ in }
  ) throws(AlignmentError) {
    require(codes.count >= 2, "moments are of two runs or more, not \(codes.count)")
    let count = codes[0].rows
    require(isFitted.count == count, "\(isFitted.count) points cannot be halves of \(count)")
    for run in codes where run.rows != count { throw .differentRows(count, run.rows) }
    guard count >= fewestForHalves else { throw .tooFewRows(count, needed: fewestForHalves) }
    let runs = try inParallel(codes.count) { (r) throws(AlignmentError) in try RunCoordinates(codes[r]) }
    progress(0.3)
    let halves = Self.halves(codes, runs, isFitted)
    points = count
    fittedPoints = halves.fitted.count
    self.runs = runs
    let starts = runs.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.rank) }
    fitted = HalfMoments(halves.fitted, starts)
    scored = HalfMoments(halves.scored, starts)
    var both = halves.fitted
    both.add(halves.scored)
    whole = HalfMoments(both, starts)
    progress(1)
  }

  private struct Both {
    var fitted: Moments
    var scored: Moments
  }

  /// The moments of all runs' white coordinates side by side, in slices that do not depend on how many cores there are.
  private static func halves(_ codes: [Matrix<Double>], _ runs: [RunCoordinates], _ isFitted: [Bool]) -> Both {
    let columns = runs.reduce(0) { $0 + $1.rank }
    let all = blocks(of: isFitted.count)
    let slices = columns > 1000 ? 2 : 8
    let parts = inParallel(slices) { slice in
      var part = Both(fitted: Moments(columns: columns), scored: Moments(columns: columns))
      for range in all[(slice * all.count / slices)..<((slice + 1) * all.count / slices)] {
        let block = Matrix.joinedColumns(zip(runs, codes).map { $0.white($1, rows: range) })
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

/// Means and covariances of the white coordinates of runs over some of the points.
struct HalfMoments: Sendable {
  private let starts: [Int]
  private let allMeans: [Double]
  private let covariance: Matrix<Double>

  /// Takes the moments of joined coordinates, where run r begins at column `starts[r]`.
  init(_ moments: Moments, _ starts: [Int]) {
    self.starts = starts
    allMeans = moments.means
    covariance = moments.covariance
  }

  /// The means of a run.
  func means(_ run: Int) -> [Double] { Array(allMeans[starts[run]..<starts[run + 1]]) }

  /// The covariance of one run's coordinates with another's, k₁×k₂.
  func covariance(_ first: Int, _ second: Int) -> Matrix<Double> {
    let (rows, columns) = (starts[first]..<starts[first + 1], starts[second]..<starts[second + 1])
    return Matrix(
      rows: rows.count, columns: columns.count,
      elements: rows.flatMap { i in
        covariance.elements[
          (i * covariance.columns + columns.lowerBound)..<(i * covariance.columns + columns.upperBound)]
      })
  }
}
