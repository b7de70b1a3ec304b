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
  /// What else the caption must say; mostly empty.
  public var remark: String

  /// Creates a heat map.
  public init(
    values: Matrix<Double>, rowNames: [String], columnNames: [String], label: String, range: ClosedRange<Double>,
    decimals: Int = 2, remark: String = ""
  ) {
    require(rowNames.count == values.rows, "\(rowNames.count) names for \(values.rows) rows")
    require(columnNames.count == values.columns, "\(columnNames.count) names for \(values.columns) columns")
    self.values = values
    self.rowNames = rowNames
    self.columnNames = columnNames
    self.label = label
    self.range = range
    self.decimals = decimals
    self.remark = remark
  }

  public var size: PlotSize {
    PlotSize(width: frame.left + frame.width + 96, height: frame.top + frame.height + nameHeight)
  }

  /// The remark, and how much of a large matrix is drawn.
  public var note: String {
    let isWhole = rows == values.rows && columns == values.columns
    let part =
      isWhole
      ? ""
      : "the first \(rows) of \(grouped(values.rows)) rows and \(columns) of \(grouped(values.columns)) columns are drawn"
    return [remark, part].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  public func write(into script: inout Script) throws(PlotError) {
    try PlotError.check(values.elements, "the heat map of '\(label)'")
    script.place(frame)
    writeAxes(into: &script)
    let unit = AxisUnit(for: [range.lowerBound, range.upperBound])
    writeScale(in: unit, into: &script)
    let cells = (0..<rows).flatMap { i in (0..<columns).map { j in [Double(j), Double(i), unit(values[i, j])] } }
    script.data("$cells", rows: cells)
    if cell >= 30 { writeValues(in: unit, into: &script) }
    let border: Command = "border lc \(script.theme.background)"
    script.plot(["$cells using 1:2:(0.5):(0.5):3 with boxxyerror fs solid \(border) fc palette lw 1.5 notitle"])
  }
}

extension HeatMap {
  /// As many rows and columns as keep an SVG below 450 kB, of which a cell takes about 170 bytes.
  private var rows: Int { min(values.rows, 50) }
  private var columns: Int { min(values.columns, 50) }

  /// The side of a cell, in pixels.
  private var cell: Double {
    let room = pageWidth - 96 - nameWidth
    return min(max((room / Double(max(columns, 1))).rounded(.down), 8), 64)
  }

  private var nameWidth: Double { min((rowNames.prefix(rows).map { textWidth($0, size: 12) }.max() ?? 0), 300) + 18 }

  private var isLevel: Bool { columnNames.prefix(columns).allSatisfy { textWidth($0, size: 12) < cell - 4 } }

  private var nameHeight: Double {
    isLevel ? 30 : min(columnNames.prefix(columns).map { textWidth($0, size: 12) }.max() ?? 0, 300) * 0.7 + 26
  }

  private var frame: Frame {
    Frame(left: nameWidth, top: 12, width: cell * Double(columns), height: cell * Double(rows))
  }

  private func writeAxes(into script: inout Script) {
    script.add("unset border")
    script.add("set xrange [-0.5:\(Double(columns) - 0.5)]")
    script.add("set yrange [\(Double(rows) - 0.5):-0.5]")
    let across: [Command] = columnNames.prefix(columns).enumerated().map { "\(tick: $1) \($0)" }
    let down: [Command] = rowNames.prefix(rows).enumerated().map { "\(tick: $1) \($0)" }
    script.add("set xtics scale 0 (\(Command.list(across))) \(isLevel ? "norotate" : "rotate by -45" as Command)")
    script.add("set ytics scale 0 (\(Command.list(down)))")
  }

  private func writeScale(in unit: AxisUnit, into script: inout Script) {
    let range = unit(range.lowerBound)...unit(range.upperBound)
    let colors: [Command] = script.theme.amounts.enumerated().map { "\($0) '\(Command.hexadecimal($1))'" }
    script.add("set palette defined (\(Command.list(colors)))")
    script.add("set cbrange [\(range.lowerBound):\(range.upperBound)]")
    let left = (frame.left + frame.width + 14) / size.width
    let top = 1 - frame.top / size.height
    let height = frame.height / size.height
    script.add(
      "set colorbox user origin screen \(left),\(top - height) size screen \(14 / size.width),\(height) noborder")
    let step = tickStep(range, atMost: Int(min(frame.height / 40, 50)))
    script.add("set cbtics \(step) scale 0 format \(tickFormat(step))")
    script.add("set cblabel \(unit.label(label)) textcolor \(script.theme.ink)")
  }

  /// Writes each value in the colour that can be read on its cell.
  private func writeValues(in unit: AxisUnit, into script: inout Script) {
    let (least, greatest) = (unit(range.lowerBound), unit(range.upperBound))
    for i in 0..<rows {
      for j in 0..<columns {
        let value = unit(values[i, j])
        let fraction = greatest > least ? (value - least) / (greatest - least) : 0
        let isBright = script.theme.amount(fraction).brightness > 0.5
        let color = isBright ? Color(0x1F2328) : Color(0xFFFFFF)
        let text = fixed(value, decimals)
        script.add("set label \(text) at \(j),\(i) center front font ',12' textcolor \(color)")
      }
    }
  }
}
