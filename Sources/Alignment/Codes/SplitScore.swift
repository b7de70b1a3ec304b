import LinearAlgebra

/// A score on the points it was fitted to and on others.
public struct SplitScore: Equatable, Sendable {
  /// Fitted and scored on all points.
  public let whole: Double
  /// Fitted and scored on the first half of the points.
  public let inSample: Double
  /// Fitted on the first half, scored on the second.
  public let outOfSample: Double

  /// Creates a score.
  public init(whole: Double, inSample: Double, outOfSample: Double) {
    self.whole = whole
    self.inSample = inSample
    self.outOfSample = outOfSample
  }
}

/// Two codes, cut into a first half of ⌊N/2⌋ points to fit on and a second half to score on, in the order of points.
struct Halves {
  let firstFitted: Matrix<Double>
  let secondFitted: Matrix<Double>
  let firstScored: Matrix<Double>
  let secondScored: Matrix<Double>

  /// Cuts checked codes of at least four points.
  init(_ x: Matrix<Double>, _ y: Matrix<Double>) {
    let middle = x.rows / 2
    firstFitted = x.rows(0..<middle)
    secondFitted = y.rows(0..<middle)
    firstScored = x.rows(middle..<x.rows)
    secondScored = y.rows(middle..<y.rows)
  }
}

/// The fewest points that have two halves with a correlation each.
let fewestForHalves = 4
