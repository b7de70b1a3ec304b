public import JSONArtifacts
public import LinearAlgebra
public import Stages
private import Wording

/// The affine maps that take one fitted mixture near another, as far as the mixtures tell them apart.
///
/// `maps.json` holds it; maps are of points as rows, x·W + b.
public struct MixtureMatch: JSONArtifact {
  /// A map.
  public struct Map: Codable, Equatable, Sendable {
    /// W, a row a latent of the source.
    public let matrix: [[Double]]
    /// b.
    public let shift: [Double]
    /// The component of the target that each is taken to, from zero on; nil for one that was left out.
    public let components: [Int?]
    /// The matched divergence, in nats.
    public let divergence: Double
    /// D1 to D4 at this map.
    public let distances: [Double]

    /// Creates it.
    public init(
      matrix: Matrix<Double>, shift: [Double], components: [Int?], divergence: Double, distances: [Double]
    ) {
      self.matrix = (0..<matrix.rows).map { matrix.row($0) }
      (self.shift, self.components, self.divergence, self.distances) = (shift, components, divergence, distances)
    }
  }

  /// The best map, and all that are as good.
  public let near: [Map]
  /// The best with another matching of components; nil where none was found.
  public let second: Map?
  /// The map of least D3 among all that were found.
  public let nearest: Map
  /// How much worse a map may be to count as equally good, in nats.
  public let tolerance: Double
  /// In how many directions the map may move without a change.
  public let freedom: Int
  /// Standard errors of the best map: those of its matrix, row by row, then of its shift; nil where it is free to move.
  public let errors: [Double]?

  /// Creates it.
  public init(
    near: [Map], second: Map?, nearest: Map, tolerance: Double, freedom: Int, errors: [Double]?
  ) {
    (self.near, self.second, self.nearest, self.tolerance) = (near, second, nearest, tolerance)
    (self.freedom, self.errors) = (freedom, errors)
  }
}

extension MixtureMatch {
  public func check() throws(ArtifactError) {
    guard !near.isEmpty else { throw ArtifactError("'near' should hold a map at least") }
    let maps = [nearest] + near + (second.map { [$0] } ?? [])
    guard maps.allSatisfy({ $0.distances.count == 4 }) else {
      throw ArtifactError("each map should have four distances, D1 to D4")
    }
    for map in maps { try ArtifactError.checkCounts(map.components.compactMap { $0 }, "components") }
    try ArtifactError.checkCounts([freedom], "freedom")
  }

  public static var typeName: String { "mixture-match" }
  public static var file: String { "maps.json" }
  public static var valueNames: [String] {
    [
      "divergence", "d1", "d2", "d3", "d4", "maps", "unique", "freedom", "second.divergence", "least-d3",
      "least-d3.other-components", "components", "largest-error", "reading",
    ]
  }

  /// The best map in numbers, how many are as good, and a sentence.
  public var values: [String: ReportValue] {
    let best = near[0]
    let isUnique = near.count == 1 && freedom == 0
    var values: [String: ReportValue] = [
      "divergence": .number(best.divergence), "d1": .number(best.distances[0]), "d2": .number(best.distances[1]),
      "d3": .number(best.distances[2]), "d4": .number(best.distances[3]), "maps": .integer(near.count),
      "unique": .flag(isUnique), "freedom": .integer(freedom), "least-d3": .number(nearest.distances[2]),
      "least-d3.other-components": .flag(nearest.components != best.components),
      "components": .text(best.components.map { $0.map { "\($0 + 1)" } ?? "none" }.joined(separator: ", ")),
      "reading": .text(
        isUnique
          ? "one map"
          : freedom > 0
            ? "the map moves freely in \(counted(freedom, "direction")): the mixtures alone do not fix it"
            : "\(near.count) maps are equally good: the mixtures alone do not fix it"),
    ]
    if let second { values["second.divergence"] = .number(second.divergence) }
    if let error = errors?.max() { values["largest-error"] = .number(error) }
    return values
  }
}
