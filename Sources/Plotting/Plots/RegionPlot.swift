public import LinearAlgebra

/// Polygons that fill the plane, those of some kinds filled, with points over them: one panel, or several.
public struct RegionPlot: Plot, Equatable {
  /// A polygon.
  public struct Piece: Equatable, Sendable {
    /// The corners, one after the other around it.
    public var corners: [SIMD2<Double>]
    /// Its kind: 0 is not filled, i has the name and the colour of ``RegionPlot/kinds`` i − 1.
    public var kind: Int

    /// Creates it.
    public init(corners: [SIMD2<Double>], kind: Int) {
      self.corners = corners
      self.kind = kind
    }
  }

  /// What is seen of one plane.
  public struct Panel: Equatable, Sendable {
    /// What stands above it; may be empty.
    public var title: String
    /// The window: two opposite corners.
    public var window: [SIMD2<Double>]
    public var pieces: [Piece]
    /// N×2.
    public var points: Matrix<Double>
    /// For each point 0 or 1, which gives its colour.
    public var groups: [Int]
    /// Pairs of places that are joined by a line.
    public var pairs: [[SIMD2<Double>]]

    /// Creates it.
    public init(
      title: String, window: [SIMD2<Double>], pieces: [Piece], points: Matrix<Double>, groups: [Int],
      pairs: [[SIMD2<Double>]]
    ) {
      self.title = title
      self.window = window
      self.pieces = pieces
      self.points = points
      self.groups = groups
      self.pairs = pairs
    }
  }

  /// The panels, in the order of reading.
  public var panels: [Panel]
  /// The axes.
  public var x: String
  public var y: String
  /// What kinds of pieces from 1 on, the two groups of points, and pairs are called.
  public var kinds: [String]
  public var groups: [String]
  public var pairs: String

  /// Creates a plot.
  public init(panels: [Panel], x: String, y: String, kinds: [String], groups: [String], pairs: String) {
    self.panels = panels
    self.x = x
    self.y = y
    self.kinds = kinds
    self.groups = groups
    self.pairs = pairs
  }

  public var size: PlotSize { grid.size }

  public var note: String {
    let notes =
      (hasWalls ? [] : ["the walls between regions are not drawn, since there are \(grouped(pieceCount))"])
      + (panels.contains { $0.points.rows > pointLimit }
        ? ["\(grouped(pointLimit)) points are drawn in each panel"] : [])
    return notes.joined(separator: "; ")
  }

  public func write(into script: inout Script) throws(PlotError) {
    script.add("set multiplot")
    for (i, panel) in panels.enumerated() {
      let numbers = panel.pieces.flatMap(\.corners) + panel.pairs.flatMap { $0 } + panel.window
      try PlotError.check(numbers.flatMap { [$0.x, $0.y] } + panel.points.elements, "panel \(i + 1)")
      writeAxes(of: i, into: &script)
      write(panel, number: i, into: &script)
    }
    script.legend(legend(script.theme), in: grid.legendFrame)
    script.add("unset multiplot")
  }
}

extension RegionPlot {
  private var pieceCount: Int { panels.reduce(0) { $0 + $1.pieces.count } }

  /// Whether the drawing stays light with the walls: of a piece they take some 120 bytes.
  private var hasWalls: Bool { pieceCount <= 2_500 }

  private var pointLimit: Int { 3_000 / max(panels.count, 1) }

  private var grid: PanelGrid {
    PanelGrid(
      count: panels.count, aspect: 1,
      gaps: PanelGrid.Gaps(across: 46, below: 34),
      right: Legend(kinds + groups + [pairs], of: "kinds", height: 200).width,
      titled: panels.contains { !$0.title.isEmpty })
  }

  /// The plane of a panel, which fills it whatever its proportions.
  private func plane(_ panel: Panel) -> Plane {
    Plane(around: [Matrix(panel.window.map { [$0.x, $0.y] })])
  }

