public import LinearAlgebra

/// Points with weights whose sum is one: a sample, each point as heavy, or the nodes of a quadrature over a population.
public struct Observations: Equatable, Sendable {
  /// N×n.
  public let points: Matrix<Double>
  /// N numbers, positive, with sum one.
  public let weights: [Double]
  /// Below this noise the loss of a model is not what it stands for: zero for a sample; for a lattice its step, since a
  /// model of less noise could fit the nodes and not what lies between them.
  public let smallestNoise: Double

  /// Takes a sample, N×n.
  ///
  /// - Throws: ``ModelError`` where there is no point, or one that is not finite.
  public init(_ sample: Matrix<Double>) throws(ModelError) {
    let weight = 1 / Double(max(sample.rows, 1))
    try self.init(points: sample, weights: [Double](repeating: weight, count: sample.rows))
  }

  /// Takes points with their weights.
  ///
  /// - Throws: ``ModelError`` where there is no point, one that is not finite, or where the weights are none.
  public init(points: Matrix<Double>, weights: [Double], smallestNoise: Double = 0) throws(ModelError) {
    guard points.rows > 0, points.columns > 0 else { throw .empty("observations") }
    if let i = points.elements.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite("feature \(i % points.columns) of observation \(i / points.columns)", points.elements[i])
    }
    guard weights.count == points.rows else {
      throw .count(of: "weights of observations", is: weights.count, expected: points.rows, from: "points")
    }
    if let i = weights.firstIndex(where: { !($0 > 0) || !$0.isFinite }) {
      throw .notPositive("the weight of observation \(i)", weights[i])
    }
    let sum = weights.reduce(0, +)
    guard abs(sum - 1) <= 1e-6 else { throw .weightSum(sum) }
    (self.points, self.weights, self.smallestNoise) = (points, weights, smallestNoise)
  }
}
