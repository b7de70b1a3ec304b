/// What gnuplot draws into.
public enum Terminal: Equatable, Sendable {
  /// Vectors for the page of a theme. Text stays text, in the reader's own sans-serif.
  case svg(Theme)
  /// A picture of one and a half times as many pixels as the plot's size says, on white; of a large plot, of as many.
  case png

  /// The most pixels of a picture that is larger than its plot; beyond, it would be too heavy for a repository.
  private static let mostPixels = 2_000_000.0

  /// The colours to draw in.
  public var theme: Theme {
    switch self {
    case .svg(let theme): theme
    case .png: .light
    }
  }

  /// The command that chooses it. `noenhanced`: no character of a text is a mark-up.
  func command(_ size: PlotSize) -> Command {
    let style: Command = "noenhanced rounded background \(theme.background)"
    return switch self {
    case .svg: "set terminal svg size \(size.width),\(size.height) fixed \(style) font 'sans-serif,13'"
    case .png: picture(size, style, scale: 2.25 * size.width * size.height > Self.mostPixels ? 1 : 1.5)
    }
  }

  private func picture(_ size: PlotSize, _ style: Command, scale: Double) -> Command {
    // A point of its font is 4/3 pixels.
    """
    set terminal pngcairo size \((scale * size.width).rounded()),\((scale * size.height).rounded()) \(style) \
    font 'DejaVu Sans,13' fontscale \(0.75 * scale) linewidth \(scale) pointscale \(scale)
    """
  }

  /// The format's name, for messages.
  var format: String {
    switch self {
    case .svg: "SVG"
    case .png: "PNG"
    }
  }

  /// Whether bytes begin and end as a drawing of the format does.
  func isWhole(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .svg:
      bytes.starts(with: "<?xml".utf8) && bytes.reversed().drop { $0 == 10 }.starts(with: "</svg>".utf8.reversed())
    case .png:
      // The end is the chunk IEND: no bytes, its name, its checksum.
      bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
        && bytes.suffix(12).elementsEqual([0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
    }
  }
}
