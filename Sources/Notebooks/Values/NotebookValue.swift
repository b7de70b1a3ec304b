/// A value of an artifact as a report shows it and a claim judges it.
public indirect enum NotebookValue: Equatable, Sendable {
  /// A count.
  case integer(Int)
  /// A measured number; never NaN.
  case number(Double)
  /// A word.
  case text(String)
  /// Yes or no.
  case flag(Bool)
  /// An interval, lower and upper end.
  case interval(Double, Double)
  /// The values of several members, in the order of the sweep.
  case list([NotebookValue])

  /// What the value is, for messages.
  var typeName: String {
    switch self {
    case .integer, .number: "a number"
    case .text(let text): "the word '\(text)'"
    case .flag(let flag): "\(flag)"
    case .interval: "an interval"
    case .list: "a list"
    }
  }

  /// The value as a number, where it is one.
  public var asNumber: Double? {
    switch self {
    case .integer(let count): Double(count)
    case .number(let number): number
    default: nil
    }
  }
}

/// Why a value cannot be shown, gathered or judged as asked.
public struct ValueError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong and what would be right; lower-case.
  public let description: String

  init(_ description: String) { self.description = description }
}
