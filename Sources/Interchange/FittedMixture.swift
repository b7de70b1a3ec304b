private import Foundation
private import LinearAlgebra
private import NumpyFormat
public import Probability
public import Stages

/// A Gaussian mixture that was fitted to points, and how the fit went.
///
/// | file | entries | shape |
/// | --- | --- | --- |
/// | `weights.npy` | π, `<f8` | K |
/// | `means.npy` | μ, `<f8` | K×D |
/// | `covariances.npy` | Σ, `<f8` | K×D×D full, D×D tied, K×D diagonal, K spherical |
/// | `trace.npy` | the mean log-likelihood before each iteration, nats, `<f8` | iterations |
/// | `fit.json` | the covariance family, the number of points, the log-likelihood, the outcome | |
public struct FittedMixture: Artifact, Equatable {
  /// The mixture.
  public let model: GaussianMixture
  /// The mean log-likelihood of a point before each iteration, in nats.
  public let trace: [Double]
  /// The mean log-likelihood of a point under the model, in nats.
  public let meanLogLikelihood: Double
  /// The number of points that the model was fitted to.
  public let points: Int
  /// Whether the iterations ended because the likelihood changed no more.
  public let converged: Bool
  /// How many components have a direction in which points spread no more than the floor of variances.
  public let flooredComponents: Int
  /// Where the mixture was chosen among several: by how much its BIC is less than the best of another size or family.
  public let margin: Double?

  /// Creates a fitted mixture.
  public init(
    _ model: GaussianMixture, trace: [Double], meanLogLikelihood: Double, points: Int, converged: Bool,
    flooredComponents: Int = 0, margin: Double? = nil
  ) {
    self.model = model
    self.trace = trace
    self.meanLogLikelihood = meanLogLikelihood
    self.points = points
    self.converged = converged
    self.flooredComponents = flooredComponents
    self.margin = margin
  }

  /// Σₙ log p(xₙ), in nats.
  public var logLikelihood: Double { meanLogLikelihood * Double(points) }

  /// Schwarz's criterion: the less the better.
  public var bic: Double { model.bic(logLikelihood: logLikelihood, points: points) }

  /// Akaike's criterion: the less the better.
  public var aic: Double { model.aic(logLikelihood: logLikelihood) }
}

extension FittedMixture {
  public static var typeName: String { "fitted-mixture" }
  public static var valueNames: [String] {
    [
      "log-likelihood", "bic", "aic", "iterations", "converged", "components", "free-parameters", "smallest-weight",
      "floored-components", "margin",
    ]
  }

  /// The log-likelihood is the mean of a point's, in nats; there is a margin only where the mixture was chosen.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "log-likelihood": .number(meanLogLikelihood), "bic": .number(bic), "aic": .number(aic),
      "iterations": .integer(trace.count), "converged": .flag(converged), "components": .integer(model.components),
      "free-parameters": .integer(model.freeParameters), "smallest-weight": .number(model.weights.min() ?? 0),
      "floored-components": .integer(flooredComponents),
    ]
    if let margin { values["margin"] = .number(margin) }
    return values
  }

  /// What stands in the way of believing the likelihood.
  public var warnings: [String] {
    guard flooredComponents > 0 else { return [] }
    let some = flooredComponents == 1 ? "1 component has" : "\(flooredComponents) components have"
    return [
      "\(some) a variance on its floor, which makes the likelihood and the BIC, not the points: "
        + "look for points that coincide or lie in a plane, or ask for fewer components"
    ]
  }

  public func files() throws -> ArtifactFiles {
    let summary = Summary(
      family: model.covariances.family.rawValue, meanLogLikelihood: meanLogLikelihood, points: points,
      converged: converged, flooredComponents: flooredComponents == 0 ? nil : flooredComponents, margin: margin)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    return ArtifactFiles([
      "weights.npy": Npy.bytes(model.weights), "means.npy": Npy.bytes(model.means),
      "covariances.npy": Npy.bytes(model.covariances.elements, shape: model.covariances.shape),
      "trace.npy": Npy.bytes(trace), "fit.json": [UInt8](try encoder.encode(summary)),
    ])
  }

  public init(files: ArtifactFiles) throws {
    let summary = try Summary(json: files["fit.json"])
    guard let family = CovarianceFamily(rawValue: summary.family) else {
      let families = CovarianceFamily.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw ArtifactError("'fit.json' names the covariance family '\(summary.family)'; it is one of \(families)")
    }
    try ArtifactError.checkCounts([summary.points, summary.flooredComponents ?? 0], "points")
    let covariances = try NumpyFile(files["covariances.npy"], name: "covariances.npy")
    self.init(
      try GaussianMixture(
        validatingWeights: NumpyFile(files["weights.npy"], name: "weights.npy").vector(),
        means: NumpyFile(files["means.npy"], name: "means.npy").matrix(),
        covariances: Covariances(family: family, elements: covariances.numbers(), shape: covariances.shape)),
      trace: try NumpyFile(files["trace.npy"], name: "trace.npy").vector(),
      meanLogLikelihood: summary.meanLogLikelihood, points: summary.points, converged: summary.converged,
      flooredComponents: summary.flooredComponents ?? 0, margin: summary.margin)
  }
}

/// What `fit.json` holds.
private struct Summary: Codable {
  let family: String
  let meanLogLikelihood: Double
  let points: Int
  let converged: Bool
  let flooredComponents: Int?
  let margin: Double?

  enum CodingKeys: String, CodingKey {
    case family = "covariances"
    case meanLogLikelihood = "mean-log-likelihood"
    case flooredComponents = "floored-components"
    case points, converged, margin
  }
}

extension Summary {
  init(json: [UInt8]) throws {
    do {
      self = try JSONDecoder().decode(Summary.self, from: Data(json))
    } catch {
      throw ArtifactError("'fit.json' is not the summary of a fit: \(error)")
    }
  }
}
