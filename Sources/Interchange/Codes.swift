public import LinearAlgebra
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
/// | `prior-weights.npy`, if there is a prior | π, `<f8` | K |
/// | `prior-means.npy` | μ, `<f8` | K×L |
/// | `prior-covariances.npy` | Σ, `<f8` | K×L×L full, L×L tied, K×L diagonal, K spherical |
/// | `prior.json` | the covariance family | |
public struct Codes: Artifact, Equatable {
  /// N×L, a row a point.
  public let codes: Matrix<Double>
  /// The class of each point, where it is known.
  public let classes: [Int]?
  /// The mixture that the run assumes of its codes, in the same coordinates; nil where there is none.
  public let prior: GaussianMixture?

  /// Creates codes; there are as many classes as rows, or none, and the prior is over as many features as columns.
  public init(_ codes: Matrix<Double>, classes: [Int]? = nil, prior: GaussianMixture? = nil) {
    require(
      classes.map { $0.count == codes.rows } ?? true, "\(classes?.count ?? 0) classes for the rows of \(codes.shape)")
    require(
      prior.map { $0.features == codes.columns } ?? true,
      "a prior over \(prior?.features ?? 0) features does not fit codes of \(codes.shape)")
    self.codes = codes
    self.classes = classes
    self.prior = prior
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
