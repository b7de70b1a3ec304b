extension StageGraph {
  /// The graph as an SVG in the colours of the text around it, with a link from each stage to its place in the appendix.
  ///
  /// A stage stands to the right of all that it reads.
  public var svg: String {
    let places = self.places
    let width = (places.map(\.column).max() ?? 0) * Self.columnWidth + Self.boxWidth + 2 * Self.margin
    let height = (places.map(\.row).max() ?? 0) * Self.rowHeight + Self.boxHeight + 2 * Self.margin
    let curves = edges.map { from, to in Self.curve(places[from], places[to]) }
    let boxes = zip(nodes, places).map { node, place in Self.box(node, at: place) }
    return """
      <svg width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" role="img" aria-label="The graph of stages" \
      font-family="inherit" font-size="12" fill="currentColor">
      <g fill="none" stroke="currentColor" stroke-opacity="0.4">\(curves.joined())</g>
      \(boxes.joined(separator: "\n"))
      </svg>
      """
  }

  private static let (columnWidth, rowHeight, boxWidth, boxHeight, margin) = (200, 54, 160, 40, 4)

  private typealias Place = (column: Int, row: Int)

  /// Where each node stands: its column is one beyond the greatest of those it reads; rows fill up in order.
  private var places: [Place] {
    let before = Dictionary(grouping: edges, by: \.1).mapValues { $0.map(\.0) }
    var columns: [Int: Int] = [:]
    func column(_ node: Int, _ depth: Int) -> Int {
      if let known = columns[node] { return known }
      // A graph without cycles is no deeper than it has nodes.
      guard depth < nodes.count else { return 0 }
      let found = (before[node] ?? []).map { column($0, depth + 1) + 1 }.max() ?? 0
      columns[node] = found
      return found
    }
    var filled: [Int: Int] = [:]
    return nodes.indices.map { node in
      let at = column(node, 0)
      defer { filled[at, default: 0] += 1 }
      return (at, filled[at, default: 0])
    }
  }

  private static func curve(_ from: Place, _ to: Place) -> String {
    let (x1, y1) = (from.column * columnWidth + boxWidth + margin, from.row * rowHeight + boxHeight / 2 + margin)
    let (x2, y2) = (to.column * columnWidth + margin, to.row * rowHeight + boxHeight / 2 + margin)
    return "<path d=\"M\(x1),\(y1) C\(x1 + 30),\(y1) \(x2 - 30),\(y2) \(x2),\(y2)\"/>"
  }

  private static func box(_ node: Node, at place: Place) -> String {
    let (x, y) = (place.column * columnWidth + margin, place.row * rowHeight + margin)
    let (middle, title, kind) = (x + boxWidth / 2, Escape.html(node.title), Escape.html(node.kind))
    return """
      <a href="#\(Anchor.made(node.name))"><rect x="\(x)" y="\(y)" width="\(boxWidth)" height="\(boxHeight)" rx="5" \
      fill="none" stroke="currentColor"/><text x="\(middle)" y="\(y + 17)" text-anchor="middle">\(title)</text>\
      <text x="\(middle)" y="\(y + 33)" text-anchor="middle" fill-opacity="0.75">\(kind)</text></a>
      """
  }
}
