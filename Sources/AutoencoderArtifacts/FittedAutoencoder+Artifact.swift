private import CSVFormat
private import Foundation
import Interchange
private import LinearAlgebra
private import Probability
private import SafetensorsFormat
public import Stages

extension FittedAutoencoder {
  public static var typeName: String { "fitted-autoencoder" }
  public static var views: [any Artifact.Type] { [Codes.self, LearningCurve.self] }
  public static var valueNames: [String] {
    ["bound"] + termNames + [
      "importance-bound", "epochs", "pretraining-epochs", "pretraining-error", "deviation", "components", "latents",
      "parameters", "smallest-weight", "largest-weight", "restarts", "failed-restarts",
    ]
  }

  /// The terms that a bound can have.
  private static var termNames: [String] {
    ["reconstruction", "latent-prior", "cluster-prior", "latent-entropy", "cluster-entropy"]
  }

  /// Bounds, their terms and errors are means of a point, in nats; the weights are those of the prior's components.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "bound": .number(outcome.bound), "importance-bound": .number(outcome.importanceBound),
      "epochs": .integer(curve.epochs.count), "pretraining-epochs": .integer(pretrainingErrors.count),
      "components": .integer(configuration.components), "latents": .integer(configuration.latents),
      "parameters": .integer(tensors.values.reduce(0) { $0 + $1.entries.count }),
      "restarts": .integer(outcome.restarts.count),
      "failed-restarts": .integer(outcome.restarts.count { $0 == nil }),
    ]
    for term in Self.termNames { if let number = outcome.terms[term] { values[term] = .number(number) } }
    if let error = pretrainingErrors.last { values["pretraining-error"] = .number(error) }
    if let deviation = outcome.deviation { values["deviation"] = .number(deviation) }
    if let weights = codes.prior?.weights, let least = weights.min(), let most = weights.max() {
      values["smallest-weight"] = .number(least)
      values["largest-weight"] = .number(most)
    }
    return values
  }

  public func files() throws -> ArtifactFiles {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let words = String(decoding: try encoder.encode(configuration), as: UTF8.self)
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    var files = try codes.files()
    files.contents.merge(curve.files().contents) { $1 }
    let epochs = pretrainingErrors.indices.map { Double($0 + 1) }
    files.contents["pretraining-curve.csv"] =
      CSVTable(names: ["epoch", "error"], columns: [.numbers(epochs), .numbers(pretrainingErrors)]).bytes
    files.contents["model.safetensors"] = SafetensorsFile(tensors: tensors, metadata: ["configuration": words]).bytes
    files.contents["model.json"] = [UInt8](
      try encoder.encode(Description(configuration: configuration, fit: outcome)))
    return files
  }

  public init(files: ArtifactFiles) throws {
    let description: Description
    do {
      description = try JSONDecoder().decode(Description.self, from: Data(files["model.json"]))
    } catch {
      throw ArtifactError("'model.json' does not describe an autoencoder: \(error)")
    }
    let table = try CSVTable(
      files["pretraining-curve.csv"], file: "pretraining-curve.csv", textColumns: .named([]))
    guard case .numbers(let errors)? = table["error"] else {
      throw ArtifactError("'pretraining-curve.csv' should have the columns 'epoch' and 'error', not \(table.names)")
    }
    self.init(
      configuration: description.configuration,
      tensors: try SafetensorsFile(files["model.safetensors"], name: "model.safetensors").tensors,
      codes: try Codes(files: files), curve: try LearningCurve(files: files), pretrainingErrors: errors,
      outcome: description.fit)
  }
}

/// What `model.json` holds.
private struct Description: Codable {
  let configuration: AutoencoderConfiguration
  let fit: FittedAutoencoder.Outcome
}
