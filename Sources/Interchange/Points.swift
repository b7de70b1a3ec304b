public import LinearAlgebra
private import NumpyFormat
private import Requirements
public import Stages

/// Points of D features, with the classes they are known to be of, if they are.
///
/// | file | entries | shape |
/// | --- | --- | --- |
/// | `points.npy` | `<f8` | N×D |
/// | `labels.npy`, if there are labels | `<i8` | N |
public struct Points: Artifact, Equatable {
  /// N×D, a row a point.
  public let coordinates: Matrix<Double>
  /// The class of each point.
  public let labels: [Int]?

  /// Creates points; there are as many labels as rows, or none.
  public init(_ coordinates: Matrix<Double>, labels: [Int]? = nil) {
    require(
      labels.map { $0.count == coordinates.rows } ?? true,
      "\(labels?.count ?? 0) labels for the rows of \(coordinates.shape)")
    self.coordinates = coordinates
    self.labels = labels
  }
}

extension Points {
  public static var typeName: String { "points" }
  public static var valueNames: [String] { ["count", "features", "classes"] }

  /// How many points and features there are; where there are labels, also how many different ones.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "count": .integer(coordinates.rows), "features": .integer(coordinates.columns),
    ]
    if let labels { values["classes"] = .integer(Set(labels).count) }
    return values
  }

  public func files() -> ArtifactFiles {
    var files = ArtifactFiles(["points.npy": Npy.bytes(coordinates)])
    if let labels { files.contents["labels.npy"] = Npy.bytes(labels) }
    return files
  }

  public init(files: ArtifactFiles) throws {
    let coordinates = try NumpyFile(files["points.npy"], name: "points.npy").matrix()
    self.init(coordinates, labels: try files.labels(of: coordinates.rows))
  }
}

extension ArtifactFiles {
  /// The labels of an artifact of so many rows, if they are there.
  func labels(of count: Int) throws -> [Int]? {
    guard let bytes = contents["labels.npy"] else { return nil }
    let labels = try NumpyFile(bytes, name: "labels.npy").labels()
    guard labels.count == count else {
      throw ArtifactError("'labels.npy' holds \(labels.count) labels for \(count) rows")
    }
    return labels
  }
}
