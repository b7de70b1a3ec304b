private import LinearAlgebra
private import Networks

/// Times our own side of each comparison of `make bench`; `Scripts/bench/run.sh` times the other and prints the table.
@main
enum Benchmarks {
  private static let usage = """
    usage: Benchmarks peak
           Benchmarks em-data FOLDER POINTS FEATURES COMPONENTS
           Benchmarks em FOLDER FAMILY ITERATIONS
           Benchmarks step-example KIND FOLDER
           Benchmarks step KIND EPOCHS
           Benchmarks likelihood-data FOLDER COMPONENTS UNITS OUTPUTS POINTS
           Benchmarks likelihood FOLDER
           Benchmarks network-kernels
           Benchmarks ladder FITS EPOCHS PRECISION
           Benchmarks ladder-products THREADS
           Benchmarks codes FILE ...
           where KIND is vade, ivae, vampprior, gmvae, svae-3, svae-10, m2 or dlgmm
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
      if let kind = StepBenchmark.Kind(rawValue: words[0]) {
        try StepBenchmark.writeExample(kind, folder: words[1])
      } else {
        try structured(words[0]).writeExample(folder: words[1])
      }
    case ("step", 2):
      guard let epochs = Int(words[1]) else { throw Misuse(description: usage) }
      if let kind = StepBenchmark.Kind(rawValue: words[0]) {
        print(try StepBenchmark.run(kind, epochs: epochs))
      } else {
        print(try structured(words[0]).run(epochs: epochs))
      }
    case ("codes", 2...): print(try CodesBenchmark.run(files: words))
    case ("network-kernels", 0): print(NetworkKernelsBenchmark.run())
    default: throw Misuse(description: usage)
    }
  }

  private static func structured(_ word: String) throws -> StructuredStepBenchmark {
    guard let kind = StructuredStepBenchmark(rawValue: word) else { throw Misuse(description: usage) }
    return kind
  }
}

/// Arguments that are none.
struct Misuse: Error, CustomStringConvertible {
  let description: String
}
