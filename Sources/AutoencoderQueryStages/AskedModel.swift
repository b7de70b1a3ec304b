internal import AutoencoderArtifacts
internal import Interchange
internal import Randomness
private import Stages
internal import StructuredAutoencoderArtifacts

/// What the queries of points ask of a fitted model, whatever it is: a kind of models answers in a file of its own.
protocol AskedModel {
  /// The codes of points, with their classes and the prior of the codes.
  func codes(of points: Points) throws -> Codes

  /// To which component of the prior points belong, with importance-weighted bounds in the place of log p(x).
  func assignments(of points: Points, draws: Int, using stream: inout RandomStream) throws -> Assignments

  /// Importance-weighted bounds of points.
  func evaluation(
    of points: Points, _ labels: EvaluateAutoencoder.Labels, draws: Int, using stream: inout RandomStream
  ) throws -> AutoencoderEvaluation
}

extension FittedModel {
  /// The kinds of models that can be asked, by the file that the artifacts of this kind alone have.
  private static let kinds: [(file: String, type: any (Artifact & AskedModel).Type)] = [
    ("model.json", FittedAutoencoder.self), ("fit.json", StructuredFit.self),
  ]

  /// The model, decoded as what it is.
  ///
  /// - Throws: `ArtifactError` for files of no such kind, and for those that would be written in another way.
  func asked() throws -> any AskedModel {
    let files = files()
    guard let kind = Self.kinds.first(where: { files.contents[$0.file] != nil }) else {
      let known = Self.kinds.map { "'\($0.type.typeName)', which has '\($0.file)'" }.joined(separator: ", or ")
      throw ArtifactError(
        "these files are of no model that can be asked about points, \(known): "
          + files.contents.keys.sorted().map { "'\($0)'" }.joined(separator: ", "))
    }
    let model = try kind.type.init(files: files)
    for (name, bytes) in try model.files().contents where files.contents[name] != bytes {
      throw ArtifactError(
        "'\(name)' of '\(kind.type.typeName)' is not as it would be written again; force the stage that put it out to run"
      )
    }
    return model
  }
}
