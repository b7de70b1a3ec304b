public import Autoencoders
private import CSVFormat
private import Foundation
private import Interchange
public import LearningArtifacts
public import LinearAlgebra
public import Networks
private import Probability
private import SafetensorsFormat
public import Stages

/// An autoencoder that was fitted to points or images, the codes that it gives them, and how the fit went.
///
/// | file | entries |
/// | --- | --- |
/// | `model.safetensors` | every parameter by name, F32; the metadata `configuration` is that of `model.json` |
/// | `model.json` | the configuration: all parts, how they were trained, the size of images; and how the fit ended |
/// | `learning-curve.csv` | as `LearningCurve` has it: the terms with the weights that they had, in nats a point |
/// | `pretraining-curve.csv` | a row an epoch: `epoch`, `error`, in nats a point |
/// | the files of ``FacetCodes`` | the codes of what it was fitted to, their classes, the priors |
public struct FittedAutoencoder: Artifact, Equatable {
  /// What it is made of and how it was trained.
  public struct Configuration: Codable, Equatable, Sendable {
    /// All parts and their sizes.
    public let architecture: Architecture
    /// How it was trained.
    public let training: Training
    /// Rows and columns of pixels of the images that it was fitted to; nil where it was fitted to points.
    public let imageSize: [Int]?
  }

  /// How a fit ended, in numbers.
  public struct Outcome: Codable, Equatable, Sendable {
    /// The mean bound of a point, in nats.
    public let bound: EvidenceLowerBound
    /// The bound with which each restart ended, in nats; nil for one that failed.
    public let restarts: [Double?]
  }

  /// What it is made of and how it was trained.
  public let configuration: Configuration
  /// The model.
  public let model: Autoencoder<Float>
  /// The codes of what it was fitted to, with their classes where these are known, and the priors.
  public let codes: FacetCodes
  /// The terms of the bound, epoch by epoch, and their sum, `total`.
  public let curve: LearningCurve
  /// By how much reconstructions missed the points in each pretraining epoch, in nats a point.
  public let pretrainingErrors: [Double]
  /// How the fit ended.
  public let outcome: Outcome

  /// Makes an artifact of the result of a training.
  ///
  /// - Parameters:
  ///   - result: Of the training.
  ///   - training: The training.
  ///   - imageSize: Rows and columns of images; nil for points.
  ///   - codes: Of each facet, what it was fitted to.
  ///   - classes: Of these, where they are known.
  public init(
    _ result: TrainingResult, _ training: Training, imageSize: [Int]? = nil, codes: [Matrix<Double>], classes: [Int]?
  ) {
    let best = result.best
    model = best.model
    configuration = Configuration(
      architecture: best.model.architecture, training: training, imageSize: imageSize)
    self.codes = FacetCodes(best.model, codes, classes: classes)
    curve = LearningCurve(best.curve, training)
    pretrainingErrors = best.pretrainingCurve
    outcome = Outcome(
      bound: best.bound,
      restarts: result.outcomes.map { if case .trained(let bound) = $0 { bound } else { nil } })
  }
}

extension FittedAutoencoder {
  public static var typeName: String { "fitted-autoencoder" }
  public static var views: [any Artifact.Type] { [FittedModel.self, Codes.self, FacetCodes.self, LearningCurve.self] }
  public static var valueNames: [String] {
    let facets = EvidenceLowerBound(facets: Architecture.mostFacets).divergences
    return ["bound"] + EvidenceLowerBound(facets: 1).terms.map(\.name) + [
      "epochs", "pretraining-epochs", "pretraining-error", "deviation", "facets", "components", "latents",
      "parameters", "smallest-weight", "largest-weight", "restarts", "failed-restarts",
    ] + facets.map(\.name)
  }

  /// Bounds, their terms and errors are means of a point, in nats; components and latents are those of all facets
  /// together; weights are those of a prior's components.
  public var values: [String: ReportValue] {
    let facets = configuration.architecture.facets
    var values: [String: ReportValue] = [
      "bound": .number(outcome.bound.total), "epochs": .integer(curve.epochs.count),
      "pretraining-epochs": .integer(pretrainingErrors.count), "facets": .integer(facets.count),
      "components": .integer(facets.reduce(0) { $0 + $1.components }),
      "latents": .integer(facets.reduce(0) { $0 + $1.latents }),
      "parameters": .integer(model.parameters.values.count), "restarts": .integer(outcome.restarts.count),
      "failed-restarts": .integer(outcome.restarts.count { $0 == nil }),
    ]
    for term in outcome.bound.terms + outcome.bound.divergences { values[term.name] = .number(term.value) }
    if let error = pretrainingErrors.last { values["pretraining-error"] = .number(error) }
    if let deviation = model.deviation { values["deviation"] = .number(deviation) }
    let weights = codes.facets.flatMap { $0.prior?.weights ?? [] }
    if let least = weights.min(), let most = weights.max() {
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
    var tensors: [String: Tensor] = [:]
    for slice in model.parameters.layout.slices {
      tensors[slice.name] = Tensor(model.parameters[slice], shape: slice.shape)
    }
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
    let description = try Description(files["model.json"])
    configuration = description.configuration
    outcome = description.fit
    let tensors = try SafetensorsFile(files["model.safetensors"], name: "model.safetensors")
    model = try Autoencoder(configuration.architecture) { try tensors.numbers($0.name, shape: $0.shape) }
    codes = try FacetCodes(files: files)
    curve = try LearningCurve(files: files)
    let table = try CSVTable(
      files["pretraining-curve.csv"], file: "pretraining-curve.csv", textColumns: .named([]))
    guard case .numbers(let errors)? = table["error"] else {
      throw ArtifactError("'pretraining-curve.csv' should have the columns 'epoch' and 'error', not \(table.names)")
    }
    pretrainingErrors = errors
  }
}

/// What `model.json` holds.
private struct Description: Codable {
  let configuration: FittedAutoencoder.Configuration
  let fit: FittedAutoencoder.Outcome
}

extension Description {
  /// Reads the file.
  fileprivate init(_ bytes: [UInt8]) throws {
    do {
      self = try JSONDecoder().decode(Description.self, from: Data(bytes))
    } catch {
      throw ArtifactError(
        "'model.json' does not describe an autoencoder as this version writes it; fit it again if an earlier one wrote "
          + "it: \(error)")
    }
    if let fault = configuration.architecture.fault {
      throw ArtifactError("'model.json' tells no autoencoder: \(fault)")
    }
    let size = configuration.imageSize ?? [configuration.architecture.features, 1]
    guard size.count == 2, size.allSatisfy({ 1...configuration.architecture.features ~= $0 }),
      size[0] * size[1] == configuration.architecture.features,
      fit.bound.facets.count == configuration.architecture.facets.count
    else { throw ArtifactError("the sizes that 'model.json' tells contradict one another") }
  }
}

extension LearningCurve {
  /// The terms and their sum, epoch by epoch from one on.
  fileprivate init(_ curve: [EvidenceLowerBound], _ training: Training) {
    let names = EvidenceLowerBound(facets: training.stageEpochs.count).terms.map(\.name) + ["total"]
    self.init(
      epochs: curve.indices.map { Double($0 + 1) }, terms: names,
      numbers: Matrix(
        rows: curve.count, columns: names.count, elements: curve.flatMap { $0.terms.map(\.value) + [$0.total] }),
      stageStarts: training.stageStarts.dropFirst().map { Double($0 + 1) }.filter { $0 <= Double(curve.count) })
  }
}
