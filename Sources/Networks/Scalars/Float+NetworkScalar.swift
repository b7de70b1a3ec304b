internal import CNetworkKernels
public import LinearAlgebra
public import Randomness

extension Float: NetworkScalar {
  public static func dense(
    points: Int, inputs: Int, outputs: Int, x: UnsafePointer<Float>, weight: UnsafePointer<Float>,
    bias: UnsafePointer<Float>, activation: Activation, precision: Precision, y: UnsafeMutablePointer<Float>
  ) {
    switch precision {
    case .single:
      ck_dense_forward(points, inputs, outputs, x, weight, bias, activation.kernel, activation.kernelSlope, y)
    case .bfloat16:
      ck_dense_forward_bfloat16(
        BFloat16Kernel.used.code, points, inputs, outputs, x, weight, bias, activation.kernel, activation.kernelSlope, y
      )
    }
  }

  public static func activationGradient(
    _ count: Int, activation: Activation, y: UnsafePointer<Float>, dy: UnsafeMutablePointer<Float>
  ) {
    ck_activation_gradient(count, activation.kernel, activation.kernelSlope, y, dy)
  }

  public static func denseParameterGradient(
    points: Int, inputs: Int, outputs: Int, x: UnsafePointer<Float>, dy: UnsafePointer<Float>,
    precision: Precision, weight: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>
  ) {
    switch precision {
    case .single: ck_dense_parameter_gradient(points, inputs, outputs, x, dy, weight, bias)
    case .bfloat16:
      ck_dense_parameter_gradient_bfloat16(BFloat16Kernel.used.code, points, inputs, outputs, x, dy, weight, bias)
    }
  }

  public static func denseInputGradient(
    points: Int, inputs: Int, outputs: Int, dy: UnsafePointer<Float>, weight: UnsafePointer<Float>,
    precision: Precision, dx: UnsafeMutablePointer<Float>
  ) {
    switch precision {
    case .single: ck_dense_input_gradient(points, inputs, outputs, dy, weight, dx)
    case .bfloat16:
      ck_dense_input_gradient_bfloat16(BFloat16Kernel.used.code, points, inputs, outputs, dy, weight, dx)
    }
  }

  public static func adam(
    _ count: Int, gradient: UnsafePointer<Float>, mean: UnsafeMutablePointer<Float>,
    square: UnsafeMutablePointer<Float>, parameters: UnsafeMutablePointer<Float>, _ step: AdamStep<Float>
  ) {
    ck_adam(
      count, gradient, mean, square, parameters, step.beta1, step.beta2, step.rate, step.squareScale, step.epsilon)
  }

  public static func sumOfSquares(_ x: UnsafeBufferPointer<Float>) -> Double {
    ck_sum_of_squares(x.count, x.baseAddress)
  }

  public static func squaredErrors(
    points: Int, features: Int, x: UnsafePointer<Float>, y: UnsafePointer<Float>, scale: Float,
    squares: UnsafeMutablePointer<Float>, dy: UnsafeMutablePointer<Float>
  ) {
    ck_squared_errors(points, features, x, y, scale, squares, dy)
  }

  public static func bernoulliLogits(
    points: Int, features: Int, x: UnsafePointer<Float>, logits: UnsafePointer<Float>, scale: Float,
    logs: UnsafeMutablePointer<Float>, dl: UnsafeMutablePointer<Float>
  ) {
    ck_bernoulli_logits(points, features, x, logits, scale, logs, dl)
  }

  public static func exponentials(_ count: Int, x: UnsafePointer<Float>, y: UnsafeMutablePointer<Float>) {
    ck_exponentials(count, x, y)
  }

  public static func logarithms(_ count: Int, x: UnsafePointer<Float>, y: UnsafeMutablePointer<Float>) {
    ck_logarithms(count, x, y)
  }

  public static func fillNormals(_ values: inout [Float], using stream: inout RandomStream) {
    let (generator, first) = stream.takeBlocks((values.count + 3) / 4)
    ck_normals(generator.key[0], generator.key[1], first, values.count, &values)
  }
}

extension Activation {
  /// What the kernels call it.
  var kernel: ck_activation { slope == nil ? CK_TANH : CK_PIECEWISE_LINEAR }
  /// The slope below zero, which tanh does not use.
  var kernelSlope: Float { Float(slope ?? 0) }
}
