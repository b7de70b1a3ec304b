/// Very many small curves, a row of them for each of several things, without axes: to see all shapes at once.
public struct SparklineGrid: Plot, Equatable {
  /// A small curve.
  public struct Cell: Equatable, Sendable {
    /// Its heights from left to right, each from 0 to 1.
    public var heights: [Double]
    /// Which group it is of, counted from zero: it has that colour.
    public var group: Int

    /// Creates a cell.
    public init(heights: [Double], group: Int) {
      self.heights = heights
      self.group = group
    }
  }

  /// A row of curves.
  public struct Row: Equatable, Sendable {
    /// What stands beside it.
    public var name: String
    /// The curves.
    public var cells: [Cell]

    /// Creates a row.
    public init(name: String, cells: [Cell]) {
      self.name = name
      self.cells = cells
    }
  }

  /// The rows, from above.
  public var rows: [Row]
  /// What the groups are called.
  public var groups: [String]
  /// What the line through the middle of each cell is called.
  public var middle: String
  public var note: String

  /// Creates a grid.
  public init(rows: [Row], groups: [String], middle: String, note: String = "") {
    self.rows = rows
    self.groups = groups
    self.middle = middle
    self.note = note
  }

  public var size: PlotSize {
    PlotSize(width: pageWidth, height: frame.top + frame.height + 76)
  }

  public func write(into script: inout Script) throws(PlotError) {
    for row in rows { try PlotError.check(row.cells.flatMap(\.heights), "the row '\(row.name)'") }
    let theme = script.theme
    script.place(frame)
    for what: Command in ["border", "tics"] { script.add("unset \(what)") }
    script.add("set xrange [0:\(columns)]")
    script.add("set yrange [\(rows.count):0]")
    for (i, row) in rows.enumerated() {
      script.label(
        row.name, x: frame.left - 8, y: frame.top + (Double(i) + 0.5) * rowHeight, "right font ',10'")
    }
    writeData(into: &script)
    script.add("set key at screen 0.5,0 center bottom horizontal noautotitle font ',12'")
    script.plot(elements(theme))
  }
}

extension SparklineGrid {
  private var columns: Int { max(rows.map(\.cells.count).max() ?? 1, 1) }
  private var rowHeight: Double { 22 }
  private var frame: Frame {
    let names = min(rows.map { textWidth($0.name, size: 10) }.max() ?? 0, 400)
    return Frame(
      left: names + 20, top: 8, width: pageWidth - names - 32, height: rowHeight * Double(max(rows.count, 1)))
  }

  /// As many points a curve as keep an SVG below 450 kB, of which a point takes about 14 bytes.
  private var limit: Int {
    let cells = rows.reduce(0) { $0 + $1.cells.count }
    return min(max(400_000 / (14 * max(cells, 1)) - 4, 12), 101)
  }

  /// A block for each group, its curves with gaps between them, and one for the middle lines.
  private func writeData(into script: inout Script) {
    for group in groups.indices {
      var data: [[Double]] = []
      for (i, row) in rows.enumerated() {
        for (j, cell) in row.cells.enumerated() where cell.group == group {
          data += points(cell, row: i, column: j) + [[]]
        }
      }
      script.data("$group_\(group)", rows: data)
    }
    script.data(
      "$middles",
      rows: rows.enumerated().flatMap { i, row in
        row.cells.indices.flatMap { j in
          [[Double(j) + 0.5, Double(i) + 0.08], [Double(j) + 0.5, Double(i) + 0.92], []]
        }
      })
  }

  private func points(_ cell: Cell, row: Int, column: Int) -> [[Double]] {
    let last = Double(max(cell.heights.count - 1, 1))
    return keptPlaces(cell).map { k in
      [
        Double(column) + 0.06 + 0.88 * Double(k) / last,
        ((Double(row) + 0.92 - 0.84 * min(max(cell.heights[k], 0), 1)) * 1000).rounded() / 1000,
      ]
    }
  }

  /// Places evenly spaced, and the lowest of all, so that no minimum is lost.
  private func keptPlaces(_ cell: Cell) -> [Int] {
    let even = evenly(cell.heights.count, to: limit)
    guard let lowest = cell.heights.indices.min(by: { cell.heights[$0] < cell.heights[$1] }) else { return even }
    return even.contains(lowest) ? even : (even + [lowest]).sorted()
  }

  private func elements(_ theme: Theme) -> [Command] {
    let middles: Command = "$middles with lines lw 0.8 lc \(theme.grid.mixed(with: theme.frame, 0.5)) title \(middle)"
    return [middles]
      + groups.indices.map { group in
        let isEmpty = !rows.contains { $0.cells.contains { $0.group == group } }
        let block: Command = isEmpty ? "NaN" : "$group_\(group)"
        return "\(block) with lines lw 1.1 lc \(theme.series(group)) title \(groups[group])"
      }
  }
}
