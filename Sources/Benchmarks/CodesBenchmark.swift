private import Alignment
private import Foundation
private import LinearAlgebra
private import NumpyFormat

/// Our side of the comparison of codes: the scores of all pairs of runs, without nulls.
enum CodesBenchmark {
  /// Scores the runs in files of `<f8`, and says in JSON how long that took, of the clock and of the processor.
  static func run(files: [String]) throws -> String {
    let codes = try files.map { name in
      try NumpyFile([UInt8](Data(contentsOf: URL(filePath: name))), name: name).matrix()
    }
    let isFitted = (0..<codes[0].rows).map { $0 < codes[0].rows / 2 }
    let (begun, processor) = (ContinuousClock.now, clock())
    let scores = try CodeMoments(codes, isFitted: isFitted).scores()
    let used = 1e3 * Double(clock() - processor) / Double(CLOCKS_PER_SEC)
    let passed = (ContinuousClock.now - begun) / .milliseconds(1)
    let weak = scores.reduce(0) { $0 + $1.weakWhole } / Double(scores.count)
    let strong = scores.reduce(0) { $0 + $1.strongWhole } / Double(scores.count)
    return
      "{\"milliseconds\": \(passed), \"processor_milliseconds\": \(used), \"weak\": \(weak), \"strong\": \(strong)}"
  }
}
