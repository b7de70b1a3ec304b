public import LinearAlgebra
private import Requirements

/// A matrix in colours, its values written into the cells.
public struct HeatMap: Plot, Equatable {
  /// The values, R×C; drawn with the first row on top.
  public var values: Matrix<Double>
  /// What the rows are, R.
  public var rowNames: [String]
  /// What the columns are, C.
  public var columnNames: [String]
  /// What the values are, beside the colour scale.
  public var label: String
  /// The values of the first and the last colour; what lies beyond has the colour of the end.
  public var range: ClosedRange<Double>
  /// Digits behind the point.
  public var decimals: Int
  public var note: String

  /// Creates a heat map.
  public init(
    values: Matrix<Double>, rowNames: [String], columnNames: [String], label: String, range: ClosedRange<Double>,
    decimals: Int = 2, note: String = ""
  ) {
    require(rowNames.count == values.rows, "\(rowNames.count) names for \(values.rows) rows")
    require(columnNames.count == values.columns, "\(columnNames.count) names for \(values.columns) columns")
    self.values = values
    self.rowNames = rowNames
    self.columnNames = columnNames
    self.label = label
    self.range = range
    self.decimals = decimals
    self.note = note
  }

  public var size: PlotSize {
    PlotSize(width: frame.left + frame.width + 96, height: frame.top + frame.height + nameHeight)
  }

  public func write(into script: inout Script) throws(PlotError) {
    try PlotError.check(values.elements, "the heat map of '\(label)'")
    script.place(frame)
    writeAxes(into: &script)
    writeScale(into: &script)
    let cells = (0..<values.rows).flatMap { i in
      (0..<values.columns).map { j in [Double(j), Double(i), values[i, j]] }
    }
    script.data("$cells", rows: cells)
    if cell >= 30 { writeValues(into: &script) }
    let border: Command = "border lc \(script.theme.background)"
    script.plot(["$cells using 1:2:(0.5):(0.5):3 with boxxyerror fs solid \(border) fc palette lw 1.5 notitle"])
  }
}

extension HeatMap {
  /// The side of a cell, in pixels.
  private var cell: Double {
    let room = pageWidth - 96 - nameWidth
    return min(max((room / Double(max(values.columns, 1))).rounded(.down), 8), 64)
  }

  private var nameWidth: Double { (rowNames.map { textWidth($0, size: 12) }.max() ?? 0) + 18 }

  private var isLevel: Bool { columnNames.allSatisfy { textWidth($0, size: 12) < cell - 4 } }

  private var nameHeight: Double {
    isLevel ? 30 : (columnNames.map { textWidth($0, size: 12) }.max() ?? 0) * 0.7 + 26
  }

  private var frame: Frame {
    Frame(left: nameWidth, top: 12, width: cell * Double(values.columns), height: cell * Double(values.rows))
  }

  private func writeAxes(into script: inout Script) {
    script.add("unset border")
    script.add("set xrange [-0.5:\(Double(values.columns) - 0.5)]")
    script.add("set yrange [\(Double(values.rows) - 0.5):-0.5]")
    let columns: [Command] = columnNames.enumerated().map { "\(tick: $1) \($0)" }
    let rows: [Command] = rowNames.enumerated().map { "\(tick: $1) \($0)" }
    script.add("set xtics scale 0 (\(Command.list(columns))) \(isLevel ? "norotate" : "rotate by -45" as Command)")
    script.add("set ytics scale 0 (\(Command.list(rows)))")
  }

  private func writeScale(into script: inout Script) {
    let colors: [Command] = script.theme.amounts.enumerated().map { "\($0) '\(Command.hexadecimal($1))'" }
    script.add("set palette defined (\(Command.list(colors)))")
    script.add("set cbrange [\(range.lowerBound):\(range.upperBound)]")
    let left = (frame.left + frame.width + 14) / size.width
    let top = 1 - frame.top / size.height
    let height = frame.height / size.height
    script.add(
      "set colorbox user origin screen \(left),\(top - height) size screen \(14 / size.width),\(height) noborder")
    let step = tickStep(range, atMost: Int(frame.height / 40))
    script.add("set cbtics \(step) scale 0 format \(tickFormat(step))")
    script.add("set cblabel \(label) textcolor \(script.theme.ink)")
  }

  /// Writes each value in the colour that can be read on its cell.
  private func writeValues(into script: inout Script) {
    for i in 0..<values.rows {
      for j in 0..<values.columns {
        let fraction = (values[i, j] - range.lowerBound) / (range.upperBound - range.lowerBound)
        let isBright = script.theme.amount(fraction).brightness > 0.5
        let color = isBright ? Color(0x1F2328) : Color(0xFFFFFF)
        let text = fixed(values[i, j], decimals)
        script.add("set label \(text) at \(j),\(i) center front font ',12' textcolor \(color)")
      }
    }
  }
}
