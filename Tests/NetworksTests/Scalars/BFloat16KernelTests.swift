import CNetworkKernels
import Dispatch
import Networks
import Synchronization
import TestSupport
import Testing

/// Each kernel that this processor has beside sums in double of the rounded factors, in shapes with whole blocks and tiles and
/// with rests.
struct BFloat16KernelTests {
  private static let kernels = [CK_BFLOAT16_PLAIN, CK_BFLOAT16_AVX512, CK_BFLOAT16_AMX].filter {
    ck_has_bfloat16_kernel($0) != 0
  }
  private static let shapes = [
    (1, 1, 1), (7, 2, 64), (256, 64, 64), (9, 64, 4), (33, 16, 48), (5, 128, 128), (130, 3, 80), (10, 129, 144),
    (4, 20, 17), (9, 200, 3), (70, 1000, 5), (512, 40, 100), (23, 513, 97), (530, 96, 33), (3, 1100, 700),
    (17, 33, 31), (1, 1025, 16),
  ]

  @Test func theOneThatIsUsedIsTheLastOfThoseThereAre() {
    #expect(Self.kernels.contains(CK_BFLOAT16_PLAIN) && ck_best_bfloat16_kernel() == Self.kernels.last)
    #expect(BFloat16Kernel.allCases.filter(\.isAvailable).last == .used)
  }

  @Test(arguments: kernels, shapes)
  func forwardIsTheSumOfRoundedFactors(kernel: ck_bfloat16_kernel, shape: (Int, Int, Int)) {
    let (n, inputs, outputs) = shape
    let x = normals(n * inputs, "x", of: Float.self), w = normals(inputs * outputs, "w", of: Float.self)
    let b = normals(outputs, "b", of: Float.self)
    var y = [Float](repeating: .nan, count: n * outputs)
    ck_dense_forward_bfloat16(kernel, n, inputs, outputs, x, w, b, CK_PIECEWISE_LINEAR, 1, &y)
    let (rx, rw) = (rounded(x), rounded(w))
    expectSums(y, terms: inputs) { i in
      (Double(b[i % outputs]), { k in rx[i / outputs * inputs + k] * rw[k * outputs + i % outputs] })
    }
  }

  @Test(arguments: kernels, shapes)
  func inputGradientsAreSumsOfRoundedFactors(kernel: ck_bfloat16_kernel, shape: (Int, Int, Int)) {
    let (n, inputs, outputs) = shape
    let dy = normals(n * outputs, "dy", of: Float.self), w = normals(inputs * outputs, "w", of: Float.self)
    var dx = [Float](repeating: .nan, count: n * inputs)
    ck_dense_input_gradient_bfloat16(kernel, n, inputs, outputs, dy, w, &dx)
    let (rdy, rw) = (rounded(dy), rounded(w))
    expectSums(dx, terms: outputs) { i in
      (0, { j in rdy[i / inputs * outputs + j] * rw[i % inputs * outputs + j] })
    }
  }

  @Test(arguments: kernels, shapes)
  func parameterGradientsAreAddedAsSumsOfRoundedFactors(kernel: ck_bfloat16_kernel, shape: (Int, Int, Int)) {
    let (n, inputs, outputs) = shape
    let x = normals(n * inputs, "x", of: Float.self), dy = normals(n * outputs, "dy", of: Float.self)
    let before = normals(inputs * outputs, "w", of: Float.self), b = normals(outputs, "b", of: Float.self)
    var (dw, db) = (before, b)
    ck_dense_parameter_gradient_bfloat16(kernel, n, inputs, outputs, x, dy, &dw, &db)
    let (rx, rdy) = (rounded(x), rounded(dy))
    expectSums(dw, terms: n) { i in
      (Double(before[i]), { k in rx[k * inputs + i / outputs] * rdy[k * outputs + i % outputs] })
    }
    // No product, so nothing is rounded.
    expectSums(db, terms: n) { j in (Double(b[j]), { k in Double(dy[k * outputs + j]) }) }
  }

  /// The activation follows the product as in single precision, also where the tile ends beyond the outputs.
  @Test(arguments: kernels, [Activation.relu, .leakyRelu(slope: 0.25), .tanh])
  func theActivationFollows(kernel: ck_bfloat16_kernel, activation: Activation) {
    let (n, inputs, outputs) = (5, 40, 19)
    let x = normals(n * inputs, "x", of: Float.self).map { Float(rounding: $0) }
    let w = normals(inputs * outputs, "w", of: Float.self).map { Float(rounding: $0 / 8) }
    let b = normals(outputs, "b", of: Float.self)
    var (y, single) = ([Float](repeating: .nan, count: n * outputs), [Float](repeating: .nan, count: n * outputs))
    let kind = activation == .tanh ? CK_TANH : CK_PIECEWISE_LINEAR
    let slope: Float = activation == .relu ? 0 : 0.25
    ck_dense_forward_bfloat16(kernel, n, inputs, outputs, x, w, b, kind, slope, &y)
    Float.dense(
      points: n, inputs: inputs, outputs: outputs, x: x, weight: w, bias: b, activation: activation, precision: .single,
      y: &single)
    // What is already rounded is multiplied as it is: sums of 40 products of order 1/8, each rounded to 6e-8.
    expectClose(precise(y), precise(single), absolute: 2e-6)
  }

