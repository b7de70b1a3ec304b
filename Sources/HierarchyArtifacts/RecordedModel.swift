private import Foundation
private import Interchange
public import LinearAlgebra
private import NumpyFormat
public import Probability
public import Stages

/// The parts of a latent-variable model that comparisons ask for: of a fit of ours, or of a model made elsewhere.
///
/// | file | entries | shape |
/// | --- | --- | --- |
/// | `prior-weights.npy`, … | the files of a prior, as in `Codes` | |
/// | `codes.npy`, where there are codes | `<f8` | N×m |
/// | `model.json` | the decoder's layers, where there is one, and the number of points | |
public struct RecordedModel: Artifact, Equatable {
  /// P(z), K components over m latents.
  public let prior: GaussianMixture
  /// The posterior means of N points, N×m; nil where there are none.
  public let codes: Matrix<Double>?
  /// The layers of f, from m numbers on; nil where there is none.
  public let layers: [GroundTruth.Layer]?
  /// The number of points that the prior was fitted to; nil for an exact one.
  public let points: Int?

  /// Creates it.
  ///
  /// - Throws: `ArtifactError` for parts over different latents.
  public init(
    prior: GaussianMixture, codes: Matrix<Double>? = nil, layers: [GroundTruth.Layer]? = nil, points: Int? = nil
  ) throws(ArtifactError) {
    (self.prior, self.codes, self.layers, self.points) = (prior, codes, layers, points)
    if let codes, codes.columns != prior.features {
      throw ArtifactError("the codes are \(codes.shape), and the prior is over \(prior.features) latents")
    }
    if let layers { try GroundTruth.Layer.check(layers, inputs: prior.features) }
    if let points, points < 1 { throw ArtifactError("a prior cannot be fitted to \(points) points") }
  }
}

extension RecordedModel {
  public static var typeName: String { "latent-model" }
  public static var valueNames: [String] { ["latents", "components", "points", "codes", "outputs"] }

  /// The sizes; `codes` and `outputs` are zero where there are no codes or no decoder, `points` where the prior is exact.
  public var values: [String: ReportValue] {
    [
      "latents": .integer(prior.features), "components": .integer(prior.components), "points": .integer(points ?? 0),
      "codes": .integer(codes?.rows ?? 0), "outputs": .integer(layers?.last?.weights.count ?? 0),
    ]
  }

  private struct Summary: Codable {
    let layers: [GroundTruth.Layer]?
    let points: Int?
  }

  private static var summaryFile: String { "model.json" }

  public func files() throws -> ArtifactFiles {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    var files = priorFiles(prior)
    files[Self.summaryFile] = [UInt8](try encoder.encode(Summary(layers: layers, points: points)))
    if let codes { files["codes.npy"] = Npy.bytes(codes) }
    return ArtifactFiles(files)
  }

  public init(files: ArtifactFiles) throws {
    guard let prior = try readPrior(files) else { throw ArtifactError("a model needs a prior, and there is none") }
    let summary: Summary
    do {
      summary = try JSONDecoder().decode(Summary.self, from: Data(try files[Self.summaryFile]))
    } catch let error as DecodingError {
      throw ArtifactError("'\(Self.summaryFile)' describes no model: \(error)")
    }
    let codes = try files.contents["codes.npy"].map { try NumpyFile($0, name: "codes.npy").matrix() }
    try self.init(prior: prior, codes: codes, layers: summary.layers, points: summary.points)
  }
}
