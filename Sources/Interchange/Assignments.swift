public import LinearAlgebra
private import NumpyFormat
private import Requirements
public import Stages

/// Which component of a mixture each point belongs to, and how surely.
///
/// | file | entries | shape |
/// | --- | --- | --- |
/// | `labels.npy` | the most probable component, `<i8` | N |
/// | `responsibilities.npy` | p(k \| xₙ), `<f8` | N×K |
/// | `log-densities.npy` | log p(xₙ), nats, `<f8` | N |
/// | `classes.npy`, if they are known | the true class, `<i8` | N |
public struct Assignments: Artifact, Equatable {
  /// p(k | xₙ), N×K; rows sum to one.
  public let responsibilities: Matrix<Double>
  /// log p(xₙ), N values, in nats.
  public let logDensities: [Double]
  /// The true class of each point.
  public let classes: [Int]?
  /// The most probable component of each point; of equals the first.
  public let labels: [Int]

  /// Creates assignments; the parts are of equally many points.
  public init(responsibilities: Matrix<Double>, logDensities: [Double], classes: [Int]? = nil) {
    require(
      logDensities.count == responsibilities.rows && classes?.count ?? responsibilities.rows == responsibilities.rows,
      "responsibilities of \(responsibilities.shape) do not fit \(logDensities.count) densities "
        + "and \(classes?.count ?? responsibilities.rows) classes")
    self.responsibilities = responsibilities
    self.logDensities = logDensities
    self.classes = classes
    labels = (0..<responsibilities.rows).map { n in
      (0..<responsibilities.columns).reduce(0) {
        responsibilities[n, $1] > responsibilities[n, $0] ? $1 : $0
      }
    }
  }
}

extension Assignments {
  public static var typeName: String { "assignments" }
  public static var valueNames: [String] { ["count", "components", "used-components", "log-likelihood", "certainty"] }

  /// The used components are the most probable of some point; the log-likelihood is the mean of a point's, in nats;
  /// the certainty is the mean of a point's highest responsibility.
  public var values: [String: ReportValue] {
    let count = Double(max(labels.count, 1))
    let certainty = labels.indices.reduce(0) { $0 + responsibilities[$1, labels[$1]] } / count
    return [
      "count": .integer(labels.count), "components": .integer(responsibilities.columns),
      "used-components": .integer(Set(labels).count),
      "log-likelihood": .number(logDensities.reduce(0, +) / count), "certainty": .number(certainty),
    ]
  }

  public func files() -> ArtifactFiles {
    var files = ArtifactFiles([
      "labels.npy": Npy.bytes(labels), "responsibilities.npy": Npy.bytes(responsibilities),
      "log-densities.npy": Npy.bytes(logDensities),
    ])
    if let classes { files.contents["classes.npy"] = Npy.bytes(classes) }
    return files
  }

  public init(files: ArtifactFiles) throws {
    let responsibilities = try NumpyFile(files["responsibilities.npy"], name: "responsibilities.npy").matrix()
    let logDensities = try NumpyFile(files["log-densities.npy"], name: "log-densities.npy").vector()
    let classes = try files.contents["classes.npy"].map { try NumpyFile($0, name: "classes.npy").labels() }
    let counts = [logDensities.count, classes?.count ?? responsibilities.rows]
    guard counts == [responsibilities.rows, responsibilities.rows], responsibilities.columns > 0 else {
      throw ArtifactError(
        "the files of assignments disagree: responsibilities \(responsibilities.shape), log densities "
          + "[\(counts[0])], classes [\(counts[1])]")
    }
    self.init(responsibilities: responsibilities, logDensities: logDensities, classes: classes)
    guard try files.labels(of: responsibilities.rows) == labels else {
      throw ArtifactError("'labels.npy' does not name the most probable components of 'responsibilities.npy'")
    }
  }
}