  /// x·1 is x, rounded.
  @Test(arguments: kernels)
  func numbersAreRoundedToTheNearestAndWhatIsNoneStays(kernel: ck_bfloat16_kernel) {
    let tie = Float(1 + 0x1p-8), oddTie = Float(1 + 3 * 0x1p-8)
    let edges: [Float] = [
      0, 1, -1, tie, tie.nextUp, tie.nextDown, oddTie, oddTie.nextDown, -tie, 3e38, 0x1.fep127, 0x1.fefffep127,
      0x1.ffp127, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .infinity, -.infinity, .leastNormalMagnitude,
      0x1p-126 * 1.37, .leastNonzeroMagnitude, .leastNormalMagnitude / 16, -.leastNormalMagnitude / 16, 3.14159274,
      -2.71828175,
    ]
    let x = edges + normals(1000, "x", of: Float.self) + normals(1000, "s", of: Float.self).map { $0 * 1e-30 }
    for (values, transposes) in [(x, false), (x, true)] {
      var y = [Float](repeating: 7, count: values.count)
      if transposes {
        ck_dense_input_gradient_bfloat16(kernel, values.count, 1, 1, values, [1], &y)
      } else {
        ck_dense_forward_bfloat16(kernel, values.count, 1, 1, values, [1], [0], CK_PIECEWISE_LINEAR, 1, &y)
      }
      #expect(y == values.map { Float(rounding: $0) })
    }
    var weights = [Float](repeating: 0, count: x.count)
    var bias = weights
    ck_dense_parameter_gradient_bfloat16(kernel, 1, 1, x.count, [1], x, &weights, &bias)
    #expect(weights == x.map { Float(rounding: $0) } && bias == x)
  }

  @Test(arguments: kernels)
  func aNumberThatIsNoneIsNoneInItsRowOnly(kernel: ck_bfloat16_kernel) {
    // The least of NaNs, whose only bit is lost in the upper half.
    for nan in [Float.nan, Float(bitPattern: 0x7f80_0001), Float(bitPattern: 0xff80_0001)] {
      var x = [Float](repeating: 1, count: 40 * 33)
      x[2 * 33 + 32] = nan
      var y = [Float](repeating: 7, count: 40 * 2)
      ck_dense_forward_bfloat16(
        kernel, 40, 33, 2, x, [Float](repeating: 1, count: 66), [0, 0], CK_PIECEWISE_LINEAR, 1, &y)
      for n in 0..<40 { #expect(y[2 * n].isNaN == (n == 2) && (n == 2 || y[2 * n + 1] == 33)) }
    }
  }

  @Test(arguments: kernels)
  func anyNumberOfThreadsGivesTheSameBits(kernel: ck_bfloat16_kernel) {
    let (n, inputs, outputs) = (100, 600, 70)
    let x = normals(n * inputs, "x", of: Float.self), w = normals(inputs * outputs, "w", of: Float.self)
    let results = Mutex<Set<[UInt32]>>([])
    DispatchQueue.concurrentPerform(iterations: 16) { _ in
      var y = [Float](repeating: .nan, count: n * outputs), dw = w, b = [Float](repeating: 0, count: outputs)
      ck_dense_forward_bfloat16(kernel, n, inputs, outputs, x, w, b, CK_PIECEWISE_LINEAR, 1, &y)
      ck_dense_parameter_gradient_bfloat16(kernel, n, inputs, outputs, x, y, &dw, &b)
      let bits = (y + dw + b).map(\.bitPattern)
      results.withLock { _ = $0.insert(bits) }
    }
    #expect(results.withLock { $0.count } == 1)
  }

  /// Expects y[i] = start + Σₖ term(k), for `parts(i)` its start and its terms. Each of K additions rounds to 2⁻²⁴ of what
  /// came together until then, which is at most the sum of all magnitudes; three more for the bias and the rest of blocks.
  private func expectSums(_ y: [Float], terms: Int, _ parts: (Int) -> (Double, (Int) -> Double)) {
    var worst = 0.0
    for i in y.indices {
      let (start, term) = parts(i)
      var (sum, size) = (start, abs(start))
      for k in 0..<terms {
        sum += term(k)
        size += abs(term(k))
      }
      let share = abs(Double(y[i]) - sum) / (size * Double(terms + 3) * 0x1p-24)
      worst = share > worst || share.isNaN ? share : worst
    }
    #expect(worst <= 1)
  }
}

extension Float {
  /// The nearest number of bfloat16, a tie to the even; infinite beyond the largest; a zero for a subnormal. Not of NaN.
  init(rounding x: Float) {
    guard x.isFinite, x.magnitude >= .leastNormalMagnitude else {
      self = x.isFinite ? Float(sign: x.sign, exponent: 0, significand: 0) : x
      return
    }
    let unit = Double(x.ulp) * 0x1p16
    self = Float((Double(x) / unit).rounded(.toNearestOrEven) * unit)
    if magnitude > Float(0x1.fep127) { self = x < 0 ? -.infinity : .infinity }
  }
}

/// In double precision, after rounding to bfloat16.
func rounded(_ values: [Float]) -> [Double] { values.map { Double(Float(rounding: $0)) } }
