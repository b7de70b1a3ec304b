private import Foundation
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
    let seconds = (0..<15).map { _ in
      let begun = processorSeconds()
      _ = matmul(a, a)
      return processorSeconds() - begun
    }
    return 2 * Double(size * size * size) / (seconds.min() ?? .infinity) / 1e9
  }
}

/// How long processors have worked for this process, in seconds: on one thread, the time it would take if nothing else ran.
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}
