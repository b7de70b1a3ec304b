private import Foundation
public import LinearAlgebra
public import Randomness
private import Requirements

/// What makes observations of sources: affine maps with an elementwise function between them.
///
/// | form | layers | in the terms of Kivva et al. 2022 |
/// | --- | --- | --- |
/// | ``square(sources:layers:slope:using:)`` | L − 1 times: leaky ReLU, then an orthogonal matrix | a piecewise affine bijection (F1, F4) |
/// | ``wide(sources:slope:using:)`` | d → 2d → 2d → 2d → 2d with biases, leaky ReLU between | injective (F4), with kinks away from 0 |
/// | ``repeated(sources:layers:slope:trials:using:)`` | the same matrix L times, tanh(x) + slope·x between | smooth: outside F1 |
public struct SourceMixing: Equatable, Sendable {
  /// A step of the map.
  public enum Step: Equatable, Sendable {
    /// x ← x·A + b.
    case affine(Matrix<Double>, bias: [Double])
    /// x ← x where it is positive, slope·x elsewhere.
    case leakyReLU(slope: Double)
    /// x ← tanh(x) + slope·x.
    case leakyTanh(slope: Double)
  }

  /// The steps, the first first.
  public let steps: [Step]

  /// Creates a map.
  public init(_ steps: [Step]) { self.steps = steps }

  /// Returns the observations of sources, N×d to N×D.
  public func observations(of sources: Matrix<Double>) -> Matrix<Double> {
    steps.reduce(sources) { x, step in
      switch step {
      case .affine(let a, let bias): matmul(x, a).addingToRows(bias)
      case .leakyReLU(let slope): x.map { $0 > 0 ? $0 : slope * $0 }
      case .leakyTanh(let slope): x.map { tanh($0) + slope * $0 }
      }
    }
  }
}

extension SourceMixing {
  /// The mixing of ICE-BeeM (Khemakhem et al. 2020): L − 1 times a leaky ReLU and then an orthogonal matrix.
  ///
  /// With L = 2 the only kinks act on each source by itself: linear ICA undoes all but them.
  public static func square(
    sources d: Int, layers: Int, slope: Double, using stream: inout RandomStream
  ) throws(FactorizationError) -> SourceMixing {
    var steps: [Step] = []
    for _ in 1..<max(layers, 1) {
      let a = try orthogonalFactor(of: gaussianMatrix(d, d, using: &stream))
      steps += [.leakyReLU(slope: slope), .affine(a, bias: [Double](repeating: 0, count: d))]
    }
    return SourceMixing(steps)
  }

  /// A mixing that a linear map undoes badly: d → 2d with orthonormal rows times √2, then three orthogonal maps, with
  /// standard normal biases, and a leaky ReLU after each of the first three.
  public static func wide(
    sources d: Int, slope: Double, using stream: inout RandomStream
  ) throws(FactorizationError) -> SourceMixing {
    var steps: [Step] = []
    for layer in 0..<4 {
      let orthogonal = try orthogonalFactor(of: gaussianMatrix(2 * d, 2 * d, using: &stream))
      let a = layer == 0 ? orthogonal.rows(0..<d).map { 2.0.squareRoot() * $0 } : orthogonal
      steps.append(.affine(a, bias: stream.normals(2 * d)))
      if layer < 3 { steps.append(.leakyReLU(slope: slope)) }
    }
    return SourceMixing(steps)
  }

  /// The mixing of the iVAE experiments (Khemakhem et al. 2020): one well-conditioned matrix in every layer.
  ///
  /// The matrix has unit columns; of `trials` random ones it is the first that is conditioned as well as the best quarter.
  public static func repeated(
    sources d: Int, layers: Int, slope: Double, trials: Int = 10_000, using stream: inout RandomStream
  ) throws(FactorizationError) -> SourceMixing {
    var conditions: [Double] = []
    for _ in 0..<trials { conditions.append(try condition(unitColumns(d, using: &stream))) }
    conditions.sort()
    let bound = conditions[trials / 4]
    var a = unitColumns(d, using: &stream)
    while try condition(a) > bound { a = unitColumns(d, using: &stream) }
    return repeating(a, layers: layers, slope: slope)
  }

  /// The same with a given matrix.
  public static func repeating(_ a: Matrix<Double>, layers: Int, slope: Double) -> SourceMixing {
    let affine = Step.affine(a, bias: [Double](repeating: 0, count: a.columns))
    let later: [Step] = [.leakyTanh(slope: slope), affine]
    return SourceMixing((1..<max(layers, 1)).reduce([affine]) { steps, _ in steps + later })
  }
}

/// The columns of a matrix, each of length one.
public func withUnitColumns(_ a: Matrix<Double>) -> Matrix<Double> {
  let lengths = a.map { $0 * $0 }.columnSums.map { $0.squareRoot() }
  var result = a
  for i in 0..<a.rows { for j in 0..<a.columns { result[i, j] = a[i, j] / lengths[j] } }
  return result
}

private func unitColumns(_ d: Int, using stream: inout RandomStream) -> Matrix<Double> {
  withUnitColumns(Matrix(rows: d, columns: d, elements: (0..<d * d).map { _ in 2 * stream.uniform() - 1 }))
}

/// The largest singular value over the smallest.
private func condition(_ a: Matrix<Double>) throws(FactorizationError) -> Double {
  let values = try symmetricEigen(gram(a)).values
  guard let least = values.first, let most = values.last, least > 0 else { return .infinity }
  return (most / least).squareRoot()
}
