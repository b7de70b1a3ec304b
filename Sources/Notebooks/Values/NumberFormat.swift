/// How a number is written.
public enum NumberFormat: Equatable, Sendable {
  /// So many digits after the point.
  case fixed(Int)
  /// So many significant digits.
  case significant(Int)
  /// Hundredths with so many digits after the point, and a `%`.
  case percent(Int)
  /// A whole number.
  case integer
  /// A whole number with commas between groups of three digits.
  case thousands
  /// Both ends of an interval, with so many digits after the point.
  case interval(Int)

  /// The formats that take no number of digits.
  static let plainNames = ["integer", "thousands"]
  /// The numbers of digits that the other formats take.
  static let digits = ["fixed": 0...15, "significant": 1...15, "percent": 0...13, "interval": 0...15]
  /// All formats, in the order of messages.
  static let names = ["fixed", "significant", "percent", "integer", "thousands", "interval"]

  init(name: String, digits: Int) {
    switch name {
    case "fixed": self = .fixed(digits)
    case "percent": self = .percent(digits)
    case "interval": self = .interval(digits)
    default: self = .significant(digits)
    }
  }
}
