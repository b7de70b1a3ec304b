private import Formats
private import Foundation
private import LinearAlgebra
private import Probability

extension Codes {
  public func files() throws -> ArtifactFiles {
    var contents = ["codes.npy": Npy.bytes(codes)]
    if let classes { contents["classes.npy"] = Npy.bytes(classes) }
    if let prior {
      contents["prior-weights.npy"] = Npy.bytes(prior.weights)
      contents["prior-means.npy"] = Npy.bytes(prior.means)
      contents["prior-covariances.npy"] = Npy.bytes(prior.covariances.elements, shape: prior.covariances.shape)
      contents["prior.json"] = Array("{\"covariances\":\"\(prior.covariances.family.rawValue)\"}\n".utf8)
    }
    return ArtifactFiles(contents)
  }

  public init(files: ArtifactFiles) throws {
    let codes = try NumpyFile(files["codes.npy"], name: "codes.npy").matrix()
    var classes: [Int]?
    if let bytes = files.contents["classes.npy"] {
      classes = try NumpyFile(bytes, name: "classes.npy").labels()
      guard classes?.count == codes.rows else {
        throw ArtifactError("'classes.npy' holds \(classes?.count ?? 0) classes for \(codes.rows) codes")
      }
    }
    let prior = files.contents["prior.json"] == nil ? nil : try readPrior(files)
    guard prior.map({ $0.features == codes.columns }) ?? true else {
      throw ArtifactError(
        "the prior is over \(prior?.features ?? 0) features, but 'codes.npy' has \(codes.columns) columns")
    }
    self.init(codes, classes: classes, prior: prior)
  }
}

/// What `prior.json` holds.
private struct PriorSummary: Codable {
  let covariances: String
}

private func readPrior(_ files: ArtifactFiles) throws -> GaussianMixture {
  let name: String
  do {
    name = try JSONDecoder().decode(PriorSummary.self, from: Data(files["prior.json"])).covariances
  } catch {
    throw ArtifactError("'prior.json' does not name a covariance family: \(error)")
  }
  guard let family = CovarianceFamily(rawValue: name) else {
    let families = CovarianceFamily.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    throw ArtifactError("'prior.json' names the covariance family '\(name)'; it is one of \(families)")
  }
  let covariances = try NumpyFile(files["prior-covariances.npy"], name: "prior-covariances.npy")
  return try GaussianMixture(
    validatingWeights: NumpyFile(files["prior-weights.npy"], name: "prior-weights.npy").vector(),
    means: NumpyFile(files["prior-means.npy"], name: "prior-means.npy").matrix(),
    covariances: Covariances(family: family, elements: covariances.numbers(), shape: covariances.shape))
}
