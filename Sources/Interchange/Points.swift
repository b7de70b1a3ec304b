private import Foundation
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
/// | `label-names.json`, if classes have names | texts, in ascending order of the labels | |
public struct Points: Artifact, Equatable {
  /// N×D, a row a point.
  public let coordinates: Matrix<Double>
  /// The class of each point.
  public let labels: [Int]?
  /// What the classes are called, in ascending order of their labels; empty for the labels themselves.
  public let labelNames: [String]

  /// Creates points; there are as many labels as rows, or none.
  public init(_ coordinates: Matrix<Double>, labels: [Int]? = nil, labelNames: [String] = []) {
    require(
      labels.map { $0.count == coordinates.rows } ?? true,
      "\(labels?.count ?? 0) labels for the rows of \(coordinates.shape)")
    self.coordinates = coordinates
    self.labels = labels
    self.labelNames = labelNames
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

  public func files() throws -> ArtifactFiles {
    var files = ArtifactFiles(["points.npy": Npy.bytes(coordinates)])
    if let labels { files.contents["labels.npy"] = Npy.bytes(labels) }
    try files.set(names: labelNames, "label-names.json")
    return files
  }

  public init(files: ArtifactFiles) throws {
    let coordinates = try NumpyFile(files["points.npy"], name: "points.npy").matrix()
    self.init(
      coordinates, labels: try files.labels(of: coordinates.rows), labelNames: try files.names("label-names.json"))
  }
}

extension ArtifactFiles {
  /// Puts names in as JSON, unless there are none.
  mutating func set(names: [String], _ file: String) throws {
    guard !names.isEmpty else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    contents[file] = [UInt8](try encoder.encode(names)) + [UInt8(ascii: "\n")]
  }

  /// The names in a file; none where it is not there.
  func names(_ file: String) throws -> [String] {
    guard let bytes = contents[file] else { return [] }
    guard let names = try? JSONDecoder().decode([String].self, from: Data(bytes)) else {
      throw ArtifactError("'\(file)' is no list of names")
    }
    return names
  }

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
