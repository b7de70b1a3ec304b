private import Autoencoders
private import Dispatch
private import Foundation
private import LinearAlgebra
internal import Networks
private import Probability
private import Randomness
private import Synchronization

/// Fits of the MNIST ladder (Falck et al. 2021) to random images, side by side, a thread each, as the pipeline runs them.
enum LadderBenchmark {
  /// 784–500–2000, two facets of 5 latents and 25 components, 2000–500–500–784: 3.07 million weights.
  private static let architecture = Architecture(
    features: 784, encoder: [500, 2000], decoder: [2000, 500, 500],
    facets: [
      Architecture.Facet(latents: 5, components: 25, rung: 1),
      Architecture.Facet(latents: 5, components: 25, rung: 2),
    ], activation: .relu)
  private static let batch = 512
  private static let batches = 8

  /// Measures fits.
  ///
  /// - Parameters:
  ///   - fits: How many side by side.
  ///   - epochs: Of eight steps, after one that warms up; both facets are in.
  ///   - precision: Of the products.
  /// - Returns: A line of JSON: milliseconds of the processor for a training step of each fit, in its fastest epoch, the images that all fits take a second, the
  ///   multiplications and additions of a step in products of matrices, and the last bound, by which one sees that it
  ///   learns.
  static func run(fits: Int, epochs: Int, precision: Precision) -> String {
    let results = Mutex<[(seconds: Double, bound: Double)]>([])
    DispatchQueue.concurrentPerform(iterations: fits) { seed in
      let result = fit(seed: UInt64(seed), epochs: epochs, precision)
      results.withLock { $0.append(result) }
    }
    let all = results.withLock { $0 }
    let milliseconds = all.map { 1e3 * $0.seconds / Double(batches) }
    let images = all.reduce(0) { $0 + Double(batch * batches) / $1.seconds }
    return "{\"milliseconds\": \(milliseconds), \"images_per_second\": \(images), \"operations\": \(operations), "
      + "\"core\": \"\(NumericEnvironment.coreName)\", \"kernel\": \"\(BFloat16Kernel.used.rawValue)\", "
      + "\"bounds\": \(all.map(\.bound))}"
  }

  /// Two operations for each weight and image forward, four backward but for the gradient of the images.
  private static var operations: Double {
    let weights = Autoencoder<Float>(architecture).parameters.layout.slices
      .filter { $0.name.hasSuffix(".weight") }
    let first = architecture.features * architecture.encoder[0]
    return Double(batch * (6 * weights.reduce(0) { $0 + $1.count } - 2 * first))
  }

  private static func fit(seed: UInt64, epochs: Int, _ precision: Precision) -> (seconds: Double, bound: Double) {
    var stream = RandomStream(seed: 1)
    // Three strokes and their noise: an image compresses as little as it should.
    let bytes = (0..<batch * batches * 784).map { i in
      UInt8(stream.index(below: i % 784 / 100 % 3 == i / 784 % 3 ? 256 : 30))
    }
    let training = Training(
      start: .drawn, pretrainingEpochs: 0, stageEpochs: [0, epochs + 1], fadeIn: 0, learningRate: .constant(1e-3),
      batch: batch, precision: precision, clip: nil, restarts: nil, evaluationDraws: 1)
    var times: [Double] = []
    let trained = try? training.fit(
      architecture, to: PointSet(images: batch * batches, pixels: 784, bytes: bytes), using: RandomStream(seed: seed),
      firstPrior: { _, codes, _ in
        GaussianMixture(
          weights: [Double](repeating: 1 / 25, count: 25), means: codes.rows(0..<25),
          covariances: .spherical([Double](repeating: 0.01, count: 25)))
      },
      observe: { _ in times.append(threadSeconds()) })
    let fastest = zip(times, times.dropFirst()).map { $1 - $0 }.min()
    return (fastest ?? .infinity, trained?.best.curve.last?.total ?? .nan)
  }
}

