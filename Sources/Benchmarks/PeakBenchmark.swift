private import LinearAlgebra

/// The rate that arithmetic attains on this machine, on one thread: that of a large product of matrices.
enum PeakBenchmark {
  /// Returns a line of JSON.
  static func run() -> String {
    let n = 768
    let a = Matrix(rows: n, columns: n, elements: (0..<n * n).map { Double($0 % 17) - 8 })
    let seconds = (0..<7).map { _ in ContinuousClock().measure { _ = matmul(a, a) }.seconds }
    let best = 2 * Double(n * n * n) / (seconds.min() ?? .infinity)
    return "{\"gigaflops\": \(best / 1e9), \"core\": \"\(NumericEnvironment.coreName)\"}"
  }
}

extension Duration {
  /// In seconds.
  var seconds: Double { self / .seconds(1) }
}
