public import JSONArtifacts
public import Stages

/// How many simulated models came out as the theorem says.
///
/// `tally.json` holds it.
public struct SimulationTally: JSONArtifact {
  /// A model's results in short.
  public struct Model: Codable, Equatable, Sendable {
    /// What is true of it.
    public let arm: SimulationArm
    /// The number of its slices.
    public let slices: Int
    /// Of these, those whose only global minimiser is the reference.
    public let uniqueSlices: Int
    /// Of these, those that are not convex.
    public let nonConvexSlices: Int
    /// The smallest gap to another local minimum of a slice, in nats.
    public let smallestGap: Double?
    /// Whether every optimum as good as the best can be is the reference.
    public let isIdentified: Bool
    /// Whether every optimum within the tolerance of the best is.
    public let isSeparated: Bool
    /// Whether a random start reached one of those optima.
    public let isFound: Bool
    /// How many runs within the tolerance were still descending.
    public let descending: Int
    /// The greatest √D3 of those optima.
    public let distance: Double?
    /// The greatest residual of those optima's decoders.
    public let residual: Double?
    /// How far above the best the lowest optimum lies that is not the reference, in nats.
    public let impostorExcess: Double?

    /// Creates it from a scan and a comparison of the same model.
    public init(_ scan: SliceScan, _ comparison: OptimaComparison) {
      arm = comparison.arm
      slices = scan.slices.count
      uniqueSlices = scan.slices.count(where: scan.isUnique)
      nonConvexSlices = scan.slices.count { !scan.isConvex($0) }
      smallestGap = scan.slices.compactMap(scan.gap).min()
      isIdentified = comparison.isIdentified
      isSeparated = comparison.isSeparated
      isFound = comparison.isFound
      descending = comparison.descending.count
      distance = comparison.equal.map(\.distance).max()
      residual = comparison.equal.map(\.residual).max()
      impostorExcess = comparison.impostor?.excess
    }

    /// Whether every slice has the reference as its only global minimiser.
    public var isUnique: Bool { uniqueSlices == slices }
  }

  /// The models.
  public let models: [Model]

  /// Creates it.
  public init(_ models: [Model]) { self.models = models }

  /// The models of the paper's kinds.
  public var ofThePaper: [Model] { models.filter(\.arm.isOfThePaper) }
  /// The models outside the theorem.
  public var outside: [Model] { models.filter { !$0.arm.isOfThePaper } }
  /// The models with an injective f whose fitted class is the right one.
  public var wellSpecified: [Model] { models.filter(\.arm.isWellSpecified) }
}

extension SimulationTally {
  public func check() throws(ArtifactError) {
    try ArtifactError.checkCounts(models.map(\.descending), "descending")
    try ArtifactError.checkCounts(models.map(\.slices), "slices")
    try ArtifactError.checkCounts(models.map(\.uniqueSlices), "uniqueSlices")
    try ArtifactError.checkCounts(models.map(\.nonConvexSlices), "nonConvexSlices")
  }

  public static var typeName: String { "simulation-tally" }
  public static var file: String { "tally.json" }
  public static var valueNames: [String] {
    [
      "paper.models", "paper.unique", "paper.unique-of", "paper.unique-share", "paper.identified",
      "paper.identified-of", "paper.identified-share", "paper.separated", "paper.separated-of", "paper.separated-share",
      "paper.found", "paper.found-of", "paper.found-share", "paper.descending", "paper.slices", "paper.unique-slices",
      "paper.non-convex", "paper.smallest-gap", "paper.distance", "paper.residual", "paper.smallest-impostor",
      "outside.models", "outside.unique", "outside.unique-of", "outside.unique-share", "outside.identified",
      "outside.identified-of", "outside.identified-share", "outside.separated", "outside.separated-of",
      "outside.separated-share", "outside.found", "outside.found-of", "outside.found-share", "outside.descending",
      "outside.slices", "outside.unique-slices", "outside.non-convex", "outside.smallest-gap", "outside.distance",
      "outside.residual", "outside.smallest-impostor",
      "well-specified.models", "well-specified.unique", "well-specified.unique-of", "well-specified.unique-share",
      "well-specified.identified", "well-specified.identified-of", "well-specified.identified-share",
      "well-specified.separated", "well-specified.separated-of", "well-specified.separated-share",
      "well-specified.found", "well-specified.found-of", "well-specified.found-share", "well-specified.descending",
      "well-specified.slices", "well-specified.unique-slices", "well-specified.non-convex",
      "well-specified.smallest-gap", "well-specified.distance", "well-specified.residual",
      "well-specified.smallest-impostor",
      "all.models", "all.unique", "all.unique-of", "all.unique-share", "all.identified", "all.identified-of",
      "all.identified-share", "all.separated", "all.separated-of", "all.separated-share", "all.found", "all.found-of",
      "all.found-share", "all.descending", "all.slices", "all.unique-slices", "all.non-convex", "all.smallest-gap",
      "all.distance", "all.residual", "all.smallest-impostor",
    ]
  }

  /// Counts as numbers, as words (`50 of 50`) and as shares, for each group that has models.
  public var values: [String: ReportValue] {
    [("paper", ofThePaper), ("outside", outside), ("well-specified", wellSpecified), ("all", models)]
      .filter { !$0.1.isEmpty }.reduce(into: [:]) { $0.merge(values($1.0, $1.1)) { $1 } }
  }

  /// Counts of a group of models; what is the least or greatest is there where some model has it.
  private func values(_ group: String, _ models: [Model]) -> [String: ReportValue] {
    var values: [String: ReportValue] = [
      "\(group).models": .integer(models.count),
      "\(group).descending": .integer(models.reduce(0) { $0 + $1.descending }),
      "\(group).slices": .integer(models.reduce(0) { $0 + $1.slices }),
      "\(group).unique-slices": .integer(models.reduce(0) { $0 + $1.uniqueSlices }),
      "\(group).non-convex": .integer(models.reduce(0) { $0 + $1.nonConvexSlices }),
    ]
    for (name, count) in [
      ("unique", models.count(where: \.isUnique)), ("identified", models.count(where: \.isIdentified)),
      ("separated", models.count(where: \.isSeparated)), ("found", models.count(where: \.isFound)),
    ] {
      values["\(group).\(name)"] = .integer(count)
      values["\(group).\(name)-of"] = .text("\(count) of \(models.count)")
      values["\(group).\(name)-share"] = .number(Double(count) / Double(models.count))
    }
    let extremes: [(String, Double?)] = [
      ("smallest-gap", models.compactMap(\.smallestGap).min()), ("distance", models.compactMap(\.distance).max()),
      ("residual", models.compactMap(\.residual).max()),
      ("smallest-impostor", models.compactMap(\.impostorExcess).min()),
    ]
    for (name, extreme) in extremes { if let extreme { values["\(group).\(name)"] = .number(extreme) } }
    return values
  }
}