  private func writeAxes(of number: Int, into script: inout Script) {
    let panel = panels[number]
    let (frame, plane) = (grid.frames[number], plane(panel))
    let ranges = (panel.window.map { plane.x($0.x) }, panel.window.map { plane.y($0.y) })
    script.place(frame)
    script.add("set border 15")
    script.add("set title \(panel.title) offset 0,-0.6 textcolor \(script.theme.ink)")
    script.add("set xrange [\(ranges.0.min() ?? 0):\(ranges.0.max() ?? 1)]")
    script.add("set yrange [\(ranges.1.min() ?? 0):\(ranges.1.max() ?? 1)]")
    let across = (ranges.0.min() ?? 0)...(ranges.0.max() ?? 1)
    let along = (ranges.1.min() ?? 0)...(ranges.1.max() ?? 1)
    let steps = (tickStep(across, across: frame.width), tickStep(along, preferablyAtMost: 5))
    script.add("set xtics \(steps.0) format \(tickFormat(steps.0))")
    script.add("set ytics \(steps.1) format \(tickFormat(steps.1))")
    script.add("set xlabel \(grid.isLowest(number) ? plane.x.label(x) : "") offset 0,0.6 textcolor \(script.theme.ink)")
    script.add("unset label")
    if grid.isLeftmost(number) { script.nameVertical(plane.y.label(y), of: frame) }
    script.add("unset key")
  }

  private func write(_ panel: Panel, number: Int, into script: inout Script) {
    let plane = plane(panel)
    func row(_ place: SIMD2<Double>) -> [Double] { [plane.x(place.x), plane.y(place.y)] }
    var elements: [Command] = []
    for kind in 1..<max(kinds.count + 1, 1) {
      let rows = panel.pieces.filter { $0.kind == kind && $0.corners.count > 2 }.flatMap { piece in
        piece.corners.map(row) + [row(piece.corners[0]), []]
      }
      guard !rows.isEmpty else { continue }
      let block: Command = "$pieces_\(number)_\(kind)"
      script.data(block, rows: rows)
      elements.append(
        "\(block) using 1:2 with filledcurves closed fillstyle solid noborder lc \(fill(kind, script.theme)) notitle")
    }
    if hasWalls {
      let block: Command = "$walls_\(number)"
      script.data(
        block,
        rows: panel.pieces.filter { $0.corners.count > 2 }.flatMap { piece in
          piece.corners.map(row) + [row(piece.corners[0]), []]
        })
      elements.append("\(block) using 1:2 with lines lw 0.5 lc \(script.theme.frame) notitle")
    }
    elements += points(panel, number, plane, into: &script)
    if !panel.pairs.isEmpty {
      let block: Command = "$pairs_\(number)"
      script.data(block, rows: panel.pairs.flatMap { $0.map(row) + [[]] })
      elements.append("\(block) using 1:2 with linespoints pt 6 ps 0.9 lw 2 lc \(script.theme.ink) notitle")
    }
    script.plot(elements.isEmpty ? ["NaN notitle"] : elements)
  }

  /// The points, those of group 1 above the others.
  private func points(_ panel: Panel, _ number: Int, _ plane: Plane, into script: inout Script) -> [Command] {
    let kept = thinned(panel.points.rows, to: pointLimit)
    return (0..<2).compactMap { group in
      let rows = kept.filter { panel.groups[$0] == group }.map {
        [plane.x(panel.points[$0, 0]), plane.y(panel.points[$0, 1])]
      }
      guard !rows.isEmpty else { return nil }
      let block: Command = "$points_\(number)_\(group)"
      script.data(block, rows: rows)
      return "\(block) using 1:2 with points pt 7 ps 0.3 lc \(dot(group, script.theme)) notitle"
    }
  }

  private func legend(_ theme: Theme) -> [Command] {
    let fills: [Command] = kinds.enumerated().map {
      "keyentry with boxes fillstyle solid lc \(fill($0 + 1, theme)) title \($1)"
    }
    let dots: [Command] = groups.enumerated().map {
      "keyentry with points pt 7 ps 0.8 lc \(dot($0, theme)) title \($1)"
    }
    return fills + dots + ["keyentry with linespoints pt 6 ps 0.9 lw 2 lc \(theme.ink) title \(pairs)"]
  }

  private func fill(_ kind: Int, _ theme: Theme) -> Color { theme.series(kind + 1).mixed(with: theme.background, 0.55) }

  private func dot(_ group: Int, _ theme: Theme) -> Color { theme.series(group) }
}
