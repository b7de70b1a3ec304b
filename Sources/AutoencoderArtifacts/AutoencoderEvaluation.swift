private import CSVFormat
public import Stages

/// Bounds of the log-likelihood of points under a fitted autoencoder.
///
/// | file | entries |
/// | --- | --- |
/// | `bounds.csv` | a row a point: `bound`, in nats, and the number of draws that it is from, `draws` |
/// | | where the prior is made of a style w, also `style-divergence`, KL(q(w\|x) ‖ N(0, I)), in nats |
public struct AutoencoderEvaluation: Artifact, Equatable {
  /// The importance-weighted bound of each point, in nats.
  public let bounds: [Double]
  /// Draws of z for each point.
  public let draws: Int
  /// KL(q(w|x) ‖ N(0, I)) of the style w of each point, in nats; nil where the prior is made of none.
  public let styleDivergences: [Double]?

  /// Creates it.
  public init(bounds: [Double], draws: Int, styleDivergences: [Double]? = nil) {
    (self.bounds, self.draws, self.styleDivergences) = (bounds, draws, styleDivergences)
  }
}

extension AutoencoderEvaluation {
  public static var typeName: String { "autoencoder-evaluation" }
  public static var valueNames: [String] { ["importance-bound", "draws", "points", "style-divergence"] }
  private static var file: String { "bounds.csv" }

  /// The mean importance-weighted bound of a point, in nats: closer to log p(x) than the bound of the fit; and where the
  /// prior is made of a style, its mean divergence from the normal that it has without the points, in nats: near zero, the
  /// style is not used.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = ["draws": .integer(draws), "points": .integer(bounds.count)]
    if !bounds.isEmpty { values["importance-bound"] = .number(bounds.reduce(0, +) / Double(bounds.count)) }
    if let styleDivergences, !styleDivergences.isEmpty {
      values["style-divergence"] = .number(styleDivergences.reduce(0, +) / Double(styleDivergences.count))
    }
    return values
  }

  public func files() -> ArtifactFiles {
    let counts = [Double](repeating: Double(draws), count: bounds.count)
    let styles = styleDivergences.map { [CSVTable.Column.numbers($0)] } ?? []
    return ArtifactFiles([
      Self.file: CSVTable(
        names: ["bound", "draws"] + styles.map { _ in "style-divergence" },
        columns: [.numbers(bounds), .numbers(counts)] + styles
      ).bytes
    ])
  }

  public init(files: ArtifactFiles) throws {
    let table = try CSVTable(files[Self.file], file: Self.file, textColumns: .named([]))
    guard case .numbers(let bounds)? = table["bound"], case .numbers(let counts)? = table["draws"],
      let draws = Int(exactly: counts.first ?? 0), draws >= 0
    else { throw ArtifactError("'\(Self.file)' should have the columns 'bound' and 'draws', not \(table.names)") }
    var styles: [Double]?
    if case .numbers(let numbers)? = table["style-divergence"] { styles = numbers }
    self.init(bounds: bounds, draws: draws, styleDivergences: styles)
  }
}
