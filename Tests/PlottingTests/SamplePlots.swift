import LinearAlgebra
import Plotting

/// Small plots of each kind, whose scripts are kept in `Reference/`.
enum Sample {
  static let scatter = ScatterPlot(
    panels: [
      .init(
        title: "seed 1", points: Matrix([[0, 1], [1, 2], [4, 0], [3, 1]]), groups: [0, 0, 1, 1],
        ellipses: [Ellipse(group: 1, mean: [3.5, 0.5], varianceX: 0.25, varianceY: 1, covariance: 0.25)]),
      .init(title: "seed 2", points: Matrix([[0, 1], [1, 2], [4, 0], [3, 1]]), groups: [1, 1, 0, 0]),
    ], x: "feature 1", y: "feature 2", groupNames: ["arm 1", "arm 2"])

  static let curve = CurvePlot(
    series: [
      .init(
        "full",
        [
          .init(x: 2, y: 2.5e6, lower: 2.25e6, upper: 2.75e6), .init(x: 4, y: 2e6, lower: 1.75e6, upper: 2.5e6),
          .init(x: 8, y: 1.5e6),
        ]),
      .init("tied", [.init(x: 2, y: 3e6), .init(x: 8, y: 2.5e6)]),
    ], x: Axis("number of components", scale: .logarithmic, ticks: [2, 4, 8]), y: Axis("BIC (smaller is better)"))

  static let heatMap = HeatMap(
    values: Matrix([[1, 0.25], [0.255, 1]]), rowNames: ["run 1", "run 2"], columnNames: ["run 1", "run 2"],
    label: "adjusted Rand index", range: 0...1)

  static let images = ImageGrid(
    images: [
      .init(pixels: Matrix([[0, 0.5, 1], [-0.25, 0.2, 1.5]]), caption: "50.0%"),
      .init(pixels: Matrix([[1, 0.5, 0], [0, 0, 0]]), caption: "it's"),
    ], columns: 2)

  static let nullStrips = NullStrips(
    strips: [
      .init(
        name: "strong", null: "random rotations", draws: [0.5, 0.755, 0.758], bound: 0.75, observed: [0.25, 0.75],
        mean: 0.5),
      .init(
        name: "one to one", null: "random rotations", draws: [0.125], bound: 0.25, observed: [0.75], mean: 0.75),
    ], x: "score")

  static let groupedBars = GroupedBarPlot(
    groups: [
      .init(
        "ReLU",
        [.init(value: 0.75, lower: 0.5, upper: 1, points: [0.5, 1]), .init(value: 0.5, chance: 0.625)]),
      .init("tanh, 50%", [.init(value: 0.25), .init(value: 0.125)]),
    ], series: ["weak", "strong"], chance: "chance", y: Axis("score", including: [1]))

  static let shareBars = ShareBars(
    bars: [.init("independent", [1, 0, 0]), .init("turned, 50%", [0.125, 0.625, 0.25])],
    parts: ["none", "affine", "undecided"], label: "share of the worlds")

  static let curvePanels = CurvePanels(
    panels: [
      .init(title: "reconstruction", curves: [[[0, -2], [1, -1.5], [2, -1.25]], [[0, -3], [2, -1]]]),
      .init(title: "total", curves: [[[0, -2e6], [2, -1e6]], [[0, -3e6], [2, -1.5e6]]]),
    ], names: ["run 1", "run 2"], x: Axis("epoch"), y: "nats a point")

  static let slices = SlicePanels(
    panels: [
      .init(
        title: "two components, model 1", variable: "β1,1", curve: [[-1, 4], [0, 1], [1, 0], [2, 1]], truth: 1,
        minimiser: 1),
      .init(title: "f a fold, 50%", variable: "μ1", curve: [[0, 0], [1, 0.5], [2, 0]], truth: 2, minimiser: 0),
    ], y: "loss (nats)")

  static let sparklines = SparklineGrid(
    rows: [
      .init(
        name: "model 1", cells: [.init(heights: [1, 0, 1], group: 0), .init(heights: [1, 0, 0.5, 0.25, 1], group: 1)]),
      .init(name: "model 2, 50%", cells: [.init(heights: [0.5, 0, 1], group: 0)]),
    ], groups: ["one basin", "several"], middle: "truth")
}
