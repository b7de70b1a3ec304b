public import LinearAlgebra
public import Randomness
private import Requirements

/// How a ``SegmentClassifier`` learns to tell segments apart: stochastic gradients with momentum, first in the regression
/// alone, then in all layers (Hyvärinen and Morioka 2016).
public struct ContrastiveTraining: Equatable, Sendable {
  /// Steps in all.
  public var steps: Int
  /// The first steps, in which only the regression learns.
  public var firstSteps: Int
  /// Points of a step.
  public var batch: Int
  /// The rate, which falls to a tenth in the last third of the steps.
  public var learningRate: Double
  /// What is left of the last step's move.
  public var momentum: Double
  /// What large weights cost.
  public var decay: Double

  /// Creates a way of training.
  public init(
    steps: Int, firstSteps: Int, batch: Int = 512, learningRate: Double = 0.01, momentum: Double = 0.9,
    decay: Double = 1e-4
  ) {
    (self.steps, self.firstSteps, self.batch, self.learningRate) = (steps, firstSteps, batch, learningRate)
    (self.momentum, self.decay) = (momentum, decay)
  }

  /// Trains a network on points with segments.
  ///
  /// - Parameters:
  ///   - network: Where it begins.
  ///   - points: N×D.
  ///   - labels: The segments, N, from 0 on.
  ///   - stream: Draws the points of each step.
  ///   - observe: Is told the number of a step and its cross-entropy.
  /// - Returns: The network; nil where it did not stay finite.
  public func fit(
    _ network: SegmentClassifier, to points: Matrix<Double>, labels: [Int], using stream: inout RandomStream,
    observe: (Int, Double) -> Void = { _, _ in }
  ) -> SegmentClassifier? {
    require(points.rows == labels.count && points.rows > 0, "\(labels.count) segments for points of \(points.shape)")
    var network = network
    var move = network
    move.add(network, times: -1)  // nothing
    for step in 0..<steps {
      let rows = (0..<min(batch, points.rows)).map { _ in stream.index(below: points.rows) }
      let found = network.lossAndGradient(points.rows(at: rows), labels: rows.map { labels[$0] }, decay: decay)
      guard found.loss.total.isFinite else { return nil }
      observe(step, found.loss.crossEntropy)
      let rate = 3 * step >= 2 * steps ? 0.1 * learningRate : learningRate
      move.add(move, times: momentum - 1)
      move.add(found.gradient, times: -rate)
      network.add(move, times: 1, onlyClasses: step < firstSteps)
    }
    return network
  }

  /// Returns the share of points whose segment the network tells right.
  public static func accuracy(_ network: SegmentClassifier, _ points: Matrix<Double>, labels: [Int]) -> Double {
    let logits = network.logits(of: points)
    let right = labels.indices.count { n in
      let row = logits.row(n)
      return row.indices.max { row[$0] < row[$1] } == labels[n]
    }
    return Double(right) / Double(max(labels.count, 1))
  }
}
