/// The line that opens a fenced block.
struct Fence {
  /// How far it is indented; at most three spaces.
  let indentation: Int
  /// The run of backticks or tildes.
  let marker: String
  /// What follows the marker on its line.
  let info: Substring

  /// Reads a line; nil where it opens no fence.
  init?(opening line: Substring) {
    indentation = line.prefix { $0 == " " }.count
    let rest = line.dropFirst(indentation)
    guard indentation < 4, let character = rest.first, character == "`" || character == "~" else { return nil }
    marker = String(rest.prefix { $0 == character })
    info = rest.dropFirst(marker.count)
    guard marker.count >= 3, character == "~" || !info.contains("`") else { return nil }
  }

  /// Whether a line closes this fence.
  func isClosed(by line: Substring) -> Bool {
    let indentation = line.prefix { $0 == " " }.count
    var rest = line.dropFirst(indentation)
    guard indentation < 4, let character = marker.first else { return false }
    let run = rest.prefix { $0 == character }
    rest = rest.dropFirst(run.count)
    return run.count >= marker.count && rest.allSatisfy { $0 == " " || $0 == "\t" }
  }
}
