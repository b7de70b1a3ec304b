private import LinearAlgebra
private import Networks
private import Randomness

/// Each loop of training beside its plain Swift version, both in single precision and at full optimisation.
enum NetworkKernelsBenchmark {
  private static let points = 256
  private static let width = 64
  private static let count = points * width

  /// Returns a table: microseconds of the kernel and of plain Swift, and the factor between them.
  static func run() -> String {
    (["kernel                        µs  plain µs  factor"] + products() + activations() + elementwise())
      .joined(separator: "\n")
  }

  /// The products of a layer of 64 by 64 and 256 points; the plain version calls BLAS.
  private static func products() -> [String] {
    let (x, w, b) = (numbers(count), numbers(width * width), numbers(width))
    var (y, dw, db) = (numbers(count), numbers(width * width), numbers(width))
    let n = points, d = width
    return [
      line("dense forward, ReLU") {
        Float.dense(
          points: n, inputs: d, outputs: d, x: x, weight: w, bias: b, activation: .relu, precision: .single, y: &y)
      } plain: {
        PlainLoops<Float>.dense(points: n, inputs: d, outputs: d, x: x, weight: w, bias: b, activation: .relu, y: &y)
      },
      line("dense forward, tanh") {
        Float.dense(
          points: n, inputs: d, outputs: d, x: x, weight: w, bias: b, activation: .tanh, precision: .single, y: &y)
      } plain: {
        PlainLoops<Float>.dense(points: n, inputs: d, outputs: d, x: x, weight: w, bias: b, activation: .tanh, y: &y)
      },
      line("parameter gradient") {
        Float.denseParameterGradient(
          points: n, inputs: d, outputs: d, x: x, dy: y, precision: .single, weight: &dw, bias: &db)
      } plain: {
        PlainLoops<Float>.denseParameterGradient(points: n, inputs: d, outputs: d, x: x, dy: y, weight: &dw, bias: &db)
      },
      line("input gradient") {
        Float.denseInputGradient(
          points: n, inputs: d, outputs: d, dy: x, weight: w, precision: .single, dx: &y)
      } plain: {
        PlainLoops<Float>.denseInputGradient(points: n, inputs: d, outputs: d, dy: x, weight: w, dx: &y)
      },
    ]
  }

  private static func activations() -> [String] {
    let y = numbers(count)
    var dy = numbers(count)
    return [Activation.relu, .tanh].map { activation in
      line("activation gradient, \(activation)") {
        Float.activationGradient(count, activation: activation, y: y, dy: &dy)
      } plain: {
        PlainLoops<Float>.activationGradient(count, activation: activation, y: y, dy: &dy)
      }
    }
  }

  private static func elementwise() -> [String] {
    let x = numbers(count).map { abs($0) + 0.1 }
    var (y, logs, mean, square) = (numbers(count), numbers(points), numbers(count), x)
    var precise = [Double](repeating: 0, count: count)
    var stream = RandomStream(seed: 1)
    let step = AdamStep<Float>(beta1: 0.9, beta2: 0.999, rate: 1e-3, squareScale: 1, epsilon: 1e-8)
    let (n, d) = (points, width)
    return [
      line("Adam") {
        Float.adam(count, gradient: x, mean: &mean, square: &square, parameters: &y, step)
      } plain: {
        PlainLoops<Float>.adam(count, gradient: x, mean: &mean, square: &square, parameters: &y, step)
      },
      line("sum of squares") {
        _ = x.withUnsafeBufferPointer { Float.sumOfSquares($0) }
      } plain: {
        _ = x.withUnsafeBufferPointer { PlainLoops<Float>.sumOfSquares($0) }
      },
      line("squared errors") {
        Float.squaredErrors(points: n, features: d, x: x, y: mean, scale: 1, squares: &logs, dy: &y)
      } plain: {
        PlainLoops<Float>.squaredErrors(points: n, features: d, x: x, y: mean, scale: 1, squares: &logs, dy: &y)
      },
      line("Bernoulli logits") {
        Float.bernoulliLogits(points: n, features: d, x: x, logits: mean, scale: 1, logs: &logs, dl: &y)
      } plain: {
        PlainLoops<Float>.bernoulliLogits(points: n, features: d, x: x, logits: mean, scale: 1, logs: &logs, dl: &y)
      },
      line("exponentials") {
        Float.exponentials(count, x: x, y: &y)
      } plain: {
        PlainLoops<Float>.exponentials(count, x: x, y: &y)
      },
      line("logarithms") {
        Float.logarithms(count, x: x, y: &y)
      } plain: {
        PlainLoops<Float>.logarithms(count, x: x, y: &y)
      },
      line("normals") {
        Float.fillNormals(&y, using: &stream)
      } plain: {
        stream.fillNormals(&precise)
      },
    ]
  }

  private static func numbers(_ count: Int) -> [Float] {
    var stream = RandomStream(seed: 2)
    return stream.normals(count).map { Float($0) }
  }

  private static func line(_ name: String, _ kernel: () -> Void, plain: () -> Void) -> String {
    let (fast, slow) = (microseconds(kernel), microseconds(plain))
    let factor = (10 * slow / fast).rounded() / 10
    return name + column(fast, width: 32 - name.count) + column(slow, width: 10) + column(factor, width: 8)
  }

  /// The least of 40 times, each of ten calls.
  private static func microseconds(_ body: () -> Void) -> Double {
    let times = (0..<40).map { _ in
      let begun = processorSeconds()
      for _ in 0..<10 { body() }
      return processorSeconds() - begun
    }
    return (1e6 * (times.min() ?? 0)).rounded() / 10
  }

  private static func column(_ value: Double, width: Int) -> String {
    String(repeating: " ", count: max(1, width - "\(value)".count)) + "\(value)"
  }
}
