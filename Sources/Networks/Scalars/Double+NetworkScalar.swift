public import LinearAlgebra
public import Randomness

extension Double: NetworkScalar {
  public static func dense(
    points: Int, inputs: Int, outputs: Int, x: UnsafePointer<Double>, weight: UnsafePointer<Double>,
    bias: UnsafePointer<Double>, activation: Activation, precision _: Precision, y: UnsafeMutablePointer<Double>
  ) {
    PlainLoops.dense(
      points: points, inputs: inputs, outputs: outputs, x: x, weight: weight, bias: bias, activation: activation, y: y)
  }

  public static func activationGradient(
    _ count: Int, activation: Activation, y: UnsafePointer<Double>, dy: UnsafeMutablePointer<Double>
  ) {
    PlainLoops.activationGradient(count, activation: activation, y: y, dy: dy)
  }

  public static func denseParameterGradient(
    points: Int, inputs: Int, outputs: Int, x: UnsafePointer<Double>, dy: UnsafePointer<Double>,
    precision _: Precision, weight: UnsafeMutablePointer<Double>, bias: UnsafeMutablePointer<Double>
  ) {
    PlainLoops.denseParameterGradient(
      points: points, inputs: inputs, outputs: outputs, x: x, dy: dy, weight: weight, bias: bias)
  }

  public static func denseInputGradient(
    points: Int, inputs: Int, outputs: Int, dy: UnsafePointer<Double>, weight: UnsafePointer<Double>,
    precision _: Precision, dx: UnsafeMutablePointer<Double>
  ) {
    PlainLoops.denseInputGradient(points: points, inputs: inputs, outputs: outputs, dy: dy, weight: weight, dx: dx)
  }

  public static func adam(
    _ count: Int, gradient: UnsafePointer<Double>, mean: UnsafeMutablePointer<Double>,
    square: UnsafeMutablePointer<Double>, parameters: UnsafeMutablePointer<Double>, _ step: AdamStep<Double>
  ) {
    PlainLoops.adam(count, gradient: gradient, mean: mean, square: square, parameters: parameters, step)
  }

  public static func sumOfSquares(_ x: UnsafeBufferPointer<Double>) -> Double { PlainLoops.sumOfSquares(x) }

  public static func squaredErrors(
    points: Int, features: Int, x: UnsafePointer<Double>, y: UnsafePointer<Double>, scale: Double,
    squares: UnsafeMutablePointer<Double>, dy: UnsafeMutablePointer<Double>
  ) {
    PlainLoops.squaredErrors(points: points, features: features, x: x, y: y, scale: scale, squares: squares, dy: dy)
  }

  public static func bernoulliLogits(
    points: Int, features: Int, x: UnsafePointer<Double>, logits: UnsafePointer<Double>, scale: Double,
    logs: UnsafeMutablePointer<Double>, dl: UnsafeMutablePointer<Double>
  ) {
    PlainLoops.bernoulliLogits(
      points: points, features: features, x: x, logits: logits, scale: scale, logs: logs, dl: dl)
  }

  public static func exponentials(_ count: Int, x: UnsafePointer<Double>, y: UnsafeMutablePointer<Double>) {
    PlainLoops.exponentials(count, x: x, y: y)
  }

  public static func logarithms(_ count: Int, x: UnsafePointer<Double>, y: UnsafeMutablePointer<Double>) {
    PlainLoops.logarithms(count, x: x, y: y)
  }

  public static func fillNormals(_ values: inout [Double], using stream: inout RandomStream) {
    stream.fillNormals(&values)
  }
}
