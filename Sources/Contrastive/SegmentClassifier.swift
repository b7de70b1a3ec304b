private import Foundation
public import LinearAlgebra
public import Randomness
private import Requirements

/// A network that tells the segment of a point, whose last hidden layer is the features of time-contrastive learning
/// (Hyvärinen and Morioka 2016): what tells segments apart is a function of the sources.
///
///     h₀ = x,  hᵢ = maxout(hᵢ₋₁·Wᵢ + bᵢ),  φ = |h·W + b| or maxout(h·W + b),  p(u|x) = softmax(φ·V + c)
///
/// where maxout takes the larger of two neighbouring numbers.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | W₁, b₁, … | `hidden` | D×2H, then H×2H |
/// | W, b | `feature` | H×L, or H×2L for maxout |
/// | V, c | `classes` | L×M |
public struct SegmentClassifier: Equatable, Sendable {
  /// x·W + b.
  public struct Affine: Equatable, Sendable {
    /// W.
    public var weight: Matrix<Double>
    /// b.
    public var bias: [Double]

    /// Creates it; there is a bias for each column.
    public init(weight: Matrix<Double>, bias: [Double]) {
      require(weight.columns == bias.count, "\(bias.count) biases for weights of \(weight.shape)")
      (self.weight, self.bias) = (weight, bias)
    }

    func callAsFunction(_ x: Matrix<Double>) -> Matrix<Double> { matmul(x, weight).addingToRows(bias) }
  }

  /// What follows the last hidden layer.
  public enum Feature: String, CaseIterable, Sendable {
    /// |t|, for sources whose means do not tell segments apart.
    case absolute
    /// The larger of two.
    case maxout
  }

  /// The maxout layers.
  public var hidden: [Affine]
  /// What the features are read from.
  public var feature: Affine
  /// The regression on the segment.
  public var classes: Affine
  /// What follows ``feature``.
  public let kind: Feature

  /// Creates a network.
  public init(hidden: [Affine], feature: Affine, classes: Affine, kind: Feature) {
    (self.hidden, self.feature, self.classes, self.kind) = (hidden, feature, classes, kind)
  }

  /// Draws a network, weights uniform within ±√(6/(inputs + outputs)).
  public init(
    inputs: Int, hidden widths: [Int], features: Int, segments: Int, kind: Feature, using stream: inout RandomStream
  ) {
    func affine(_ inputs: Int, _ outputs: Int) -> Affine {
      let limit = (6 / Double(inputs + outputs)).squareRoot()
      let weights = (0..<inputs * outputs).map { _ in limit * (2 * stream.uniform() - 1) }
      return Affine(
        weight: Matrix(rows: inputs, columns: outputs, elements: weights),
        bias: [Double](repeating: 0, count: outputs))
    }
    let sizes = [inputs] + widths
    let layers = widths.indices.map { affine(sizes[$0], 2 * sizes[$0 + 1]) }
    let last = affine(sizes[widths.count], kind == .maxout ? 2 * features : features)
    self.init(hidden: layers, feature: last, classes: affine(features, segments), kind: kind)
  }
}

extension SegmentClassifier {
  /// What points come to on their way.
  private struct Trace {
    /// x, h₁, …, the last being h.
    var inputs: [Matrix<Double>]
    /// What the maxout of each layer was taken of.
    var sums: [Matrix<Double>]
    /// h·W + b.
    var last: Matrix<Double>
    /// φ.
    var features: Matrix<Double>
  }

  private func trace(_ x: Matrix<Double>) -> Trace {
    var (inputs, sums) = ([x], [Matrix<Double>]())
    for layer in hidden {
      sums.append(layer(inputs[inputs.count - 1]))
      inputs.append(maxout(sums[sums.count - 1]))
    }
    let last = feature(inputs[inputs.count - 1])
    return Trace(
      inputs: inputs, sums: sums, last: last, features: kind == .maxout ? maxout(last) : last.map { abs($0) })
  }

  /// Returns the features of points, N×L.
  public func features(of x: Matrix<Double>) -> Matrix<Double> { trace(x).features }

  /// Returns log p(u|x) of every segment, but for a constant of each point, N×M.
  public func logits(of x: Matrix<Double>) -> Matrix<Double> { classes(features(of: x)) }

  /// The cross-entropy of points and their segments, and the loss with what large weights cost.
  public struct Loss: Equatable, Sendable {
    /// The mean of −log p(u|x), in nats.
    public let crossEntropy: Double
    /// With ½·decay·Σ W², over all weights and no biases.
    public let total: Double
  }

