public import AutoencoderArtifacts
public import Autoencoders
private import Foundation
public import Interchange
public import LearningArtifacts
private import LinearAlgebra
public import Probability
public import SafetensorsFormat
public import Stages
public import StructuredAutoencoders

/// A fitted autoencoder whose inference is more than what its encoder puts out, so that it is no `FittedAutoencoder`: SVAE or
/// DLGMM.
///
/// | file | entries |
/// | --- | --- |
/// | `fit.json` | what was fitted and trained, and how the fit ended |
/// | `model.safetensors` | every parameter by name; `generator.0.weight` and so on are the decoder without skip paths; of SVAE also `belief.concentrations` and the like |
/// | `learning-curve.csv` | as `LearningCurve` has it, in nats a point |
/// | `bounds.csv` | as `AutoencoderEvaluation` has it: importance-weighted bounds of log p(x) under the prior of `Codes` |
/// | the files of `Codes` | the codes of what it was fitted to, their classes, the prior |
public struct StructuredFit: Artifact, Equatable {
  /// What was fitted.
  public enum Kind: String, Codable, Sendable {
    /// The kind of the stage that fits it.
    case svae = "fit-svae"
    case dlgmm = "fit-dlgmm"
  }

  /// What was fitted, and how the fit ended.
  public struct Summary: Codable, Equatable, Sendable {
    /// A term of the bound.
    public struct Term: Codable, Equatable, Sendable {
      /// Such as `reconstruction`.
      public let name: String
      /// The mean of a point, in nats.
      public let value: Double
    }

    /// What was fitted.
    public let kind: Kind
    /// How it was trained.
    public let training: Training
    /// The slope of the activation below zero.
    public let slope: Double
    /// σ.
    public let deviation: Double
    /// α of the Dirichlet that the weights of a point come from; nil where a belief holds the weights.
    public let concentration: Double?
    /// The terms of the bound.
    public let terms: [Term]
    /// Other bounds of log p(x) than the one that was climbed, the means of a point, in nats, by name: of DLGMM
    /// `marginal-bound` and `released-bound`; nil where there are none.
    public let otherBounds: [String: Double]?
    /// The components that hold at least a hundredth of the points.
    public let componentsUsed: Int
  }

  /// What was fitted, and how the fit ended.
  public let summary: Summary
  /// All numbers of the model by name.
  public let tensors: [String: Tensor]
  /// The codes of what it was fitted to, with the prior at its point estimate.
  public let codes: Codes
  /// The terms of the bound, epoch by epoch.
  public let curve: LearningCurve
  /// The importance-weighted bound of each point.
  public let evaluation: AutoencoderEvaluation

  /// Writes down a fit.
  ///
  /// - Parameters:
  ///   - kind: Of what.
  ///   - training: How it was trained.
  ///   - slope: Of the activation below zero.
  ///   - deviation: σ.
  ///   - concentration: As ``Summary/concentration``.
  ///   - terms: What the terms of the bound are called.
  ///   - found: What the model says of the points that it was fitted to; as many terms.
  ///   - tensors: All its numbers by name.
  ///   - curve: The terms, epoch by epoch.
  ///   - classes: Of the points, where they are known.
  ///   - prior: p(z).
  public init(
    _ kind: Kind, _ training: Training, slope: Double, deviation: Double, concentration: Double? = nil,
    terms: [String], _ found: PointEvaluation, tensors: [String: Tensor], curve: LearningCurve, classes: [Int]?,
    prior: GaussianMixture
  ) {
    summary = Summary(
      kind: kind, training: training, slope: slope, deviation: deviation, concentration: concentration,
      terms: zip(terms, found.terms).map { Summary.Term(name: $0, value: $1) },
      otherBounds: found.otherBounds.isEmpty ? nil : found.otherBounds, componentsUsed: found.componentsUsed)
    (self.tensors, self.curve) = (tensors, curve)
    codes = Codes(found.codes, classes: classes, prior: prior)
    evaluation = AutoencoderEvaluation(bounds: found.bounds, draws: training.evaluationDraws)
  }
}

extension StructuredFit {
  public static var typeName: String { "structured-fit" }
  public static var views: [any Artifact.Type] {
    [FittedModel.self, Codes.self, LearningCurve.self, AutoencoderEvaluation.self]
  }
  public static var valueNames: [String] {
    [
      "bound", "reconstruction", "local-divergence", "global-divergence", "latent-divergence", "stick-divergence",
      "marginal-bound", "released-bound", "importance-bound", "draws", "deviation", "epochs", "components",
      "components-used", "latents", "parameters",
    ]
  }

  /// The bound and its terms, each with its sign, and all other bounds are means of a point, in nats.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "bound": .number(summary.terms.reduce(0) { $0 + $1.value }), "draws": .integer(evaluation.draws),
      "deviation": .number(summary.deviation), "epochs": .integer(curve.epochs.count),
      "components-used": .integer(summary.componentsUsed), "latents": .integer(codes.codes.columns),
      "parameters": .integer(parameterCount),
    ]
    for term in summary.terms where Self.valueNames.contains(term.name) { values[term.name] = .number(term.value) }
    for (name, bound) in summary.otherBounds ?? [:] where Self.valueNames.contains(name) {
      values[name] = .number(bound)
    }
    if let bound = evaluation.values["importance-bound"] { values["importance-bound"] = bound }
    if let prior = codes.prior { values["components"] = .integer(prior.components) }
    return values
  }

  /// The numbers that Adam moved.
  private var parameterCount: Int {
    var count = 0
    for (name, tensor) in tensors where !name.hasPrefix("generator.") && !name.hasPrefix("belief.") {
      count += tensor.entries.count
    }
    return count
  }

  public func files() throws -> ArtifactFiles {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    var files = try codes.files()
    files.contents.merge(curve.files().contents) { $1 }
    files.contents.merge(evaluation.files().contents) { $1 }
    files.contents["model.safetensors"] = SafetensorsFile(tensors: tensors).bytes
    files.contents["fit.json"] = [UInt8](try encoder.encode(summary))
    return files
  }

  public init(files: ArtifactFiles) throws {
    do {
      summary = try JSONDecoder().decode(Summary.self, from: Data(files["fit.json"]))
    } catch {
      throw ArtifactError("'fit.json' does not describe a fit as this version writes it: \(error)")
    }
    tensors = try SafetensorsFile(files["model.safetensors"], name: "model.safetensors").tensors
    codes = try Codes(files: files)
    curve = try LearningCurve(files: files)
    evaluation = try AutoencoderEvaluation(files: files)
    guard evaluation.bounds.count == codes.codes.rows else {
      throw ArtifactError("'bounds.csv' has \(evaluation.bounds.count) rows for \(codes.codes.rows) codes")
    }
  }
}
