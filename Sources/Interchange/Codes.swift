private import Foundation
public import LinearAlgebra
private import NumpyFormat
public import Probability
private import Requirements
public import Stages

/// The codes that one run gave to points: where its encoder puts each of them.
///
/// Every run that is compared must be of the same points in the same order.
///
/// | file | entries | shape |
/// | --- | --- | --- |
/// | `codes.npy` | the posterior mean of each point, `<f8` | N×L |
/// | `classes.npy`, if classes are known | `<i8` | N |
/// | `class-names.json`, if classes have names | texts, in ascending order of the classes | |
/// | `ids.json`, if rows have names | texts | N |
/// | `prior-weights.npy`, if there is a prior | π, `<f8` | K |
/// | `prior-means.npy` | μ, `<f8` | K×L |
/// | `prior-covariances.npy` | Σ, `<f8` | K×L×L full, L×L tied, K×L diagonal, K spherical |
/// | `prior.json` | the covariance family | |
public struct Codes: Artifact, Equatable {
  /// N×L, a row a point.
  public let codes: Matrix<Double>
  /// The class of each point, where it is known.
  public let classes: [Int]?
  /// What the classes are called, in ascending order; empty for the numbers themselves.
  public let classNames: [String]
  /// What each row is called, each name once, where rows are matched by names and not by their order.
  public let ids: [String]?
  /// The mixture that the run assumes of its codes, in the same coordinates; nil where there is none.
  public let prior: GaussianMixture?

  /// Creates codes; there are as many classes and names as rows, or none, and the prior is over as many features as columns.
  public init(
    _ codes: Matrix<Double>, classes: [Int]? = nil, classNames: [String] = [], prior: GaussianMixture? = nil,
    ids: [String]? = nil
  ) {
    require(ids.map { $0.count == codes.rows } ?? true, "\(ids?.count ?? 0) names for the rows of \(codes.shape)")
    require(
      classes.map { $0.count == codes.rows } ?? true, "\(classes?.count ?? 0) classes for the rows of \(codes.shape)")
    require(
      prior.map { $0.features == codes.columns } ?? true,
      "a prior over \(prior?.features ?? 0) features does not fit codes of \(codes.shape)")
    self.codes = codes
    self.classes = classes
    self.classNames = classNames
    self.prior = prior
    self.ids = ids
  }
}

extension Codes {
  public static var typeName: String { "codes" }
  public static var valueNames: [String] { ["count", "latents", "classes", "components"] }

  /// How many points and columns there are; where they are known, how many classes and components of the prior.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = ["count": .integer(codes.rows), "latents": .integer(codes.columns)]
    if let classes { values["classes"] = .integer(Set(classes).count) }
    if let prior { values["components"] = .integer(prior.components) }
    return values
  }
}

extension Codes {
  public func files() throws -> ArtifactFiles {
    var contents = ["codes.npy": Npy.bytes(codes)]
    if let classes { contents["classes.npy"] = Npy.bytes(classes) }
    if let ids { contents["ids.json"] = [UInt8](try JSONEncoder().encode(ids)) }
    if let prior { contents.merge(priorFiles(prior)) { $1 } }
    var files = ArtifactFiles(contents)
    try files.set(names: classNames, "class-names.json")
    return files
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
    let ids = try readNames(files, rows: codes.rows)
    let prior = try readPrior(files)
    guard prior.map({ $0.features == codes.columns }) ?? true else {
      throw ArtifactError(
        "the prior is over \(prior?.features ?? 0) features, but 'codes.npy' has \(codes.columns) columns")
    }
    self.init(
      codes, classes: classes, classNames: try files.names("class-names.json"), prior: prior, ids: ids)
  }
}

/// The names of rows; nil where there are none.
private func readNames(_ files: ArtifactFiles, rows: Int) throws -> [String]? {
  guard let bytes = files.contents["ids.json"] else { return nil }
  guard let ids = try? JSONDecoder().decode([String].self, from: Data(bytes)), ids.count == rows else {
    throw ArtifactError("'ids.json' should hold a list of \(rows) texts")
  }
  return ids
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
