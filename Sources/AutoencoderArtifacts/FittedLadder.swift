private import Foundation
public import SafetensorsFormat
public import Stages

/// A ladder autoencoder that was fitted to images, and how the fit went.
///
/// | file | entries |
/// | --- | --- |
/// | `model.safetensors` | every parameter by name, F32; the metadata `configuration` is that of `model.json` |
/// | `model.json` | the configuration, and how the fit ended |
/// | `learning-curve.csv` | as ``LearningCurve`` has it: the terms as they entered the objective, with their weights |
public struct FittedLadder: Artifact, Equatable {
  /// What it is made of.
  public let configuration: LadderConfiguration
  /// Its parameters.
  public let tensors: [String: Tensor]
  /// The terms of the objective, epoch by epoch, and their sum, `total`.
  public let curve: LearningCurve
  /// The terms of the bound of the images under the fitted model, the means of an image, in nats.
  public let terms: [String: Double]

  /// Creates a fitted ladder autoencoder.
  public init(
    configuration: LadderConfiguration, tensors: [String: Tensor], curve: LearningCurve, terms: [String: Double]
  ) {
    self.configuration = configuration
    self.tensors = tensors
    self.curve = curve
    self.terms = terms
  }
}

extension FittedLadder {
  public static var typeName: String { "fitted-ladder" }
  public static var views: [any Artifact.Type] { [LearningCurve.self] }
  public static var valueNames: [String] { ["bound"] + termNames + ["epochs", "facets", "parameters"] }

  /// The terms of up to four facets: minus the two divergences of each.
  private static var termNames: [String] {
    ["reconstruction"] + (0..<4).flatMap { ["facet-\($0)-latent", "facet-\($0)-cluster"] }
  }

  /// The bound is the sum of the terms, each the mean of an image, in nats.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "bound": .number(terms.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }),
      "epochs": .integer(curve.epochs.count), "facets": .integer(configuration.latents.count),
      "parameters": .integer(tensors.values.reduce(0) { $0 + $1.entries.count }),
    ]
    for name in Self.termNames { if let term = terms[name] { values[name] = .number(term) } }
    return values
  }

  public func files() throws -> ArtifactFiles {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let words = String(decoding: try encoder.encode(configuration), as: UTF8.self)
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    var files = curve.files()
    files.contents["model.safetensors"] = SafetensorsFile(tensors: tensors, metadata: ["configuration": words]).bytes
    files.contents["model.json"] = [UInt8](
      try encoder.encode(Description(configuration: configuration, terms: terms)))
    return files
  }

  public init(files: ArtifactFiles) throws {
    let description: Description
    do {
      description = try JSONDecoder().decode(Description.self, from: Data(files["model.json"]))
    } catch {
      throw ArtifactError("'model.json' does not describe a ladder autoencoder: \(error)")
    }
    self.init(
      configuration: description.configuration,
      tensors: try SafetensorsFile(files["model.safetensors"], name: "model.safetensors").tensors,
      curve: try LearningCurve(files: files), terms: description.terms)
  }
}

/// What `model.json` holds.
private struct Description: Codable {
  let configuration: LadderConfiguration
  let terms: [String: Double]
}
