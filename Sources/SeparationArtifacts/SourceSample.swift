public import Interchange
public import LinearAlgebra
private import NumpyFormat
private import Requirements
public import Stages

/// Points that were made of known sources, with these sources: the truth that codes are compared with. Labels are segments.
///
/// | file | entries | shape |
/// | --- | --- | --- |
/// | the files of `Points` | x, labelled by the segments | N×D |
/// | `sources.npy` | s, `<f8` | N×d |
public struct SourceSample: Artifact, Equatable {
  /// x, labelled by the segments.
  public let points: Points
  /// s, N×d.
  public let sources: Matrix<Double>

  /// Creates it; there is a row of sources for each point.
  public init(points: Points, sources: Matrix<Double>) {
    require(
      points.coordinates.rows == sources.rows, "sources of \(sources.shape) for points of \(points.coordinates.shape)")
    (self.points, self.sources) = (points, sources)
  }
}

extension SourceSample {
  public static var typeName: String { "source-sample" }
  public static var views: [any Artifact.Type] { [Points.self] }
  public static var valueNames: [String] { ["count", "features", "classes", "sources"] }

  /// How many points, features, segments and sources there are.
  public var values: [String: ReportValue] {
    points.values.merging(["sources": .integer(sources.columns)]) { $1 }
  }

  public func files() throws -> ArtifactFiles {
    var files = try points.files()
    files.contents["sources.npy"] = Npy.bytes(sources)
    return files
  }

  public init(files: ArtifactFiles) throws {
    let points = try Points(files: files)
    let sources = try NumpyFile(files["sources.npy"], name: "sources.npy").matrix()
    guard points.coordinates.rows == sources.rows else {
      throw ArtifactError("'sources.npy' is \(sources.shape), but 'points.npy' \(points.coordinates.shape)")
    }
    self.init(points: points, sources: sources)
  }
}
