import LinearAlgebra
import Plotting
import TestSupport
import Testing

/// Why there is no drawing.
@Suite struct PlotErrorTests {
  @Test(arguments: [
    (PlotError.notFinite("panel 1"), "panel 1 cannot be drawn: it holds a number that is not finite"),
    (
      .notPositive("series 'a'"),
      "series 'a' cannot be drawn on a logarithmic axis: it holds a number that is not above zero"
    ),
    (.tooSmall("image 2"), "image 2 cannot be drawn: gnuplot draws images of at least 2×2 pixels"),
    (
      .notStarted(program: "gnuplot", reason: "No such file or directory"),
      "cannot start 'gnuplot': No such file or directory; install it, on Debian with 'apt-get install gnuplot-nox'"
    ),
    (
      .failed(status: 2, line: nil, command: "", words: "it said nothing"),
      "gnuplot ended with status 2: it said nothing"
    ),
    (
      .failed(status: 1, line: 7, command: "plto x", words: "invalid command"),
      "gnuplot stopped at line 7 of its script, 'plto x': invalid command"
    ),
    (
      .notWhole(program: "echo", format: "SVG"),
      "'echo' wrote no whole SVG; is it gnuplot, and was it let go on to the end?"
    ),
  ])
  func itSaysWhatIsWrong(error: PlotError, words: String) { #expect(error.description == words) }

  @Test(arguments: [0, -1, -0.0]) func whatHasNoLogarithmIsNamed(value: Double) {
    let plot = CurvePlot(
      series: [.init("a", [.init(x: 1, y: 2), .init(x: 2, y: value)])], x: Axis("x"), y: Axis("y", scale: .logarithmic))
    #expect {
      try plot.script(for: .png)
    } throws: {
      guard case PlotError.notPositive = $0 else { return false }
      return "\($0)".contains("logarithmic axis")
    }
  }

  @Test(arguments: [Double.nan, .infinity]) func whatHasNoPlaceIsNamed(value: Double) {
    let plot = CurvePlot(series: [.init("a", [.init(x: 1, y: value)])], x: Axis("x"), y: Axis("y"))
    #expect {
      try plot.script(for: .png)
    } throws: {
      if case PlotError.notFinite = $0 { true } else { false }
    }
  }
}
