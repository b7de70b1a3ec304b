package import Likelihood

/// How many z the decoder f takes to each x, for a curve in one dimension.
///
/// Between two neighbouring values of f at its breakpoints the number does not change, and each piece that is not flat
/// covers the interval once or not at all. Flat pieces cover points, which have no length.
package struct PreimageCounts: Equatable, Sendable {
  /// The slopes of the pieces, from left to right.
  package let slopes: [Double]
  /// For each interval of the image that has a length, how many z come to an x of it.
  package let counts: [Int]

  /// Counts the preimages of a decoder of one output.
  package init(_ decoder: ShallowDecoder) {
    let pieces = decoder.pieces.map { Piece($0) }
    slopes = pieces.map(\.slope)
    let ends = pieces.flatMap { [$0.lowest, $0.highest] }.filter(\.isFinite)
    let knots = [-Double.infinity] + Set(ends).sorted() + [Double.infinity]
    // Pieces that meet do so to rounding: what lies between their two values of the same point is no interval.
    counts = zip(knots, knots.dropFirst()).filter { $1 - $0 > 1e-9 }.map { lower, upper in
      pieces.count { $0.lowest <= lower + 1e-9 && upper - 1e-9 <= $0.highest && $0.lowest < $0.highest }
    }.filter { $0 > 0 }
  }

  /// F4: every x has one preimage at most. The slopes have one sign, and none is zero.
  package var isInjective: Bool { slopes.allSatisfy { $0 > 0 } || slopes.allSatisfy { $0 < 0 } }

  /// F3: the x of more than one preimage have no length.
  package var isObservablyInjective: Bool { !counts.isEmpty && counts.allSatisfy { $0 == 1 } }

  /// F2: some interval of x has one preimage each.
  package var isWeaklyInjective: Bool { counts.contains(1) }
}

/// A piece by the interval that it covers.
private struct Piece {
  let slope: Double
  let lowest: Double
  let highest: Double

  init(_ piece: AffinePiece) {
    // Sums of what cancels leave a rounding error, which is no slope.
    slope = abs(piece.slope[0]) > 1e-12 ? piece.slope[0] : 0
    let (slope, intercept) = (slope, piece.intercept[0])
    let ends = [piece.lower, piece.upper].map { slope == 0 ? intercept : slope * $0 + intercept }
    (lowest, highest) = (min(ends[0], ends[1]), max(ends[0], ends[1]))
  }
}
