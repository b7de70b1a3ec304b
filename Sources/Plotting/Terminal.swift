/// What gnuplot draws into.
public enum Terminal: Equatable, Sendable {
  /// Vectors for the page of a theme. Text stays text, in the reader's own sans-serif.
  case svg(Theme)
  /// A picture of one and a half times as many pixels as the plot's size says, on white.
  case png

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
    case .png:
      // A point of its font is 4/3 pixels.
      """
      set terminal pngcairo size \((1.5 * size.width).rounded()),\((1.5 * size.height).rounded()) \(style) \
      font 'DejaVu Sans,13' fontscale 1.125 linewidth 1.5 pointscale 1.5
      """
    }
  }
}
