import LinearAlgebra
import Plotting
import Testing

@Suite struct GnuplotTests {
  private let plots: [any Plot] = [
    Sample.scatter, Sample.curve, Sample.heatMap, Sample.images, Sample.nullStrips, Sample.groupedBars,
    Sample.curvePanels,
  ]

  @Test func eachKindBecomesAPicture() throws {
    for plot in plots {
      let png = try Gnuplot().draw(plot, on: .png)
      #expect(png.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
      // A header chunk holds width and height, big-endian.
      let width = png.bytes[16..<20].reduce(0) { $0 << 8 | Int($1) }
      #expect(width == Int((plot.size.width * 1.5).rounded()))
      #expect(!png.words.lowercased().contains("warning"))
    }
  }

  @Test(arguments: Theme.allCases)
  func eachKindBecomesVectors(theme: Theme) throws {
    for plot in plots {
      let svg = try Gnuplot().draw(plot, on: .svg(theme))
      let text = String(decoding: svg.bytes, as: UTF8.self)
      #expect(text.hasPrefix("<?xml"))
      #expect(text.hasSuffix("</svg>\n\n"))
      #expect(text.contains(theme == .light ? "fill=\"#ffffff\"" : "fill=\"#0d1117\""))
      #expect(!svg.words.lowercased().contains("warning"))
    }
  }

  @Test func theSamePlotGivesTheSameBytes() throws {
    for plot in plots {
      for terminal in [Terminal.svg(.light), .svg(.dark), .png] {
        #expect(try Gnuplot().draw(plot, on: terminal) == Gnuplot().draw(plot, on: terminal))
      }
    }
  }

  @Test func aFullFigureStaysLight() throws {
    let points = Matrix(rows: 4500, columns: 2, elements: (0..<9000).map { Double($0 * 7919 % 10_007) })
    let ellipses = (0..<10).map {
      Ellipse(group: $0, mean: [5000, 5000], varianceX: 1e5 * Double($0 + 1), varianceY: 1e6, covariance: 1e4)
    }
    let panel = ScatterPlot.Panel(points: points, groups: (0..<4500).map { $0 % 10 }, ellipses: ellipses)
    for count in [5, 12] {
      let plot = ScatterPlot(panels: [ScatterPlot.Panel](repeating: panel, count: count), x: "x", y: "y")
      for terminal in [Terminal.svg(.dark), .png] {
        let size = try Gnuplot().draw(plot, on: terminal).bytes.count
        #expect(size < 500_000, "\(count) panels, \(terminal), \(size) bytes")
      }
    }
  }

  @Test func aTitleIsNeverACommand() throws {
    let title = "a'\nset output '/nonexistent/x'\nplto `false` \"x\" @x $x %d {/Bold b}_2 <&> \\"
    var plot = Sample.scatter
    plot.panels[0].title = title
    plot.groupNames[0] = title
    plot.x = title
    var map = Sample.heatMap
    map.columnNames[0] = "'\n`false` 50% <&> \\"
    map.label = title
    let images = ImageGrid(images: [.init(pixels: Matrix([[0, 1], [1, 0]]), caption: title)], columns: 1)
    var curve = Sample.curve
    curve.series[0].name = title
    curve.x.label = title
    var strips = Sample.nullStrips
    strips.strips[0].name = title
    var bars = Sample.groupedBars
    bars.series[0] = title
    bars.y.label = title
    var panels = Sample.curvePanels
    panels.panels[0].title = title
    panels.names[0] = title
    let shown = "a' set output '/nonexistent/x' plto `false` \"x\" @x $x %d {/Bold b}_2 &lt;&amp;> \\"
    let all: [(any Plot, Int)] = [(plot, 3), (map, 1), (images, 1), (curve, 2), (strips, 1), (bars, 2), (panels, 2)]
    for (plot, times) in all {
      let svg = String(decoding: try Gnuplot().draw(plot, on: .svg(.light)).bytes, as: UTF8.self)
      // Legends shorten what is long.
      let lines = svg.split(separator: "\n")
      #expect(lines.count { $0.contains(shown.prefix(30)) } >= times, "\(type(of: plot))")
      #expect(lines.contains { $0.contains(shown) }, "\(type(of: plot))")
      #expect(svg.contains("<text>' `false` 50% &lt;&amp;> \\</text>") == (plot is HeatMap))
    }
  }

  @Test func aMissingProgramIsNamed() {
    let error = PlotError.notStarted(program: "gnuplot-of-nowhere", reason: "No such file or directory")
    #expect(throws: error) { try Gnuplot(program: "gnuplot-of-nowhere").draw(Sample.curve, on: .png) }
    #expect(error.description.contains("apt-get install gnuplot-nox"))
  }

  /// What ends well but has written no whole drawing is not taken for one; `echo` writes what it is called with.
  @Test func aDrawingThatIsNotWholeIsAFailure() {
    for (terminal, format) in [(Terminal.svg(.dark), "SVG"), (.png, "PNG")] {
      #expect(throws: PlotError.notWhole(program: "echo", format: format)) {
        try Gnuplot(program: "echo").draw(Sample.curve, on: terminal)
      }
    }
  }

  @Test func aProgramThatReadsNothingIsAFailureAndNoSignal() {
    // More than a pipe holds, so that the writer finds it broken.
    let script = String(repeating: "set title 'x'\n", count: 50_000)
    #expect(throws: PlotError.failed(status: 1, line: nil, command: "", words: "it said nothing")) {
      try Gnuplot(program: "false").run(script)
    }
    #expect(throws: PlotError.failed(status: 0, line: nil, command: "", words: "it said nothing")) {
      try Gnuplot(program: "true").run(script)
    }
  }
}