/// The products of matrices of a step of that ladder by themselves: our own, and what BLAS can do at these shapes.
enum LadderProductsBenchmark {
  /// Measures products while as many threads compute them side by side.
  ///
  /// - Returns: A line of JSON: milliseconds of the processor for the products of a step, our own in either precision and
  ///   sgemm's, and the kernel that OpenBLAS chose.
  static func run(threads: Int) -> String {
    let own = Precision.allCases.map { precision in milliseconds(threads) { ownStep(&$0, precision) } }
    let blas = milliseconds(threads, blasStep)
    return
      "{\"own\": \(own[0]), \"bfloat16\": \(own[1]), \"sgemm\": \(blas), \"core\": \"\(NumericEnvironment.coreName)\"}"
  }

  private static let points = 512
  private static let layers = [(784, 500), (500, 2000), (2000, 500), (500, 500), (500, 784)]

  /// What products read and write: as large as the largest needs.
  private struct Numbers {
    let x = LadderProductsBenchmark.numbers(points * 2000), w = LadderProductsBenchmark.numbers(2000 * 784)
    let bias = [Float](repeating: 0, count: 2000)
    var (y, dw) = ([Float](repeating: 0, count: points * 2000), [Float](repeating: 0, count: 2000 * 784))
    var db = [Float](repeating: 0, count: 2000)
  }

  private static func ownStep(_ all: inout Numbers, _ precision: Precision) {
    for (i, (inputs, outputs)) in layers.enumerated() {
      Float.dense(
        points: points, inputs: inputs, outputs: outputs, x: all.x, weight: all.w, bias: all.bias,
        activation: .identity, precision: precision, y: &all.y)
      Float.denseParameterGradient(
        points: points, inputs: inputs, outputs: outputs, x: all.x, dy: all.y, precision: precision,
        weight: &all.dw, bias: &all.db)
      guard i > 0 else { continue }
      Float.denseInputGradient(
        points: points, inputs: inputs, outputs: outputs, dy: all.x, weight: all.w, precision: precision,
        dx: &all.y)
    }
  }

  private static func blasStep(_ all: inout Numbers) {
    for (i, (inputs, outputs)) in layers.enumerated() {
      Float.gemm(
        transposeA: false, transposeB: false, m: points, n: outputs, k: inputs, alpha: 1, a: all.x, lda: inputs,
        b: all.w, ldb: outputs, beta: 0, c: &all.y, ldc: outputs)
      Float.gemm(
        transposeA: true, transposeB: false, m: inputs, n: outputs, k: points, alpha: 1, a: all.x, lda: inputs,
        b: all.y, ldb: outputs, beta: 0, c: &all.dw, ldc: outputs)
      guard i > 0 else { continue }
      Float.gemm(
        transposeA: false, transposeB: true, m: points, n: inputs, k: outputs, alpha: 1, a: all.x, lda: outputs,
        b: all.w, ldb: outputs, beta: 0, c: &all.y, ldc: inputs)
    }
  }

  /// The mean over the threads of the least of seven times, as short as three steps each.
  private static func milliseconds(_ threads: Int, _ step: @Sendable (inout Numbers) -> Void) -> Double {
    let results = Mutex<[Double]>([])
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      var all = Numbers()
      step(&all)
      let times = (0..<7).map { _ in
        let begun = threadSeconds()
        for _ in 0..<3 { step(&all) }
        return (threadSeconds() - begun) / 3
      }
      results.withLock { $0.append(times.min() ?? .infinity) }
    }
    return results.withLock { all in 1e3 * all.reduce(0, +) / Double(all.count) }
  }

  private static func numbers(_ count: Int) -> [Float] {
    var stream = RandomStream(seed: 2)
    return (0..<count).map { _ in Float(stream.uniform()) - 0.5 }
  }
}

/// How long a processor has worked for this thread, in seconds: the time it would take if nothing else ran.
private func threadSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}
