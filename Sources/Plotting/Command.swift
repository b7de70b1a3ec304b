/// A piece of a gnuplot script, in which text can never become a command.
///
/// What is interpolated is written by its type: a `String` as a quoted gnuplot string, a number as a number, a
/// ``Color`` as a colour; only a `Command` goes in as it is.
public struct Command: ExpressibleByStringInterpolation, Equatable, Sendable {
  /// What gnuplot reads.
  public let text: String

  /// Creates a command from a literal of the program.
  public init(stringLiteral value: String) { text = value }

  /// Creates a command from a literal with values in it.
  public init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  /// Commands one after the other, as the elements of `plot` are.
  public static func list(_ commands: [Command]) -> Command {
    var joined = Interpolation(literalCapacity: 0, interpolationCount: 0)
    joined.appendLiteral(commands.map(\.text).joined(separator: ", "))
    return Command(stringInterpolation: joined)
  }

  /// What fills the gaps of a literal.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { text += literal }

    /// Writes a text, quoted.
    public mutating func appendInterpolation(_ words: String) { text += quoted(words) }

    /// Writes the text of a tick, quoted. gnuplot would take its per cent signs as number formats, and cut it off
    /// after 50 bytes.
    public mutating func appendInterpolation(tick words: String) {
      text += quoted(
        shortened(words, toBytes: 48).split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%"))
    }

    /// Writes a number.
    public mutating func appendInterpolation(_ number: Double) { text += spelled(number) }

    /// Writes a whole number.
    public mutating func appendInterpolation(_ number: Int) { text += "\(number)" }

    /// Writes a colour.
    public mutating func appendInterpolation(_ color: Color) { text += "rgb '\(color.hexadecimal)'" }

    /// Writes a piece of script as it is.
    public mutating func appendInterpolation(_ command: Command) { text += command.text }
  }
}

/// A text in quotation marks for gnuplot, with the code in place of each character that means something in them:
/// the mark itself, the backslash, the backtick of shell commands and the sign of macros. A control character, which
/// would end the line or the text, becomes a space.
private func quoted(_ words: String) -> String {
  var result = "\""
  for scalar in words.unicodeScalars {
    switch scalar {
    case "\"", "\\", "`", "@": result += octal(scalar)
    case _ where scalar.properties.generalCategory == .control: result += " "
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

/// A character of ASCII as gnuplot reads it in quotation marks: a backslash and three digits.
private func octal(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 8)
  return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
}

/// A text that ends in an ellipsis where it would be longer than so many bytes.
private func shortened(_ words: String, toBytes limit: Int) -> String {
  guard words.utf8.count > limit else { return words }
  var kept = ""
  for character in words {
    guard kept.utf8.count + character.utf8.count + 3 <= limit else { break }
    kept.append(character)
  }
  return kept + "…"
}

/// A number in its shortest spelling: `3` rather than `3.0`.
func spelled(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
}

extension Command {
  /// A colour as `set palette` wants it: `#RRGGBB`, without a transparency.
  static func hexadecimal(_ color: Color) -> Command {
    var digits = Interpolation(literalCapacity: 0, interpolationCount: 0)
    digits.appendLiteral(Color(color.code).hexadecimal)
    return Command(stringInterpolation: digits)
  }
}
