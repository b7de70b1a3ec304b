public import Interchange
private import JSONArtifacts
public import LinearAlgebra
private import NumpyFormat
private import Probability
private import Requirements
public import Stages

/// Points that were drawn from a ground truth, with the latents that made them and the truth itself.
///
/// | file | entries | shape |
/// | --- | --- | --- |
/// | the files of `Points` | x, labelled by the components | N×n |
/// | `latents.npy` | z, `<f8` | N×m |
/// | `truth.json` | the truth | |
public struct TruthSample: Artifact, Equatable {
  /// x, labelled by the component of z.
  public let points: Points
  /// z, N×m.
  public let latents: Matrix<Double>
  /// What they were drawn from.
  public let truth: GroundTruth

  /// Creates it.
  public init(points: Points, latents: Matrix<Double>, truth: GroundTruth) {
    require(
      points.coordinates.rows == latents.rows && latents.columns == truth.prior.features
        && points.coordinates.columns == truth.features,
      "points of \(points.coordinates.shape) and latents of \(latents.shape) are not of one truth")
    (self.points, self.latents, self.truth) = (points, latents, truth)
  }
}

extension TruthSample {
  public static var typeName: String { "truth-sample" }
  public static var views: [any Artifact.Type] { [Points.self, GroundTruth.self] }
  public static var valueNames: [String] { ["count", "gap", "kind"] }

  /// How many points there are, and of what truth.
  public var values: [String: ReportValue] {
    ["count": .integer(latents.rows), "gap": .number(truth.gap), "kind": .text(truth.kind)]
  }

  public func files() throws -> ArtifactFiles {
    var files = try points.files()
    files.contents["latents.npy"] = Npy.bytes(latents)
    files.contents.merge(try truth.files().contents) { $1 }
    return files
  }

  public init(files: ArtifactFiles) throws {
    let points = try Points(files: files)
    let latents = try NumpyFile(files["latents.npy"], name: "latents.npy").matrix()
    let truth = try GroundTruth(files: files)
    guard points.coordinates.rows == latents.rows, latents.columns == truth.prior.features,
      points.coordinates.columns == truth.features
    else {
      throw ArtifactError(
        "'latents.npy' is \(latents.shape) and 'points.npy' \(points.coordinates.shape), but the truth is over "
          + "\(truth.prior.features) latents and \(truth.features) features")
    }
    self.init(points: points, latents: latents, truth: truth)
  }
}
