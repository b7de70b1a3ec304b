private import Autoencoders
private import Dispatch
private import Foundation
private import LinearAlgebra
private import Networks
private import Probability
private import Randomness
private import Synchronization

/// Fits of the MNIST ladder (Falck et al. 2021) to random images, side by side, a thread each, as the pipeline runs them.
enum LadderBenchmark {
  /// 784–500–2000, two facets of 5 latents and 25 components, 2000–500–500–784: 3.07 million weights.
  private static let architecture = LadderArchitecture(
    features: 784, encoder: [500, 2000], decoder: [2000, 500, 500],
    facets: [
      LadderArchitecture.Facet(latents: 5, components: 25, rung: 1),
      LadderArchitecture.Facet(latents: 5, components: 25, rung: 2),
    ], activation: .relu)
  private static let batch = 512
  private static let batches = 8

  /// Measures fits.
  ///
  /// - Parameters:
  ///   - fits: How many side by side.
  ///   - epochs: Of eight steps, after one that warms up; both facets are in.
  /// - Returns: A line of JSON: milliseconds of the processor for a training step of each fit, in its fastest epoch, the images that all fits take a second, the
  ///   multiplications and additions of a step in products of matrices, and the last bound, by which one sees that it
  ///   learns.
  static func run(fits: Int, epochs: Int) -> String {
    let results = Mutex<[(seconds: Double, bound: Double)]>([])
    DispatchQueue.concurrentPerform(iterations: fits) { seed in
      let result = fit(seed: UInt64(seed), epochs: epochs)
      results.withLock { $0.append(result) }
    }
    let all = results.withLock { $0 }
    let milliseconds = all.map { 1e3 * $0.seconds / Double(batches) }
    let images = all.reduce(0) { $0 + Double(batch * batches) / $1.seconds }
    return "{\"milliseconds\": \(milliseconds), \"images_per_second\": \(images), \"operations\": \(operations), "
      + "\"core\": \"\(NumericEnvironment.coreName)\", \"bounds\": \(all.map(\.bound))}"
  }

  /// Two operations for each weight and image forward, four backward but for the gradient of the images.
  private static var operations: Double {
    let weights = LadderAutoencoder<Float>(architecture).parameters.layout.slices
      .filter { $0.name.hasSuffix(".weight") }
    let first = architecture.features * architecture.encoder[0]
    return Double(batch * (6 * weights.reduce(0) { $0 + $1.count } - 2 * first))
  }

  private static func fit(seed: UInt64, epochs: Int) -> (seconds: Double, bound: Double) {
    var stream = RandomStream(seed: 1)
    // Three strokes and their noise: an image compresses as little as it should.
    let bytes = (0..<batch * batches * 784).map { i in
      UInt8(stream.index(below: i % 784 / 100 % 3 == i / 784 % 3 ? 256 : 30))
    }
    let training = LadderTraining(stageEpochs: [0, epochs + 1], fadeIn: 0, learningRate: 1e-3, batch: batch)
    var times: [Double] = []
    let trained = try? training.fit(
      architecture, to: GreyImages(count: batch * batches, pixels: 784, bytes: bytes), using: RandomStream(seed: seed),
      firstPrior: { _, codes, _ in
        GaussianMixture(
          weights: [Double](repeating: 1 / 25, count: 25), means: codes.rows(0..<25),
          covariances: .spherical([Double](repeating: 1, count: 25)))
      },
      observe: { _ in times.append(threadSeconds()) })
    let fastest = zip(times, times.dropFirst()).map { $1 - $0 }.min()
    return (fastest ?? .infinity, trained?.curve.last?.total ?? .nan)
  }
}

/// The products of matrices of a step of that ladder by themselves: what BLAS can do at these shapes.
enum LadderProductsBenchmark {
  /// Returns a line of JSON: milliseconds of the processor for the products of a step when this many threads compute them side by side.
  static func run(threads: Int) -> String {
    let results = Mutex<[Double]>([])
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      let seconds = best()
      results.withLock { $0.append(seconds) }
    }
    let all = results.withLock { $0 }
    return "{\"milliseconds\": \(1e3 * all.reduce(0, +) / Double(all.count))}"
  }

  /// The least of seven times, as short as three steps each.
  private static func best() -> Double {
    let layers = [(784, 500), (500, 2000), (2000, 500), (500, 500), (500, 784)]
    let n = 512
    let (x, w) = (numbers(n * 2000), numbers(2000 * 784))
    var (y, dw) = (numbers(n * 2000), numbers(2000 * 784))
    func step() {
      for (i, (inputs, outputs)) in layers.enumerated() {
        Float.gemm(
          transposeA: false, transposeB: false, m: n, n: outputs, k: inputs, alpha: 1, a: x, lda: inputs, b: w,
          ldb: outputs, beta: 0, c: &y, ldc: outputs)
        Float.gemm(
          transposeA: true, transposeB: false, m: inputs, n: outputs, k: n, alpha: 1, a: x, lda: inputs, b: y,
          ldb: outputs, beta: 0, c: &dw, ldc: outputs)
        guard i > 0 else { continue }
        Float.gemm(
          transposeA: false, transposeB: true, m: n, n: inputs, k: outputs, alpha: 1, a: x, lda: outputs, b: w,
          ldb: outputs, beta: 0, c: &y, ldc: inputs)
      }
    }
    step()
    let times = (0..<7).map { _ in
      let begun = threadSeconds()
      for _ in 0..<3 { step() }
      return (threadSeconds() - begun) / 3
    }
    return times.min() ?? .infinity
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
