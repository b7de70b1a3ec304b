private import LinearAlgebra
private import Networks

/// Times our own side of each comparison of `make bench`; `Scripts/bench/run.sh` times the other and prints the table.
@main
enum Benchmarks {
  private static let usage = """
    usage: Benchmarks peak
           Benchmarks em-data FOLDER POINTS FEATURES COMPONENTS
           Benchmarks em FOLDER FAMILY ITERATIONS
           Benchmarks step-example vade|ivae|vampprior|gmvae FOLDER
           Benchmarks step vade|ivae|vampprior|gmvae EPOCHS
           Benchmarks likelihood-data FOLDER COMPONENTS UNITS OUTPUTS POINTS
           Benchmarks likelihood FOLDER
           Benchmarks network-kernels
           Benchmarks ladder FITS EPOCHS PRECISION
           Benchmarks ladder-products THREADS
           Benchmarks codes FILE ...
    """

  static func main() throws {
    NumericEnvironment.useOneThread()
    let arguments = CommandLine.arguments.dropFirst()
    let words = Array(arguments.dropFirst())
    switch (arguments.first, words.count) {
    case ("peak", 0): print(PeakBenchmark.run())
    case ("em-data", 4): try EMBenchmark.prepare(folder: words[0], sizes: words[1...].compactMap { Int($0) })
    case ("em", 3): print(try EMBenchmark.run(folder: words[0], family: words[1], iterations: words[2]))
    case ("likelihood-data", 5):
      try LikelihoodBenchmark.prepare(folder: words[0], sizes: words[1...].compactMap { Int($0) })
    case ("likelihood", 1): print(try LikelihoodBenchmark.run(folder: words[0]))
    case ("ladder", 3):
      guard let fits = Int(words[0]), let epochs = Int(words[1]), let precision = Precision(rawValue: words[2]) else {
        throw Misuse(description: usage)
      }
      print(LadderBenchmark.run(fits: fits, epochs: epochs, precision: precision))
    case ("ladder-products", 1):
      guard let threads = Int(words[0]) else { throw Misuse(description: usage) }
      print(LadderProductsBenchmark.run(threads: threads))
    case ("step-example", 2):
      guard let kind = StepBenchmark.Kind(rawValue: words[0]) else { throw Misuse(description: usage) }
      try StepBenchmark.writeExample(kind, folder: words[1])
    case ("step", 2):
      guard let kind = StepBenchmark.Kind(rawValue: words[0]), let epochs = Int(words[1]) else {
        throw Misuse(description: usage)
      }
      print(try StepBenchmark.run(kind, epochs: epochs))
    case ("codes", 2...): print(try CodesBenchmark.run(files: words))
    case ("network-kernels", 0): print(NetworkKernelsBenchmark.run())
    default: throw Misuse(description: usage)
    }
  }
}

/// Arguments that are none.
struct Misuse: Error, CustomStringConvertible {
  let description: String
}
