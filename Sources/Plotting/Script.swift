/// A gnuplot script that is being written: what a plot becomes, and all that gnuplot is told.
public struct Script: Sendable {
  /// The colours to draw in.
  public let theme: Theme
  /// The drawing's extent.
  public let size: PlotSize
  /// The script so far.
  public private(set) var text = ""

  /// Begins a script for a drawing.
  public init(_ terminal: Terminal, size: PlotSize) {
    theme = terminal.theme
    self.size = size
    add(terminal.command(size))
    add("set encoding utf8")
    add("set minussign")
    add("set border 3 lw 0.7 lc \(theme.frame)")
    add("set tics nomirror out scale 0.5 font ',12' textcolor \(theme.ink)")
    add("set xtics offset 0,0.3")
    add("set key textcolor \(theme.ink) font ',12' spacing 1.25 samplen 1.5")
  }

  /// Adds a line.
  public mutating func add(_ command: Command) { text += command.text + "\n" }

  /// Adds one `plot` of several elements, each on a line of its own.
  public mutating func plot(_ elements: [Command]) {
    text += "plot \\\n  " + elements.map(\.text).joined(separator: ", \\\n  ") + "\n"
  }

  /// Adds a block of numbers, which later lines know by its name; an empty row is a gap.
  public mutating func data(_ name: Command, rows: [[Double]]) {
    add("\(name) << END")
    for row in rows { text += row.map(spelled).joined(separator: " ") + "\n" }
    add("END")
  }

  /// Puts the axes of the next plot onto a frame of the drawing.
  public mutating func place(_ frame: Frame) {
    add("set lmargin at screen \(fraction(frame.left, of: size.width))")
    add("set rmargin at screen \(fraction(frame.left + frame.width, of: size.width))")
    add("set tmargin at screen \(fraction(size.height - frame.top, of: size.height))")
    add("set bmargin at screen \(fraction(size.height - frame.top - frame.height, of: size.height))")
  }

  /// Writes a text at a place of the drawing, counted in pixels from its top left corner.
  public mutating func label(_ words: String, x: Double, y: Double, _ style: Command = "left") {
    let right = fraction(x, of: size.width)
    let up = fraction(size.height - y, of: size.height)
    add("set label \(words) at screen \(right),\(up) \(style) front textcolor \(theme.ink)")
  }

  /// Names the vertical axis of a frame at the drawing's left edge, whatever room the numbers of its ticks take.
  public mutating func nameVertical(_ words: String, of frame: Frame) {
    label(words, x: 12, y: frame.top + frame.height / 2, "center rotate by 90")
  }

  /// Puts the legend's top left corner at a place of the drawing.
  public mutating func legend(x: Double, y: Double) {
    let right = fraction(x, of: size.width)
    let up = fraction(size.height - y, of: size.height)
    add("set key at screen \(right),\(up) left top vertical Left reverse noautotitle")
  }

  /// Writes a legend that is a plot of its own in a multiplot: beside a low panel, gnuplot would break it into columns.
  public mutating func legend(_ entries: [Command], in frame: Frame) {
    place(frame)
    for what: Command in ["border", "tics", "title", "xlabel", "label", "grid"] { add("unset \(what)") }
    add("set xrange [0:1]")
    add("set yrange [0:1]")
    legend(x: frame.left, y: frame.top)
    plot(["NaN notitle"] + entries)
  }

  private func fraction(_ pixels: Double, of extent: Double) -> Double {
    (pixels / extent * 100_000).rounded() / 100_000
  }
}
