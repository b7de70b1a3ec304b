/// A value that a report can show.
public enum ReportValue: Equatable, Sendable {
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
}

/// In JSON, a value is what a reader would write by hand: `3`, `0.25`, `"full"`, `true`, `[0.1, 0.4]`.
extension ReportValue: Codable {
  public init(from decoder: any Decoder) throws {
    if var ends = try? decoder.unkeyedContainer() {
      self = .interval(try ends.decode(Double.self), try ends.decode(Double.self))
      guard ends.isAtEnd else {
        throw DecodingError.dataCorruptedError(in: ends, debugDescription: "an interval has two ends, and no third")
      }
      return
    }
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let integer = try? container.decode(Int.self) {
      self = .integer(integer)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .flag(let value): try container.encode(value)
    case .interval(let lower, let upper): try container.encode([lower, upper])
    }
  }
}
