import LinearAlgebra
import Plotting
import TestSupport
import Testing

private let tiny = Double.leastNonzeroMagnitude

/// Values at the edges of what doubles hold, of what they tell apart, and of what an axis is used to.
private let hostile: [(name: String, values: [Double])] = [
  ("the greatest", [-1.7e308, 1.7e308]), ("one greatest", [1.7e308]), ("greatest and least", [1.7e308, tiny, -3]),
  ("time stamps", [0, 256, 512].map { 1_700_000_000_000_000_000 + $0 }), ("denormals", [tiny, 2 * tiny, 90 * tiny]),
  ("a denormal", [tiny]), ("zeros", [0, -0.0, 0]), ("neighbours", [1, 1 + .ulpOfOne]),
  ("large neighbours", [1e300, (1e300).nextUp]), ("small neighbours", [-1e-300, (-1e-300).nextUp]),
  ("ties", [7, 7, 7, 7]), ("large ties", [-1e17, -1e17]), ("1e160", [1e160, -2e160, 3e159]),
  ("1e-170", [1e-170, -2e-170, 3e-171]), ("one far away", [1, 2, 3, 1e200]), ("ordinary", [0.5, -2, 3.25]),
  ("nothing", []),
]

/// Numbers drawn anew each time the same way: mostly at odd scales, often equal or neighbours.
private func drawn(_ seed: Int, count: Int) -> [Double] {
  var state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1
  func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
  var values: [Double] = []
  while values.count < count {
    switch next() % 5 {
    case 0: values.append(Double(bitPattern: next()))
    case 1: values.append(values.last?.nextUp ?? 1)
    case 2: values.append(values.first ?? 0)
    case 3: values.append(Double(Int64(truncatingIfNeeded: next())))
    default: values.append(Double(next() % 1000) / 250 - 2)
    }
    if !(values.last ?? 0).isFinite { values.removeLast() }
  }
  return values
}

/// Every kind of plot, of such values wherever a number can stand.
private func plots(of x: [Double], and y: [Double]) -> [any Plot] {
  let count = min(x.count, y.count)
  let points = Matrix<Double>((0..<count).map { [x[$0], y[$0]] }, columns: 2)
  let curve = (0..<count).map { SIMD2(x[$0], y[$0]) }
  let (first, second) = (x.first ?? 0, y.first ?? 0)
  let strip = NullStrips.Strip(name: "score", null: "null", draws: x, bound: first, observed: y, mean: second)
  let groups = (0..<count).map { i in
    GroupedBarPlot.Group(
      "bar \(i)",
      [.init(value: x[i], lower: min(x[i], y[i]), upper: max(x[i], y[i]), points: x + y, chance: second)])
  }
  let ellipse = Ellipse(
    group: 0, mean: [first, second], varianceX: abs(first), varianceY: abs(second), covariance: second)
  let square = Matrix<Double>((0..<count).map { i in x.prefix(count).map { $0 / 2 + y[i] / 2 } }, columns: count)
  return [
    ScatterPlot(panels: [.init(points: points, ellipses: [ellipse])], x: "x", y: "y"),
    ScatterPlot(
      panels: [.init(title: "1", points: points), .init(points: 0.5 * points, scale: 1)], x: "x", y: "y (nats)",
      groupNames: ["a"]),
    CurvePlot(series: [.init("a", curve.map { .init(x: $0.x, y: $0.y) })], x: Axis("x"), y: Axis("y")),
    CurvePlot(
      series: [.init("a", curve.map { .init(x: abs($0.x), y: abs($0.y)) })], x: Axis("x", scale: .logarithmic),
      y: Axis("y", scale: .logarithmic, including: [1])),
    CurvePanels(panels: [.init(title: "t", curves: [curve, []])], names: ["a"], x: Axis("x"), y: "y", marks: [first]),
    SlicePanels(
      panels: [.init(title: "t", variable: "v", curve: curve, truth: first, minimiser: second)], y: "loss"),
    NullStrips(strips: [strip], x: "score"),
    GroupedBarPlot(groups: groups, series: ["s"], chance: "chance", y: Axis("y", including: [1])),
    HeatMap(
      values: square, rowNames: x.prefix(count).map { "\($0)" }, columnNames: y.prefix(count).map { "\($0)" },
      label: "l", range: min(first, second)...max(first, second)),
    ShareBars(bars: [.init("b", x)], parts: x.map { "\($0)" }, label: "l"),
    SparklineGrid(rows: [.init(name: "r", cells: [.init(heights: x, group: 0)])], groups: ["g"], middle: "m"),
  ]
}

