private import CSVFormat
public import Interchange
private import LinearAlgebra
private import Requirements
public import Stages

/// Where a chain that samples a warped mixture ended, and how it went.
///
/// | file | entries |
/// | --- | --- |
/// | the files of `Codes` | the latents of the points in the last sweep, with the points' classes |
/// | `chain.csv` | a row a sweep: `log-joint`, in nats, `clusters`, those that have points, and `acceptance`, of the chain |
public struct SampledChain: Artifact, Equatable {
  /// The latents of the points, N×Q.
  public let codes: Codes
  /// log p(Y, X, c, kernel) after each sweep, in nats.
  public let logJoint: [Double]
  /// How many clusters have points after each sweep.
  public let clusters: [Int]
  /// The share of trajectories that were accepted.
  public let acceptance: Double

  /// Creates it; there are as many counts of clusters as sweeps.
  public init(codes: Codes, logJoint: [Double], clusters: [Int], acceptance: Double) {
    require(clusters.count == logJoint.count, "\(clusters.count) counts for \(logJoint.count) sweeps")
    (self.codes, self.logJoint, self.clusters, self.acceptance) = (codes, logJoint, clusters, acceptance)
  }
}

extension SampledChain {
  public static var typeName: String { "sampled-chain" }
  public static var views: [any Artifact.Type] { [Codes.self] }
  public static var valueNames: [String] { ["count", "latents", "sweeps", "log-joint", "clusters", "acceptance"] }
  private static var file: String { "chain.csv" }

  /// How many points, latents and sweeps there are; log p(Y, X, c, kernel) in nats and the clusters that have points, at
  /// the end; and the share of trajectories that were accepted.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "count": .integer(codes.codes.rows), "latents": .integer(codes.codes.columns), "sweeps": .integer(logJoint.count),
      "acceptance": .number(acceptance),
    ]
    if let last = logJoint.last { values["log-joint"] = .number(last) }
    if let last = clusters.last { values["clusters"] = .integer(last) }
    return values
  }

  public func files() throws -> ArtifactFiles {
    var files = try codes.files()
    files.contents[Self.file] =
      CSVTable(
        names: ["log-joint", "clusters", "acceptance"],
        columns: [
          .numbers(logJoint), .numbers(clusters.map(Double.init)),
          .numbers([Double](repeating: acceptance, count: logJoint.count)),
        ]
      ).bytes
    return files
  }

  public init(files: ArtifactFiles) throws {
    let table = try CSVTable(files[Self.file], file: Self.file, textColumns: .named([]))
    guard case .numbers(let logJoint)? = table["log-joint"], case .numbers(let counts)? = table["clusters"],
      case .numbers(let acceptance)? = table["acceptance"]
    else {
      throw ArtifactError(
        "'\(Self.file)' should have the columns 'log-joint', 'clusters' and 'acceptance', not \(table.names)")
    }
    let clusters = try counts.map { count in
      guard let whole = Int(exactly: count), whole >= 0 else {
        throw ArtifactError("'\(Self.file)' counts \(count) clusters; a count is a whole number")
      }
      return whole
    }
    self.init(
      codes: try Codes(files: files), logJoint: logJoint, clusters: clusters, acceptance: acceptance.first ?? 0)
  }
}
