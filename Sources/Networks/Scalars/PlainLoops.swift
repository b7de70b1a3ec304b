private import Foundation
private import LinearAlgebra

/// The loops of ``NetworkScalar`` in plain Swift: those of `Double`, and the reference of the kernels' tests.
package enum PlainLoops<Scalar: NetworkScalar> {
  /// See ``NetworkScalar/dense(points:inputs:outputs:x:weight:bias:activation:precision:y:)``.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package static func dense(
    points: Int, inputs: Int, outputs: Int, x: UnsafePointer<Scalar>, weight: UnsafePointer<Scalar>,
    bias: UnsafePointer<Scalar>, activation: Activation, y: UnsafeMutablePointer<Scalar>
  ) {
    for n in 0..<points { for j in 0..<outputs { y[n * outputs + j] = bias[j] } }
    Scalar.gemm(
      transposeA: false, transposeB: false, m: points, n: outputs, k: inputs, alpha: 1, a: x, lda: inputs, b: weight,
      ldb: outputs, beta: 1, c: y, ldc: outputs)
    let slope = activation.slope.map { Scalar($0) }
    for i in 0..<points * outputs {
      if let slope {
        if y[i] <= 0 { y[i] *= slope }
      } else {
        y[i] = Scalar(tanh(Double(y[i])))
      }
    }
  }

  /// See ``NetworkScalar/activationGradient(_:activation:y:dy:)``.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package static func activationGradient(
    _ count: Int, activation: Activation, y: UnsafePointer<Scalar>, dy: UnsafeMutablePointer<Scalar>
  ) {
    let slope = activation.slope.map { Scalar($0) }
    for i in 0..<count {
      if let slope {
        if y[i] <= 0 { dy[i] *= slope }
      } else {
        dy[i] *= 1 - y[i] * y[i]
      }
    }
  }

  /// See ``NetworkScalar/denseParameterGradient(points:inputs:outputs:x:dy:precision:weight:bias:)``.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package static func denseParameterGradient(
    points: Int, inputs: Int, outputs: Int, x: UnsafePointer<Scalar>, dy: UnsafePointer<Scalar>,
    weight: UnsafeMutablePointer<Scalar>, bias: UnsafeMutablePointer<Scalar>
  ) {
    Scalar.gemm(
      transposeA: true, transposeB: false, m: inputs, n: outputs, k: points, alpha: 1, a: x, lda: inputs, b: dy,
      ldb: outputs, beta: 1, c: weight, ldc: outputs)
    for n in 0..<points { for j in 0..<outputs { bias[j] += dy[n * outputs + j] } }
  }

  /// See ``NetworkScalar/denseInputGradient(points:inputs:outputs:dy:weight:precision:dx:)``.
  package static func denseInputGradient(
    points: Int, inputs: Int, outputs: Int, dy: UnsafePointer<Scalar>, weight: UnsafePointer<Scalar>,
    dx: UnsafeMutablePointer<Scalar>
  ) {
    Scalar.gemm(
      transposeA: false, transposeB: true, m: points, n: inputs, k: outputs, alpha: 1, a: dy, lda: outputs, b: weight,
      ldb: outputs, beta: 0, c: dx, ldc: inputs)
  }

  /// See ``NetworkScalar/adam(_:gradient:mean:square:parameters:_:)``.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package static func adam(
    _ count: Int, gradient: UnsafePointer<Scalar>, mean: UnsafeMutablePointer<Scalar>,
    square: UnsafeMutablePointer<Scalar>, parameters: UnsafeMutablePointer<Scalar>, _ step: AdamStep<Scalar>
  ) {
    for i in 0..<count {
      let g = gradient[i]
      mean[i] = step.beta1 * mean[i] + (1 - step.beta1) * g
      square[i] = step.beta2 * square[i] + (1 - step.beta2) * g * g
      parameters[i] -= step.rate * mean[i] / ((step.squareScale * square[i]).squareRoot() + step.epsilon)
    }
  }

  /// See ``NetworkScalar/sumOfSquares(_:)``.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package static func sumOfSquares(_ x: UnsafeBufferPointer<Scalar>) -> Double {
    var sum = 0.0
    for value in x { sum += Double(value) * Double(value) }
    return sum
  }

  /// See ``NetworkScalar/squaredErrors(points:features:x:y:scale:squares:dy:)``.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package static func squaredErrors(
    points: Int, features: Int, x: UnsafePointer<Scalar>, y: UnsafePointer<Scalar>, scale: Scalar,
    squares: UnsafeMutablePointer<Scalar>, dy: UnsafeMutablePointer<Scalar>
  ) {
    for n in 0..<points {
      var square: Scalar = 0
      for i in n * features..<(n + 1) * features {
        let error = x[i] - y[i]
        square += error * error
        dy[i] = scale * error
      }
      squares[n] = square
    }
  }

  /// See ``NetworkScalar/bernoulliLogits(points:features:x:logits:scale:logs:dl:)``.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package static func bernoulliLogits(
    points: Int, features: Int, x: UnsafePointer<Scalar>, logits: UnsafePointer<Scalar>, scale: Scalar,
    logs: UnsafeMutablePointer<Scalar>, dl: UnsafeMutablePointer<Scalar>
  ) {
    for n in 0..<points {
      var sum: Scalar = 0
      for i in n * features..<(n + 1) * features {
        let l = logits[i]
        // e = exp(−|l|) is in (0, 1]: nothing overflows on either side.
        let e = Scalar(exp(-Double(l.magnitude)))
        sum += x[i] * l - max(l, 0) - Scalar(log1p(Double(e)))
        dl[i] = scale * (x[i] - (l >= 0 ? 1 : e) / (1 + e))
      }
      logs[n] = sum
    }
  }

  /// See ``NetworkScalar/exponentials(_:x:y:)``.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package static func exponentials(_ count: Int, x: UnsafePointer<Scalar>, y: UnsafeMutablePointer<Scalar>) {
    for i in 0..<count { y[i] = Scalar(exp(Double(x[i]))) }
  }

  /// See ``NetworkScalar/logarithms(_:x:y:)``.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package static func logarithms(_ count: Int, x: UnsafePointer<Scalar>, y: UnsafeMutablePointer<Scalar>) {
    for i in 0..<count { y[i] = Scalar(log(Double(x[i]))) }
  }
}
