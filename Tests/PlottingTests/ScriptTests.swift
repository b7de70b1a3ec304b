import LinearAlgebra
import Plotting
import TestSupport
import Testing

/// What gnuplot is told, as text.
@Suite struct ScriptTests {
  private let size = PlotSize(width: 400, height: 200)

  /// The lines that come after those of an empty script.
  private func added(_ change: (inout Script) -> Void) -> [String] {
    var script = Script(.svg(.light), size: size)
    let head = script.text
    change(&script)
    #expect(script.text.hasPrefix(head))
    return script.text.dropFirst(head.count).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(arguments: Theme.allCases) func itBeginsWithTheTerminalInTheThemesColours(theme: Theme) {
    let script = Script(.svg(theme), size: size)
    #expect(script.theme == theme && script.size == size)
    #expect(script.text.hasPrefix("set terminal svg size 400,200 "))
    #expect(script.text.contains("set encoding utf8\n") && script.text.hasSuffix("samplen 1.5\n"))
  }

  @Test func numbersStandInABlockAndAnEmptyRowIsAGap() {
    let lines = added { $0.data("$d", rows: [[1, 2.5], [], [-1e-30, 1e20]]) }
    #expect(lines == ["$d << END", "1 2.5", "", "-1e-30 1e+20", "END", ""])
  }

  @Test func elementsOfOnePlotAreJoinedByBackslashes() {
    #expect(added { $0.plot(["x", "2*x title \("a'b")"]) } == ["plot \\", "  x, \\", "  2*x title \"a'b\"", ""])
    #expect(added { $0.plot(["x"]) } == ["plot \\", "  x", ""])
  }

  /// Screens count from the bottom in fractions, frames from the top in pixels.
  @Test func aFrameBecomesMargins() {
    let lines = added { $0.place(Frame(left: 100, top: 20, width: 200, height: 150)) }
    #expect(
      lines == [
        "set lmargin at screen 0.25", "set rmargin at screen 0.75", "set tmargin at screen 0.9",
        "set bmargin at screen 0.15", "",
      ])
    // To 1e-5 of the drawing.
    #expect(added { $0.legend(x: 100.0 / 3, y: 0) }[0].hasPrefix("set key at screen 0.08333,1 left top"))
  }

  @Test func aLabelStandsAtItsPlace() {
    let lines = added { $0.label("50% of 'it'", x: 200, y: 50, "center") }
    #expect(lines[0].hasPrefix("set label \"50% of 'it'\" at screen 0.5,0.75 center front textcolor rgb '#"))
    let frame = Frame(left: 0, top: 40, width: 10, height: 100)
    #expect(added { $0.nameVertical("y", of: frame) }[0].contains("at screen 0.03,0.55 center rotate by 90"))
  }

  /// A legend by itself shows nothing else.
  @Test func aLegendOfItsOwnHasNoAxes() {
    let lines = added { $0.legend(["keyentry title 'a'"], in: Frame(left: 0, top: 0, width: 100, height: 100)) }
    for what in ["border", "tics", "title", "xlabel", "label", "grid"] { #expect(lines.contains("unset \(what)")) }
    #expect(lines.suffix(4) == ["plot \\", "  NaN notitle, \\", "  keyentry title 'a'", ""])
  }
}
