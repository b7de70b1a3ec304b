private import Foundation
private import LinearAlgebra
private import NumpyFormat
package import Probability
public import Stages

extension Codes {
  public func files() throws -> ArtifactFiles {
    var contents = ["codes.npy": Npy.bytes(codes)]
    if let classes { contents["classes.npy"] = Npy.bytes(classes) }
    if let prior { contents.merge(priorFiles(prior)) { $1 } }
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
    let prior = try readPrior(files)
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

/// The files of a prior, their names after a prefix.
package func priorFiles(_ prior: GaussianMixture, prefix: String = "") -> [String: [UInt8]] {
  [
    prefix + "prior-weights.npy": Npy.bytes(prior.weights), prefix + "prior-means.npy": Npy.bytes(prior.means),
    prefix + "prior-covariances.npy": Npy.bytes(prior.covariances.elements, shape: prior.covariances.shape),
    prefix + "prior.json": Array("{\"covariances\":\"\(prior.covariances.family.rawValue)\"}\n".utf8),
  ]
}

/// Reads what `priorFiles` made; nil where there is none.
package func readPrior(_ files: ArtifactFiles, prefix: String = "") throws -> GaussianMixture? {
  guard let summary = files.contents[prefix + "prior.json"] else { return nil }
  let name: String
  do {
    name = try JSONDecoder().decode(PriorSummary.self, from: Data(summary)).covariances
  } catch {
    throw ArtifactError("'\(prefix)prior.json' does not name a covariance family: \(error)")
  }
  guard let family = CovarianceFamily(rawValue: name) else {
    let families = CovarianceFamily.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    throw ArtifactError("'\(prefix)prior.json' names the covariance family '\(name)'; it is one of \(families)")
  }
  func file(_ part: String) throws -> NumpyFile {
    let name = "\(prefix)prior-\(part).npy"
    return try NumpyFile(files[name], name: name)
  }
  let covariances = try file("covariances")
  return try GaussianMixture(
    validatingWeights: file("weights").vector(), means: file("means").matrix(),
    covariances: Covariances(family: family, elements: covariances.numbers(), shape: covariances.shape))
}
