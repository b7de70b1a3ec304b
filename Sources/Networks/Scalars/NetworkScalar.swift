public import LinearAlgebra
public import Randomness

/// The number types that networks are made of, with the loops of each.
///
/// `Float` is for training: its loops are fused C kernels. `Double` is for references and difference checks: its loops
/// are the plain Swift ones, with which the kernels are compared. The requirements take raw pointers, since weights are
/// slices of a model's buffer; they are for the types of this target, which check shapes.
public protocol NetworkScalar: MatrixScalar {
  /// y ← a(x·W + b), where x is points×inputs and W is inputs×outputs. The precision is that of the product x·W.
  static func dense(
    points: Int, inputs: Int, outputs: Int, x: UnsafePointer<Self>, weight: UnsafePointer<Self>,
    bias: UnsafePointer<Self>, activation: Activation, precision: Precision, y: UnsafeMutablePointer<Self>)

  /// dy ← dy·a′, told from y = a(t).
  static func activationGradient(
    _ count: Int, activation: Activation, y: UnsafePointer<Self>, dy: UnsafeMutablePointer<Self>)

  /// W ← W + xᵀ·dy and b ← b + Σₙ dyₙ, where x is points×inputs and dy is points×outputs. The precision is that of the
  /// product.
  static func denseParameterGradient(
    points: Int, inputs: Int, outputs: Int, x: UnsafePointer<Self>, dy: UnsafePointer<Self>,
    precision: Precision, weight: UnsafeMutablePointer<Self>, bias: UnsafeMutablePointer<Self>)

  /// dx ← dy·Wᵀ.
  static func denseInputGradient(
    points: Int, inputs: Int, outputs: Int, dy: UnsafePointer<Self>, weight: UnsafePointer<Self>,
    precision: Precision, dx: UnsafeMutablePointer<Self>)

  /// One step of ``Adam`` over all parameters.
  static func adam(
    _ count: Int, gradient: UnsafePointer<Self>, mean: UnsafeMutablePointer<Self>, square: UnsafeMutablePointer<Self>,
    parameters: UnsafeMutablePointer<Self>, _ step: AdamStep<Self>)

  /// Σ x², summed in `Double`.
  static func sumOfSquares(_ x: UnsafeBufferPointer<Self>) -> Double

  /// squaresₙ ← Σⱼ (xₙⱼ − yₙⱼ)² and dy ← scale·(x − y).
  static func squaredErrors(
    points: Int, features: Int, x: UnsafePointer<Self>, y: UnsafePointer<Self>, scale: Self,
    squares: UnsafeMutablePointer<Self>, dy: UnsafeMutablePointer<Self>)

  /// logsₙ ← Σⱼ xₙⱼ·lₙⱼ − log(1 + exp lₙⱼ) and dl ← scale·(x − 1/(1 + exp(−l))).
  static func bernoulliLogits(
    points: Int, features: Int, x: UnsafePointer<Self>, logits: UnsafePointer<Self>, scale: Self,
    logs: UnsafeMutablePointer<Self>, dl: UnsafeMutablePointer<Self>)

  /// y ← exp x. The two may be one.
  static func exponentials(_ count: Int, x: UnsafePointer<Self>, y: UnsafeMutablePointer<Self>)

  /// y ← log x. The two may be one.
  static func logarithms(_ count: Int, x: UnsafePointer<Self>, y: UnsafeMutablePointer<Self>)

  /// Fills an array with standard normal numbers; see `RandomStream.fillNormals`.
  static func fillNormals(_ values: inout [Self], using stream: inout RandomStream)
}

extension NetworkScalar {
  /// Rows are copied as bytes, which no kernel does faster.
  public static func gather(
    _ order: UnsafePointer<Int>, from first: Int, count: Int, columns: Int, points: UnsafePointer<Self>,
    into rows: UnsafeMutablePointer<Self>
  ) {
    for i in 0..<count { (rows + i * columns).update(from: points + order[first + i] * columns, count: columns) }
  }
}
