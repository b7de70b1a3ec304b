/// Names the anchors of headings as GitHub does, each once in a document.
public struct AnchorNames: Sendable {
  private var taken: [String: Int] = [:]

  /// Starts a document in which these anchors are taken.
  public init(avoiding names: [String] = []) {
    for name in names { taken[name] = 1 }
  }

  /// The anchor of the next heading, by its text without marks: `Are the clusters digits?` is at `are-the-clusters-digits`.
  public mutating func name(of heading: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in heading.lowercased().unicodeScalars {
      if scalar == " " { name.append("-") } else if Self.isKept(scalar) { name.append(scalar) }
    }
    let base = String(name)
    defer { taken[base, default: 0] += 1 }
    return taken[base].map { "\(base)-\($0)" } ?? base
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .decimalNumber, .letterNumber, .nonspacingMark, .spacingMark: true
    default: scalar == "-" || scalar.properties.isAlphabetic
    }
  }
}
