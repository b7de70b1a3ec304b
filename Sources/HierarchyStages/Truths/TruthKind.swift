internal import Assumptions
internal import LinearAlgebra
internal import Randomness

/// The decoders of ground truths over two latents and six features, each with what it breaks.
enum TruthKind: String, CaseIterable, Sendable {
  /// Three leaky layers of full rank: injective, F4.
  case leaky
  /// A layer of six ReLUs that is dead, or of rank one, on a part of the plane, and an affine one: F3, not F4.
  case dead
  /// z₁ ↦ a path that goes forth, back and forth again, then leaky layers: F2, not F3.
  case folded
  /// z₁ ↦ |z₁|, then leaky layers: not even F2.
  case absolute
  /// Three layers of tanh: not piecewise affine, against F1.
  case tanh
}

extension TruthKind {
  /// Draws the layers; leaky ones have this slope below zero.
  func layers(slope: Double, using stream: inout RandomStream) throws -> [LayeredDecoder.Layer] {
    switch self {
    case .leaky: return try Self.network(.piecewiseLinear(slope: slope), from: .identity(2), &stream)
    case .tanh: return try Self.network(.smooth(.tanh), from: .diagonal([0.5, 0.5]), &stream)
    case .dead:
      return [
        Self.layer(try Self.orthonormal(6, 2, &stream), stream.normals(6), .relu),
        Self.layer(try Self.orthonormal(6, 6, &stream), [Double](repeating: 0, count: 6), .identity),
      ]
    case .folded:
      // t − (1 + s)·(t + a)⁺ + (1 + s)·(t − a)⁺ has the slope −s between −a and a.
      let (a, s) = (0.8, 0.5)
      let units = Matrix<Double>([[1, 0], [-1, 0], [1, 0], [1, 0], [0, 1], [0, -1]])
      let path = Matrix<Double>([[1, -1, -(1 + s), 1 + s, 0, 0], [0, 0, 0, 0, 1, -1]])
      return [Self.layer(units, [0, 0, a, -a, 0, 0], .relu)]
        + (try Self.network(.piecewiseLinear(slope: slope), from: path, &stream))
    case .absolute:
      let units = Matrix<Double>([[1, 0], [-1, 0], [0, 1], [0, -1]])
      let path = Matrix<Double>([[1, 1, 0, 0], [0, 0, 1, -1]])
      return [Self.layer(units, [0, 0, 0, 0], .relu)]
        + (try Self.network(.piecewiseLinear(slope: slope), from: path, &stream))
    }
  }

  /// Whether a linter's findings are those of this kind; what could not be decided speaks for nothing.
  func isMet(by assessment: DecoderAssessment) -> Bool {
    func says(_ assumption: DecoderAssumption, _ verdict: Finding.Verdict) -> Bool {
      assessment[assumption].verdict == verdict
    }
    return switch self {
    case .leaky: says(.f4, .holds)
    case .dead: says(.f3, .holds) && says(.f4, .fails)
    case .folded: says(.f2, .holds) && says(.f3, .fails)
    case .absolute: says(.f2, .fails)
    case .tanh: says(.f1, .fails)
    }
  }

  /// Three layers of six units on a linear image of what comes in, the last without activation.
  private static func network(
    _ activation: DecoderActivation, from path: Matrix<Double>, _ stream: inout RandomStream
  ) throws -> [LayeredDecoder.Layer] {
    let first = matmul(try orthonormal(6, 2, &stream), path)
    let biases = (0..<2).map { _ in stream.normals(6).map { 0.5 * $0 } }
    return [
      layer(first, biases[0], activation), layer(try orthonormal(6, 6, &stream), biases[1], activation),
      layer(try orthonormal(6, 6, &stream), [Double](repeating: 0, count: 6), .identity),
    ]
  }

  private static func layer(
    _ weights: Matrix<Double>, _ biases: [Double], _ activation: DecoderActivation
  ) -> LayeredDecoder.Layer {
    LayeredDecoder.Layer(weights: weights, biases: biases, activation: activation)
  }

  /// A random matrix with orthonormal columns, so that all that bends f are its activations.
  private static func orthonormal(
    _ rows: Int, _ columns: Int, _ stream: inout RandomStream
  ) throws -> Matrix<Double> {
    try qr(Matrix(rows: rows, columns: columns, elements: stream.normals(rows * columns))).q
  }
}
