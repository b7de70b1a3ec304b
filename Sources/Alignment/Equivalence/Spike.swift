private import Foundation
package import LinearAlgebra
package import Randomness

/// A bend of known size, planted into one direction of a white code, to see how much of it a regression finds.
///
/// The bend is a cosine of the source, |ω| uniform between 1 and 2, freed of its affine part. It is added once and taken
/// away once: what the code has in common with it by itself cancels in the mean of both.
package struct Spike: Sendable {
  /// The direction of the code as it is, with the bend, and less the bend: N×3.
  package let columns: Matrix<Double>
  /// The bend's variance, as a multiple of the direction's.
  private let size: Double

  /// Plants a bend into a random direction.
  ///
  /// - Parameters:
  ///   - source: White codes, N×L.
  ///   - target: White codes of another run, N×L.
  ///   - share: The share of the variance, bend included, that the bend makes.
  ///   - stream: Where bend and direction are drawn from.
  /// - Throws: `AlignmentError`.
  package init(
    source: Matrix<Double>, target: Matrix<Double>, share: Double, using stream: inout RandomStream
  ) throws(AlignmentError) {
    let direction = randomFrequency(target.columns, length: 1...1, using: &stream)
    let code = matvec(target, direction)
    let frequency = randomFrequency(source.columns, length: 1...2, using: &stream)
    let phase = 2 * Double.pi * stream.uniform()
    let wave = matvec(source, frequency).map { cos($0 + phase) }
    let column = Matrix(rows: wave.count, columns: 1, elements: wave)
    let map = try affineMap(from: source, to: column)
    let bend = (column - map(source)).elements
    let deviation = mean(bend.map { $0 * $0 }).squareRoot()
    size = share / (1 - share)
    let scale = deviation > 1e-9 ? size.squareRoot() / deviation : 0
    columns = Matrix(zip(code, bend).map { [$0, $0 + scale * $1, $0 - scale * $1] })
  }

  /// The share of the planted variance that the smooth part of a fit finds, its three columns at a place.
  package func found(_ fit: CrossFit, at start: Int) -> Double {
    func explained(_ column: Int) -> Double {
      var sum = 0.0
      for i in 0..<fit.affine.rows {
        let (a, g) = (fit.affine[i, column], fit.smooth[i, column])
        sum += a * a - g * g
      }
      return sum / Double(fit.affine.rows)
    }
    return ((explained(start + 1) + explained(start + 2)) / 2 - explained(start)) / size
  }
}
