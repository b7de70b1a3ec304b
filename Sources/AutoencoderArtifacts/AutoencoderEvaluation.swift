private import CSVFormat
public import Stages

/// Bounds of the log-likelihood of points under a fitted autoencoder.
///
/// | file | entries |
/// | --- | --- |
/// | `bounds.csv` | a row a point: `bound`, in nats, and the number of draws that it is from, `draws` |
public struct AutoencoderEvaluation: Artifact, Equatable {
  /// The importance-weighted bound of each point, in nats.
  public let bounds: [Double]
  /// Draws of z for each point.
  public let draws: Int

  /// Creates it.
  public init(bounds: [Double], draws: Int) { (self.bounds, self.draws) = (bounds, draws) }
}

extension AutoencoderEvaluation {
  public static var typeName: String { "autoencoder-evaluation" }
  public static var valueNames: [String] { ["importance-bound", "draws", "points"] }
  private static var file: String { "bounds.csv" }

  /// The mean importance-weighted bound of a point, in nats: closer to log p(x) than the bound of the fit.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = ["draws": .integer(draws), "points": .integer(bounds.count)]
    if !bounds.isEmpty { values["importance-bound"] = .number(bounds.reduce(0, +) / Double(bounds.count)) }
    return values
  }

  public func files() -> ArtifactFiles {
    let counts = [Double](repeating: Double(draws), count: bounds.count)
    return ArtifactFiles([
      Self.file: CSVTable(names: ["bound", "draws"], columns: [.numbers(bounds), .numbers(counts)]).bytes
    ])
  }

  public init(files: ArtifactFiles) throws {
    let table = try CSVTable(files[Self.file], file: Self.file, textColumns: .named([]))
    guard case .numbers(let bounds)? = table["bound"], case .numbers(let counts)? = table["draws"],
      let draws = Int(exactly: counts.first ?? 0), draws >= 0
    else { throw ArtifactError("'\(Self.file)' should have the columns 'bound' and 'draws', not \(table.names)") }
    self.init(bounds: bounds, draws: draws)
  }
}
