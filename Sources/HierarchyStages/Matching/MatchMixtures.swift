internal import Alignment
public import HierarchyArtifacts
internal import LinearAlgebra
public import Parameters
public import Stages

/// Finds the affine maps that take the prior of one model near another's, by matched divergence.
public struct MatchMixtures: Stage {
  public static let name = "match-mixtures"
  public static let summary =
    "Finds the affine map between the priors of two models, all that are equally good, and the symmetry that makes them."

  /// Whether the mixtures are exact, so that only rounding makes maps equally good.
  public let isExact: Bool

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    isExact = try reader.flag(
      "exact", "Whether the mixtures are no estimates, so that maps are equally good only up to rounding.",
      default: false)
  }

  public func run(_ input: Pair<RecordedModel, RecordedModel>, in context: StageContext) throws -> MixtureMatch {
    let points = [input.first.points, input.second.points].compactMap { $0 }.min().map(Double.init)
    let found = try mixtureMaps(
      from: input.first.prior, to: input.second.prior, points: isExact ? nil : points)
    return MixtureMatch(
      near: found.near.map { MixtureMatch.Map($0) }, second: found.second.map { MixtureMatch.Map($0) },
      nearest: MixtureMatch.Map(found.nearest), tolerance: found.tolerance, freedom: found.freedom,
      errors: found.errors.map { $0.matrix.elements + $0.shift })
  }
}

extension MixtureMatch.Map {
  /// A map of the science as an artifact holds it.
  fileprivate init(_ map: MixtureMap) {
    let overlap = map.overlap
    self.init(
      matrix: map.map.matrix, shift: map.map.shift, components: map.components, divergence: map.divergence,
      distances: [overlap.squaredDistance, overlap.relativeToFirst, overlap.symmetric, overlap.geometric])
  }
}
