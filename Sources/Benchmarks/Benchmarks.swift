private import LinearAlgebra

/// Times our own side of each comparison of `make bench`; `Scripts/bench/run.sh` times the other and prints the table.
@main
enum Benchmarks {
  private static let usage = """
    usage: Benchmarks peak
           Benchmarks em-data FOLDER POINTS FEATURES COMPONENTS
           Benchmarks em FOLDER FAMILY ITERATIONS
           Benchmarks network-step HIDDEN BATCH
           Benchmarks network-kernels
           Benchmarks ladder FITS EPOCHS
           Benchmarks ladder-products THREADS
    """

  static func main() throws {
    NumericEnvironment.useOneThread()
    let arguments = CommandLine.arguments.dropFirst()
    let words = Array(arguments.dropFirst())
    switch (arguments.first, words.count) {
    case ("peak", 0): print(PeakBenchmark.run())
    case ("em-data", 4): try EMBenchmark.prepare(folder: words[0], sizes: words[1...].compactMap { Int($0) })
    case ("em", 3): print(try EMBenchmark.run(folder: words[0], family: words[1], iterations: words[2]))
    case ("network-step", 2):
      guard let hidden = Int(words[0]), let batch = Int(words[1]) else { throw Misuse(description: usage) }
      print(NetworkStepBenchmark.run(hidden: hidden, batch: batch))
    case ("ladder", 2):
      guard let fits = Int(words[0]), let epochs = Int(words[1]) else { throw Misuse(description: usage) }
      print(LadderBenchmark.run(fits: fits, epochs: epochs))
    case ("ladder-products", 1):
      guard let threads = Int(words[0]) else { throw Misuse(description: usage) }
      print(LadderProductsBenchmark.run(threads: threads))
    case ("network-kernels", 0): print(NetworkKernelsBenchmark.run())
    default: throw Misuse(description: usage)
    }
  }
}

/// Arguments that are none.
struct Misuse: Error, CustomStringConvertible {
  let description: String
}