extension Matrix<Double> {
  fileprivate init(_ rows: [[Double]], columns: Int) {
    self = rows.isEmpty || columns == 0 ? Matrix(rows: 0, columns: columns) : Matrix(rows)
  }
}

@Suite struct HostileValueTests {
  /// A plot of finite numbers is a script, or an error that says what cannot be drawn; never a trap.
  private func expectScript(_ plot: some Plot, _ what: String) {
    do {
      let script = try plot.script(for: .svg(.light))
      let hasPlace = !script.contains(":nan") && !script.contains("[nan") && !script.contains("inf")
      #expect(hasPlace, "\(type(of: plot)) of \(what)")
      #expect(plot.size.width > 0 && plot.size.width < 3000 && plot.size.height < 5000, "\(type(of: plot)) of \(what)")
    } catch {
      #expect("\(error)".contains("cannot be drawn"), "\(type(of: plot)) of \(what)")
    }
  }

  @Test(arguments: hostile.indices) func everyPlotOfEveryValueIsAScript(index: Int) {
    for other in hostile {
      for plot in plots(of: hostile[index].values, and: other.values) {
        expectScript(plot, "\(hostile[index].name) and \(other.name)")
      }
    }
  }

  @Test func plotsOfNumbersDrawnAtRandomAreScripts() {
    for seed in 1...Mutator.cases(20) {
      for plot in plots(of: drawn(seed, count: 1 + seed % 7), and: drawn(seed + 1_000_000, count: 1 + seed % 5)) {
        expectScript(plot, "numbers of seed \(seed)")
      }
    }
  }

  /// Their sum is infinite, their mean is not.
  @Test func drawsAsLargeAsNumbersGetHaveAMean() throws {
    let strip = NullStrips.Strip(
      name: "s", null: "random", draws: [1.7e308, 1.7e308, 1.6e308], bound: 1, observed: [1], mean: 1)
    expectScript(NullStrips(strips: [strip], x: "score"), "the greatest")
  }

  /// gnuplot draws them, with more than one different number at each axis.
  @Test(arguments: ["the greatest", "time stamps", "denormals", "neighbours", "1e160", "one far away", "large ties"])
  func gnuplotTellsTheValuesApart(name: String) throws {
    let values = try #require(hostile.first { $0.name == name }).values
    for plot in plots(of: values, and: values.reversed()).prefix(4) {
      guard let drawing = try? Gnuplot().draw(plot, on: .svg(.light)) else { continue }
      let svg = String(decoding: drawing.bytes, as: UTF8.self)
      let labels = svg.matches(of: /<text>\s*([^<]+?)\s*<\/text>/).map { String($0.1) }
      let numbers = Set(labels.filter { $0.contains { $0.isNumber } && !$0.contains(" ") })
      #expect(numbers.count >= 2, "\(type(of: plot)) of \(name): \(labels)")
      #expect(!drawing.words.contains("warning"), "\(drawing.words)")
    }
  }

  @Test func aThousandClassesAreDrawnInTheirColoursAndSomeNamed() throws {
    let points = Matrix<Double>((0..<4000).map { [Double($0 % 63), Double($0 / 63)] })
    let plot = ScatterPlot(
      panels: [.init(points: points, groups: (0..<4000).map { $0 % 2000 })], x: "x", y: "y",
      groupNames: (0..<2000).map { "class \($0)" })
    let lines = try plot.script(for: .png).split(separator: "\n")
    #expect(lines.count { $0.contains("with vectors") } == 10)
    #expect(plot.note.contains("of 2,000 classes"))
    #expect(plot.size.height < 900)
    let curves = CurvePlot(
      series: (0..<2000).map { i in .init("run \(i)", (0..<300).map { .init(x: Double($0), y: Double(i)) }) },
      x: Axis("x"), y: Axis("y"), marksPoints: false)
    #expect(try Gnuplot().draw(curves, on: .svg(.light)).bytes.count < 500_000)
    #expect(curves.note.contains("the first 200 of 2,000 curves") && curves.note.contains("of 2,000 curves"))
  }
}
