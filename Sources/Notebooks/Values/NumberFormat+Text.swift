private import Foundation

extension NumberFormat {
  /// What a number without a format gets: four significant digits, but every digit before the point.
  static func standard(for number: Double) -> NumberFormat {
    abs(number) >= 10_000 && abs(number) < 1e15 ? .fixed(0) : .significant(4)
  }

  /// Writes a value: ties to even, U+2212 as the minus sign, never a negative zero, whatever the locale.
  ///
  /// - Parameter value: The value; of a list, each of its values.
  /// - Returns: The text.
  /// - Throws: `ValueError` where this format does not fit the value, or where a number is not finite.
  public func text(of value: NotebookValue) throws(ValueError) -> String {
    if case .list(let items) = value {
      var texts: [String] = []
      for item in items { texts.append(try text(of: item)) }
      return texts.joined(separator: ", ")
    }
    if case .interval(let lower, let upper) = value {
      guard case .interval(let digits) = self else {
        throw ValueError("an interval is shown with 'interval(3)', not as a number")
      }
      return try Self.fixed(digits).write(lower) + " to " + Self.fixed(digits).write(upper)
    }
    guard let number = value.asNumber else { throw ValueError("\(value.typeName) has no digits to format") }
    if case .interval = self { throw ValueError("'interval' shows intervals, not a number") }
    if case .integer(let count) = value, self == .integer || self == .thousands {
      return signed("\(count.magnitude)", negative: count < 0)
    }
    return try write(number)
  }

  private func write(_ number: Double) throws(ValueError) -> String {
    guard number.isFinite else { throw ValueError("a number that is not finite cannot be shown") }
    let magnitude = number.magnitude
    let digits: String =
      switch self {
      case .fixed(let places), .interval(let places): String(format: "%.\(places)f", magnitude)
      case .percent(let places): Self.hundredfold(String(format: "%.\(places + 2)f", magnitude)) + "%"
      case .integer, .thousands: String(format: "%.0f", magnitude)
      case .significant(let count): Self.significant(magnitude, count)
      }
    return signed(digits, negative: number < 0)
  }

  /// Puts the sign before digits, unless all are zero, and commas between groups where wanted.
  private func signed(_ digits: String, negative: Bool) -> String {
    let isZero = !digits.contains { ("1"..."9").contains($0) }
    return (negative && !isZero ? "\u{2212}" : "") + (self == .thousands ? Self.grouped(digits) : digits)
  }

  private static func grouped(_ digits: String) -> String {
    let groups = digits.enumerated().map { index, digit in
      index > 0 && (digits.count - index).isMultiple(of: 3) ? ",\(digit)" : "\(digit)"
    }
    return groups.joined()
  }

  /// Moves the point two digits to the right, so that a percentage is rounded once only.
  private static func hundredfold(_ digits: String) -> String {
    let parts = digits.split(separator: ".")
    guard parts.count == 2 else { return digits }
    let whole = (parts[0] + parts[1].prefix(2)).drop { $0 == "0" }
    let rest = parts[1].dropFirst(2)
    return (whole.isEmpty ? "0" : String(whole)) + (rest.isEmpty ? "" : ".\(rest)")
  }

  /// So many significant digits, in powers of ten where the number is very great or very small.
  private static func significant(_ number: Double, _ count: Int) -> String {
    guard number > 0 else { return "0" }
    let scientific = String(format: "%.\(count - 1)e", number).split(separator: "e")
    guard scientific.count == 2, let exponent = Int(scientific[1]) else { return "\(number)" }
    let digits = Array(scientific[0].filter { $0 != "." })
    if exponent < -4 || exponent >= 15 {
      return "\(scientific[0]) × 10" + superscript(exponent)
    }
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + String(digits) }
    if exponent >= digits.count - 1 {
      return String(digits) + String(repeating: "0", count: exponent + 1 - digits.count)
    }
    return String(digits[...exponent]) + "." + String(digits[(exponent + 1)...])
  }

  private static func superscript(_ exponent: Int) -> String {
    let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return String("\(exponent)".map { $0.wholeNumberValue.map { raised[$0] } ?? "⁻" })
  }
}

extension NotebookValue {
  /// The value as a report shows it.
  ///
  /// - Parameter format: How; nil for four significant digits and all before the point, and counts, words and flags as they are.
  /// - Returns: The text.
  /// - Throws: `ValueError` where the format does not fit the value.
  public func text(_ format: NumberFormat? = nil) throws(ValueError) -> String {
    if let format { return try format.text(of: self) }
    switch self {
    case .integer: return try NumberFormat.integer.text(of: self)
    case .number(let number): return try NumberFormat.standard(for: number).text(of: self)
    case .text(let text): return text
    case .flag(let flag): return "\(flag)"
    case .interval(let lower, let upper):
      return try NotebookValue.number(lower).text() + " to " + NotebookValue.number(upper).text()
    case .list(let items):
      var texts: [String] = []
      for item in items { texts.append(try item.text()) }
      return texts.joined(separator: ", ")
    }
  }
}
