import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// The pieces of a decoder.
@Suite struct AffinePieceTests {
  @Test(arguments: [0.0, 0.2, -1])
  func thePiecesAreTheDecoder(leak: Double) throws {
    let decoder = try randomModel(units: 5, outputs: 2, leak: leak, seed: 11).decoder
    let pieces = decoder.pieces
    #expect(pieces.count == 6)
    #expect(pieces.first?.lower == -.infinity && pieces.last?.upper == .infinity)
    for (left, right) in zip(pieces, pieces.dropFirst()) { #expect(left.upper == right.lower) }
    for z in stride(from: -8.0, to: 8, by: 0.37) {
      let piece = try #require(pieces.first { $0.lower < z && z <= $0.upper })
      let affine = zip(piece.slope, piece.intercept).map { $0 * z + $1 }
      // Sums of five products of numbers below 30.
      expectClose(decoder(z), affine, absolute: 1e-13)
    }
  }

  private func pieces(_ w: [Double], _ b: [Double], leak: Double = 0) throws -> [AffinePiece] {
    try ShallowDecoder(
      inputWeights: w, biases: b, outputWeights: Matrix(rows: w.count, columns: 1, repeating: 1), shift: [0], leak: leak
    ).pieces
  }

  /// max(z − 1, 0) + max(−2z − 4, 0) by hand: off between −2 and 1.
  @Test func unitsSwitchOnEitherSide() throws {
    let found = try pieces([1, -2], [-1, -4])
    #expect(found.map(\.lower) == [-.infinity, -2, 1] && found.map(\.upper) == [-2, 1, .infinity])
    #expect(found.map(\.slope) == [[-2], [0], [1]] && found.map(\.intercept) == [[-4], [0], [-1]])
    #expect(found.map(\.gains) == [[0, 1], [0, 0], [1, 0]])
    #expect(try pieces([1], [0], leak: 0.3).map(\.slope) == [[0.3], [1]])
  }

  @Test func breaksThatCoincideAreOne() throws {
    #expect(try pieces([1, 2, -3], [-1, -2, 3]).count == 2)
    #expect(try pieces([1, 1, 1], [0, 0, -1]).count == 3)
  }

  /// A break beyond all numbers is none, and its unit is on, or off, everywhere.
  @Test func aBreakBeyondAllNumbersIsNone() throws {
    let found = try pieces([1e-300, 1], [1e300, 0])
    #expect(found.count == 2)
    #expect(found.map { $0.gains[0] } == [1, 1])
    #expect(try pieces([1e-300, 1], [-1e300, 0]).map { $0.gains[0] } == [0, 0])
  }

  /// Where one piece ends the next one has the same value.
  @Test(arguments: [0.0, 0.2, -1, 3]) func theCurveHasNoGaps(leak: Double) throws {
    let found = try randomModel(units: 7, outputs: 3, leak: leak, seed: 2).decoder.pieces
    for (left, right) in zip(found, found.dropFirst()) {
      let z = left.upper
      let (a, b) = (zip(left.slope, left.intercept), zip(right.slope, right.intercept))
      // Sums of seven products of numbers below 30.
      expectClose(a.map { $0 * z + $1 }, b.map { $0 * z + $1 }, absolute: 1e-13)
    }
  }
}
