private import Foundation
public import LinearAlgebra
public import Randomness
private import Requirements

/// Smooth functions of white codes of L columns: products of two columns, and cosines √2·cos(ω·a + θ).
///
/// A ridge over them stands for "any smooth map". Of more than 300 products, at L above 23, there is a random choice of
/// 300: what that misses of a bend, `bendAttenuation(planted:found:)` measures.
public struct SmoothFeatures: Equatable, Sendable {
  /// The pairs of columns that are multiplied.
  let products: [(first: Int, second: Int)]
  /// ω, a row a cosine, C×L.
  public let frequencies: Matrix<Double>
  /// θ, C.
  public let phases: [Double]

  /// How many features there are, F.
  public var count: Int { products.count + phases.count }

  /// Creates the features of given cosines and of all products.
  public init(frequencies: Matrix<Double>, phases: [Double]) {
    require(frequencies.rows == phases.count, "\(frequencies.rows) frequencies need as many phases")
    self.frequencies = frequencies
    self.phases = phases
    let latents = frequencies.columns
    products = (0..<latents).flatMap { i in (i..<latents).map { (i, $0) } }
  }

  /// Draws cosines with |ω| uniform between 0.5 and 2.5 in a uniform direction, and a uniform phase.
  ///
  /// - Parameters:
  ///   - latents: L.
  ///   - cosines: C.
  ///   - stream: Where they are drawn from.
  public init(latents: Int, cosines: Int = 100, using stream: inout RandomStream) {
    let drawn = (0..<cosines).map { _ in
      randomFrequency(latents, length: 0.5...2.5, using: &stream)
    }
    frequencies = Matrix(rows: cosines, columns: latents, elements: drawn.flatMap { $0 })
    phases = (0..<cosines).map { _ in 2 * Double.pi * stream.uniform() }
    let all = (0..<latents).flatMap { i in (i..<latents).map { (first: i, second: $0) } }
    products =
      all.count <= mostProducts
      ? all : stream.permutation(all.count).prefix(mostProducts).map { all[$0] }
  }

  /// Returns the features of white codes, N×F: products first.
  public func callAsFunction(_ codes: Matrix<Double>) -> Matrix<Double> {
    require(codes.columns == frequencies.columns, "features of \(frequencies.columns) columns got \(codes.shape)")
    let angles = matmulTransposedSecond(codes, frequencies)
    var features = Matrix<Double>(rows: codes.rows, columns: count)
    for i in 0..<codes.rows {
      for (j, pair) in products.enumerated() { features[i, j] = codes[i, pair.first] * codes[i, pair.second] }
      for j in phases.indices {
        features[i, products.count + j] = 2.0.squareRoot() * cos(angles[i, j] + phases[j])
      }
    }
    return features
  }

  public static func == (a: SmoothFeatures, b: SmoothFeatures) -> Bool {
    a.frequencies == b.frequencies && a.phases == b.phases
      && a.products.elementsEqual(b.products) { $0.first == $1.first && $0.second == $1.second }
  }
}

private let mostProducts = 300

/// A vector in a uniform direction whose length is uniform between two bounds.
func randomFrequency(
  _ count: Int, length: ClosedRange<Double>, using stream: inout RandomStream
) -> [Double] {
  let direction = stream.normals(count)
  let norm = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
  let wanted = length.lowerBound + (length.upperBound - length.lowerBound) * stream.uniform()
  return norm > 0 ? direction.map { wanted * $0 / norm } : direction
}
