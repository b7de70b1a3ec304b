/// A colour of the screen.
public struct Color: Equatable, Sendable {
  /// Red, green and blue, eight bits each: `0xRRGGBB`.
  public let code: UInt32
  /// How much shows through, from 0 (nothing) to 1.
  public let transparency: Double

  /// Creates a colour from `0xRRGGBB`.
  public init(_ code: UInt32, transparency: Double = 0) {
    self.code = code
    self.transparency = transparency
  }

  /// The same colour, of which so much shows through.
  public func transparent(_ transparency: Double) -> Color { Color(code, transparency: transparency) }

  /// The colour that lies at `fraction` of the way to another.
  public func mixed(with other: Color, _ fraction: Double) -> Color {
    var mixed: UInt32 = 0
    for shift in [UInt32(16), 8, 0] {
      let from = Double(code >> shift & 255)
      let to = Double(other.code >> shift & 255)
      mixed |= UInt32((from + (to - from) * fraction).rounded()) << shift
    }
    return Color(mixed)
  }

  /// How bright it is to the eye, from 0 to 1: the weights of ITU-R BT.601 on red, green and blue.
  public var brightness: Double {
    (0.299 * Double(code >> 16 & 255) + 0.587 * Double(code >> 8 & 255) + 0.114 * Double(code & 255)) / 255
  }

  /// `#RRGGBB`, or gnuplot's `#AARRGGBB` where something shows through.
  public var hexadecimal: String {
    let alpha = UInt32((transparency * 255).rounded())
    let number = String(alpha << 24 | code, radix: 16)
    let digits = alpha == 0 ? 6 : 8
    return "#" + String(repeating: "0", count: digits - number.count) + number
  }
}
