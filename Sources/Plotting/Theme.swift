/// The page that a figure lies on.
public enum Theme: String, CaseIterable, Sendable {
  /// GitHub's white page.
  case light
  /// GitHub's dark page.
  case dark

  /// The page.
  public var background: Color { self == .light ? Color(0xFFFFFF) : Color(0x0D1117) }
  /// Text and what must be read.
  public var ink: Color { self == .light ? Color(0x1F2328) : Color(0xE6EDF3) }
  /// Axes and frames.
  public var frame: Color { self == .light ? Color(0x8C959F) : Color(0x6E7681) }
  /// Grid lines.
  public var grid: Color { self == .light ? Color(0xE6E9ED) : Color(0x252B33) }

  /// The colour of the i-th series or cluster; after ten they come again.
  ///
  /// The first eight are Okabe and Ito's, which the colour-blind can tell apart, in an order that puts the clearest
  /// first. Yellow is darkened on white; blue, green and the rest are lightened on dark.
  public func series(_ i: Int) -> Color {
    let colors = self == .light ? Self.onLight : Self.onDark
    return colors[i % colors.count]
  }

  /// After how many series the colours come again.
  static var seriesCount: Int { onLight.count }

  /// The colours of amounts, from none to most: one hue, ever further from the page.
  public var amounts: [Color] {
    switch self {
    case .light: [Color(0xF3F7FB), Color(0xC3DCEF), Color(0x6BAFD9), Color(0x1F78B4), Color(0x08427A)]
    case .dark: [Color(0x161B22), Color(0x12395C), Color(0x1C66A0), Color(0x56A9DE), Color(0xC6E6FB)]
    }
  }

  /// The colour of an amount between 0 and 1.
  public func amount(_ fraction: Double) -> Color {
    let colors = amounts
    let place = (fraction > 0 ? min(fraction, 1) : 0) * Double(colors.count - 1)
    let below = min(Int(place), colors.count - 2)
    return colors[below].mixed(with: colors[below + 1], place - Double(below))
  }

  private static let onLight: [Color] = [
    Color(0x0072B2), Color(0xD55E00), Color(0x009E73), Color(0xCC79A7), Color(0xE69F00), Color(0x56B4E9),
    Color(0x8F7F00), Color(0x555555), Color(0x7B3294), Color(0x8C510A),
  ]
  private static let onDark: [Color] = [
    Color(0x4FA3E0), Color(0xF0803C), Color(0x2DC79B), Color(0xE39AC3), Color(0xF2B84B), Color(0x9AD7FA),
    Color(0xF0E442), Color(0xB1BAC4), Color(0xB388EB), Color(0xC9976B),
  ]
}
