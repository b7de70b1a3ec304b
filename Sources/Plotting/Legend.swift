/// What a legend names: as many as there is room for, each in so few letters that the plot keeps its own.
struct Legend: Equatable, Sendable {
  /// The names, shortened.
  let names: [String]
  /// What the caption must say; empty where all are named.
  let note: String

  /// Creates a legend.
  ///
  /// - Parameters:
  ///   - names: What could be named.
  ///   - things: What they are, such as "classes".
  ///   - height: The room there is, in pixels.
  init(_ names: [String], of things: String, height: Double) {
    let limit = max(Int(min(max(height, 0), 1e6) / legendLine), 2)
    self.names = names.prefix(limit).map { shortened($0, to: 36) }
    note =
      names.count > limit ? "the legend names the first \(grouped(limit)) of \(grouped(names.count)) \(things)" : ""
  }

  /// How wide it is with its marks, in pixels.
  var width: Double { (names.map { textWidth($0, size: 12) }.max() ?? 0) + 74 }
}

/// How high an entry of a legend is, in pixels, with some room.
let legendLine = 24.0
