private import LinearAlgebra

/// The rate that arithmetic attains on this machine, on one thread: that of a large product of matrices.
enum PeakBenchmark {
  /// Returns a line of JSON: the rates in double and in single precision, and the kernel that OpenBLAS chose.
  static func run() -> String {
    let numbers = (0..<size * size).map { $0 % 17 - 8 }
    let double = rate(Matrix(rows: size, columns: size, elements: numbers.map { Double($0) }))
    let single = rate(Matrix(rows: size, columns: size, elements: numbers.map { Float($0) }))
    return "{\"gigaflops\": \(double), \"single\": \(single), \"core\": \"\(NumericEnvironment.coreName)\"}"
  }

  private static let size = 768

  private static func rate(_ a: Matrix<some MatrixScalar>) -> Double {
    let seconds = (0..<15).map { _ in ContinuousClock().measure { _ = matmul(a, a) }.seconds }
    return 2 * Double(size * size * size) / (seconds.min() ?? .infinity) / 1e9
  }
}

extension Duration {
  /// In seconds.
  var seconds: Double { self / .seconds(1) }
}
