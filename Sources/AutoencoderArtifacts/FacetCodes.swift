public import Autoencoders
private import Foundation
public import Interchange
public import LinearAlgebra
public import Networks
private import Probability
private import Requirements
public import Stages

/// The codes that one run gave to points, of several facets, each with a prior of its own.
///
/// | file | entries | shape |
/// | --- | --- | --- |
/// | `codes.npy` | the posterior means of all facets, side by side, `<f8` | N×(L₀ + L₁ + …) |
/// | `classes.npy`, if classes are known | `<i8` | N |
/// | `facets.json` | the numbers of latents of the facets | J |
/// | `facet-0-prior-weights.npy`, … | the files of the first facet's prior, as in `Codes`; and so on | |
///
/// One facet alone has the files of `Codes`, with its prior. Seen as `Codes`, several stand side by side and have no
/// prior: the product of the facets' priors has too many components for what is done with priors.
public struct FacetCodes: Artifact, Equatable {
  /// The codes of each facet, with the same classes.
  public let facets: [Codes]

  /// Creates them; there is a facet, and all are of the same points.
  public init(_ facets: [Codes]) {
    require(!facets.isEmpty, "there are no codes without a facet")
    require(
      facets.allSatisfy { $0.codes.rows == facets[0].codes.rows && $0.classes == facets[0].classes },
      "facets of \(facets.map { $0.codes.rows }) points, or of different classes, are not those of one run")
    self.facets = facets
  }

  /// Creates the codes that a model gave to points, for each facet N×Lⱼ, with its priors.
  public init(_ model: Autoencoder<Float>, _ codes: [Matrix<Double>], classes: [Int]?) {
    self.init(
      codes.enumerated().map { j, codes in Codes(codes, classes: classes, prior: model.mixture(ofFacet: j)) })
  }

  /// All facets side by side, without a prior; one facet alone as it is.
  public var joined: Codes {
    if facets.count == 1 { return facets[0] }
    let rows = facets[0].codes.rows
    let elements = (0..<rows).flatMap { n in facets.flatMap { $0.codes.row(n) } }
    let columns = facets.reduce(0) { $0 + $1.codes.columns }
    return Codes(Matrix(rows: rows, columns: columns, elements: elements), classes: facets[0].classes)
  }
}

extension FacetCodes {
  public static var typeName: String { "facet-codes" }
  public static var views: [any Artifact.Type] { [Codes.self] }
  public static var valueNames: [String] { ["count", "latents", "facets", "classes"] }

  /// How many points, columns of all facets together, and facets there are; where they are known, how many classes.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "count": .integer(facets[0].codes.rows), "latents": .integer(facets.reduce(0) { $0 + $1.codes.columns }),
      "facets": .integer(facets.count),
    ]
    if let classes = facets[0].classes { values["classes"] = .integer(Set(classes).count) }
    return values
  }

  public func files() throws -> ArtifactFiles {
    var files = try joined.files()
    files.contents["facets.json"] = [UInt8](
      try JSONEncoder().encode(Sizes(latents: facets.map { $0.codes.columns })))
    for (j, facet) in facets.enumerated() {
      if let prior = facet.prior {
        files.contents.merge(priorFiles(prior, prefix: prefix(ofFacet: j, of: facets.count))) { $1 }
      }
    }
    return files
  }

  public init(files: ArtifactFiles) throws {
    let joined = try Codes(files: files)
    let sizes: [Int]
    do {
      sizes = try JSONDecoder().decode(Sizes.self, from: Data(files["facets.json"])).latents
    } catch {
      throw ArtifactError("'facets.json' does not tell the facets' latents: \(error)")
    }
    try ArtifactError.checkCounts(sizes, "facets.json")
    guard !sizes.isEmpty, sizes.allSatisfy({ $0 > 0 }), sizes.reduce(0, +) == joined.codes.columns else {
      throw ArtifactError("facets of \(sizes) latents are not the \(joined.codes.columns) columns of 'codes.npy'")
    }
    var start = 0
    var facets: [Codes] = []
    for (j, size) in sizes.enumerated() {
      let prior = try readPrior(files, prefix: prefix(ofFacet: j, of: sizes.count))
      guard prior.map({ $0.features == size }) ?? true else {
        throw ArtifactError("the prior of facet \(j) is over \(prior?.features ?? 0) features, not \(size)")
      }
      facets.append(
        Codes(joined.codes.columns(at: Array(start..<start + size)), classes: joined.classes, prior: prior))
      start += size
    }
    self.init(facets)
  }
}

/// What the names of the files of a facet's prior begin with.
private func prefix(ofFacet j: Int, of count: Int) -> String { count == 1 ? "" : "facet-\(j)-" }

/// What `facets.json` holds.
private struct Sizes: Codable {
  let latents: [Int]
}
