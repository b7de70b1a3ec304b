import LinearAlgebra
import Networks
import TestSupport
import Testing

/// The loops of single precision beside the plain ones of double.
struct FloatNetworkScalarTests {
  @Test(arguments: [1, 15, 16, 17, 1000])
  func adamAgreesWithThePlainLoop(count: Int) {
    let gradient = normals(count, "g", of: Float.self)
    var mean = normals(count, "m", of: Float.self), square = normals(count, "v", of: Float.self).map { $0 * $0 }
    var parameters = normals(count, "p", of: Float.self)
    var (plainMean, plainSquare, plain) = (precise(mean), precise(square), precise(parameters))
    Float.adam(
      count, gradient: gradient, mean: &mean, square: &square, parameters: &parameters,
      AdamStep(beta1: 0.9, beta2: 0.999, rate: 0.1, squareScale: 3, epsilon: 1e-8))
    Double.adam(
      count, gradient: precise(gradient), mean: &plainMean, square: &plainSquare, parameters: &plain,
      AdamStep(beta1: 0.9, beta2: 0.999, rate: 0.1, squareScale: 3, epsilon: 1e-8))
    // β₁ and β₂ are rounded to 6e-8, which is 6e-5 of 1 − β₂.
    expectClose(precise(mean), plainMean, relative: 1e-5, absolute: 1e-6)
    expectClose(precise(square), plainSquare, relative: 1e-4, absolute: 1e-6)
    expectClose(precise(parameters), plain, relative: 1e-5, absolute: 1e-5)
  }

  @Test(arguments: [0, 1, 31, 32, 1001])
  func theSumOfSquaresIsSummedInDoublePrecision(count: Int) {
    let x = normals(count, "x", of: Float.self).map { $0 * 1e-3 } + [1e4]
    let sum = x.withUnsafeBufferPointer { Float.sumOfSquares($0) }
    // 1000 additions in double precision, in another order.
    expectClose(sum, precise(x).reduce(0) { $0 + $1 * $1 }, relative: 1e-13)
  }

  @Test(arguments: [1, 2, 15, 16, 40])
  func squaredErrorsAgreeWithThePlainLoop(features: Int) {
    let n = 7
    let x = normals(n * features, "x", of: Float.self), y = normals(n * features, "y", of: Float.self)
    var (squares, dy) = ([Float](repeating: .nan, count: n), [Float](repeating: .nan, count: n * features))
    var (plain, plainGradient) = (precise(squares), precise(dy))
    Float.squaredErrors(points: n, features: features, x: x, y: y, scale: -2, squares: &squares, dy: &dy)
    Double.squaredErrors(
      points: n, features: features, x: precise(x), y: precise(y), scale: -2, squares: &plain, dy: &plainGradient)
    // Sums of at most 40 squares, each rounded to 6e-8, of differences that cancel.
    expectClose(precise(squares), plain, relative: 1e-5, absolute: 1e-6)
    expectClose(precise(dy), plainGradient, absolute: 1e-6)
  }

  @Test(arguments: [1, 15, 16, 37])
  func bernoulliLogitsAgreeWithThePlainLoop(features: Int) {
    let n = 6
    let x = normals(n * features, "x", of: Float.self).map { max(0, min(1, $0)) }
    let logits = normals(n * features, "l", of: Float.self).map { 30 * $0 }
    var (logs, dl) = ([Float](repeating: .nan, count: n), [Float](repeating: .nan, count: n * features))
    var (plain, plainGradient) = (precise(logs), precise(dl))
    Float.bernoulliLogits(points: n, features: features, x: x, logits: logits, scale: 3, logs: &logs, dl: &dl)
    Double.bernoulliLogits(
      points: n, features: features, x: precise(x), logits: precise(logits), scale: 3, logs: &plain,
      dl: &plainGradient)
    // Sums of at most 37 terms of order 30 to 100, each rounded to 6e-8.
    expectClose(precise(logs), plain, relative: 1e-6, absolute: 3e-4)
    expectClose(precise(dl), plainGradient, absolute: 1e-6)
  }

  @Test func extremeLogitsStayFinite() {
    var (logs, dl): ([Float], [Float]) = ([0, 0], [0, 0])
    Float.bernoulliLogits(points: 2, features: 1, x: [1, 1], logits: [1e4, -1e4], scale: 1, logs: &logs, dl: &dl)
    #expect(logs == [0, -1e4] && dl == [0, 1])
  }

  @Test func exponentialsAreWithinTwoUnitsInTheLastPlace() {
    let x = stride(from: Float(-87.3), through: 88.7, by: 0.0037).map { $0 }
    var y = [Float](repeating: .nan, count: x.count)
    var plain = [Double](repeating: .nan, count: x.count)
    Float.exponentials(x.count, x: x, y: &y)
    Double.exponentials(x.count, x: precise(x), y: &plain)
    // Two units, of 2⁻²³ at most.
    expectClose(precise(y), plain, relative: 2.4e-7)
    Float.exponentials(5, x: [-.infinity, -88, 89, .infinity, .nan], y: &y)
    #expect(y[..<4] == [0, 0, .infinity, .infinity] && y[4].isNaN)
  }

  @Test func logarithmsAreWithinTwoUnitsInTheLastPlace() {
    var x = stride(from: Float(-100), through: 88, by: 0.0037).map { $0 }
    let exponents = x
    Float.exponentials(x.count, x: exponents, y: &x)
    x = x.filter { $0 > 0 } + [1, 1.0000001, 0.9999999, .leastNonzeroMagnitude, .greatestFiniteMagnitude]
    var y = [Float](repeating: .nan, count: x.count)
    var plain = [Double](repeating: .nan, count: x.count)
    Float.logarithms(x.count, x: x, y: &y)
    Double.logarithms(x.count, x: precise(x), y: &plain)
    // Two units, of 2⁻²³ at most.
    expectClose(precise(y), plain, relative: 2.4e-7)
    Float.logarithms(4, x: [0, -1, .infinity, .nan], y: &y)
    #expect(y[0] == -.infinity && y[1].isNaN && y[2] == .infinity && y[3].isNaN)
  }

  @Test func tanhIsWithinFourUnitsInTheLastPlace() {
    let x = stride(from: Float(-12), through: 12, by: 0.00137).map { $0 } + [0, 1e-30, .infinity, -.infinity]
    var y = [Float](repeating: .nan, count: x.count), plain = [Double](repeating: .nan, count: x.count)
    Float.dense(
      points: 1, inputs: 1, outputs: x.count, x: [1], weight: x, bias: [Float](repeating: 0, count: x.count),
      activation: .tanh, precision: .single, y: &y)
    Double.dense(
      points: 1, inputs: 1, outputs: x.count, x: [1], weight: precise(x),
      bias: [Double](repeating: 0, count: x.count), activation: .tanh, precision: .single, y: &plain)
    // Four units, of 2⁻²³ at most.
    expectClose(precise(y), plain, relative: 4.8e-7)
  }
}