  /// Returns the loss and its gradient, which has the form of a network.
  ///
  /// - Parameters:
  ///   - x: N×D.
  ///   - labels: The segments, N.
  ///   - decay: What large weights cost.
  /// - Returns: The loss, and its derivatives in the place of each parameter.
  public func lossAndGradient(
    _ x: Matrix<Double>, labels: [Int], decay: Double
  ) -> (loss: Loss, gradient: SegmentClassifier) {
    require(labels.count == x.rows, "\(labels.count) segments for \(x.rows) points")
    let trace = trace(x)
    var slope = classes(trace.features)
    let crossEntropy = softmaxSlope(&slope, labels)
    var gradient = self
    var back = Self.backward(classes, input: trace.features, slope, decay, into: &gradient.classes)
    let lastSlope = kind == .maxout ? maxoutSlope(back, trace.last) : signed(back, trace.last)
    let top = trace.inputs.count - 1
    back = Self.backward(feature, input: trace.inputs[top], lastSlope, decay, into: &gradient.feature)
    for i in hidden.indices.reversed() {
      back = Self.backward(
        hidden[i], input: trace.inputs[i], maxoutSlope(back, trace.sums[i]), decay, into: &gradient.hidden[i])
    }
    let squares = (hidden + [feature, classes]).reduce(0) { sum, layer in
      layer.weight.elements.reduce(sum) { $0 + $1 * $1 }
    }
    return (Loss(crossEntropy: crossEntropy, total: crossEntropy + 0.5 * decay * squares), gradient)
  }

  /// ∂W = xᵀ·∂y + decay·W, ∂b = Σₙ ∂yₙ; returns ∂x = ∂y·Wᵀ.
  private static func backward(
    _ layer: Affine, input x: Matrix<Double>, _ slope: Matrix<Double>, _ decay: Double, into gradient: inout Affine
  ) -> Matrix<Double> {
    gradient.weight = matmulTransposedFirst(x, slope) + decay * layer.weight
    gradient.bias = slope.columnSums
    return matmulTransposedSecond(slope, layer.weight)
  }

  /// Adds another network, times a factor, to the parameters; those of the regression alone where it is asked for.
  mutating func add(_ other: SegmentClassifier, times factor: Double, onlyClasses: Bool = false) {
    classes.add(other.classes, times: factor)
    guard !onlyClasses else { return }
    feature.add(other.feature, times: factor)
    for i in hidden.indices { hidden[i].add(other.hidden[i], times: factor) }
  }
}

extension SegmentClassifier.Affine {
  fileprivate mutating func add(_ other: Self, times factor: Double) {
    for i in weight.elements.indices { weight.elements[i] += factor * other.weight.elements[i] }
    for i in bias.indices { bias[i] += factor * other.bias[i] }
  }
}

/// The larger of neighbouring columns, N×2H to N×H.
private func maxout(_ sums: Matrix<Double>) -> Matrix<Double> {
  var result = Matrix<Double>(rows: sums.rows, columns: sums.columns / 2)
  for i in result.elements.indices { result.elements[i] = max(sums.elements[2 * i], sums.elements[2 * i + 1]) }
  return result
}

/// The slope goes to the larger of two, N×H to N×2H.
private func maxoutSlope(_ slope: Matrix<Double>, _ sums: Matrix<Double>) -> Matrix<Double> {
  var result = Matrix<Double>(rows: sums.rows, columns: sums.columns)
  for i in slope.elements.indices {
    result.elements[sums.elements[2 * i] >= sums.elements[2 * i + 1] ? 2 * i : 2 * i + 1] = slope.elements[i]
  }
  return result
}

/// The slope of |t|.
private func signed(_ slope: Matrix<Double>, _ sums: Matrix<Double>) -> Matrix<Double> {
  var result = slope
  for i in result.elements.indices where sums.elements[i] < 0 { result.elements[i] = -result.elements[i] }
  return result
}

/// Makes logits the slope of the mean cross-entropy, (p(u|x) − [u])/N, and returns that mean.
private func softmaxSlope(_ logits: inout Matrix<Double>, _ labels: [Int]) -> Double {
  let count = Double(max(labels.count, 1))
  var total = 0.0
  for (n, label) in labels.enumerated() {
    require(0..<logits.columns ~= label, "there is no segment \(label); there are \(logits.columns), from 0 on")
    let row = n * logits.columns..<(n + 1) * logits.columns
    let largest = row.reduce(-Double.infinity) { max($0, logits.elements[$1]) }
    let own = logits.elements[row.lowerBound + label] - largest
    var sum = 0.0
    for i in row {
      logits.elements[i] = exp(logits.elements[i] - largest)
      sum += logits.elements[i]
    }
    total += log(sum) - own
    for i in row { logits.elements[i] /= sum * count }
    logits.elements[row.lowerBound + label] -= 1 / count
  }
  return total / count
}
