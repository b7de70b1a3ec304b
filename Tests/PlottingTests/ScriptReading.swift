import Plotting

/// What a script says, read back from its text.
struct ScriptReading {
  let lines: [String]

  init(_ plot: some Plot, _ terminal: Terminal = .svg(.light)) throws {
    lines = try plot.script(for: terminal).split(separator: "\n").map(String.init)
  }

  /// The ends of the ranges that a command sets, such as `xrange`, one a panel.
  func ranges(_ name: String) -> [ClosedRange<Double>] {
    lines.compactMap { line in
      guard line.hasPrefix("set \(name) [") else { return nil }
      let ends = line.dropFirst("set \(name) [".count).dropLast().split(separator: ":").compactMap { Double($0) }
      return ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil
    }
  }

  /// The places of a margin, `l`, `r`, `t` or `b`, as fractions of the drawing, one a panel.
  func margins(_ side: String) -> [Double] {
    lines.compactMap { line in
      line.hasPrefix("set \(side)margin at screen ") ? Double(line.split(separator: " ")[4]) : nil
    }
  }
}
