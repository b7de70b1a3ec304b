/// Why there is no drawing.
public enum PlotError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A number to be drawn is NaN or infinite.
  case notFinite(String)
  /// A number to be drawn on a logarithmic axis is not above zero.
  case notPositive(String)
  /// An image has fewer than two rows or columns of pixels.
  case tooSmall(String)
  /// The program could not be started.
  case notStarted(program: String, reason: String)
  /// The program stopped with an exit status. The line is that of the script, counted from one, with what stands there.
  case failed(status: Int, line: Int?, command: String, words: String)
  /// The program ended well, but what it wrote is no whole drawing.
  case notWhole(program: String, format: String)

  public var description: String {
    switch self {
    case .notFinite(let what): "\(what) cannot be drawn: it holds a number that is not finite"
    case .notPositive(let what):
      "\(what) cannot be drawn on a logarithmic axis: it holds a number that is not above zero"
    case .tooSmall(let what): "\(what) cannot be drawn: gnuplot draws images of at least 2×2 pixels"
    case .notStarted(let program, let reason):
      "cannot start '\(program)': \(reason); install it, on Debian with 'apt-get install gnuplot-nox'"
    case .notWhole(let program, let format):
      "'\(program)' wrote no whole \(format); is it gnuplot, and was it let go on to the end?"
    case .failed(let status, nil, _, let words): "gnuplot ended with status \(status): \(words)"
    case .failed(_, let line?, let command, let words):
      "gnuplot stopped at line \(line) of its script, '\(command)': \(words)"
    }
  }

  /// Throws unless every number has a place on a logarithmic axis.
  static func check(_ numbers: [Double], areAboveZero what: @autoclosure () -> String) throws(PlotError) {
    guard numbers.allSatisfy({ $0 > 0 }) else { throw .notPositive(what()) }
  }

  /// Throws unless every number can be drawn.
  static func check(_ numbers: [Double], _ what: @autoclosure () -> String) throws(PlotError) {
    guard numbers.allSatisfy(\.isFinite) else { throw .notFinite(what()) }
  }
}
