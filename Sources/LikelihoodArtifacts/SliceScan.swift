public import JSONArtifacts
public import Stages

/// A model's likelihood scanned along every parameter.
///
/// `slices.json` holds it.
public struct SliceScan: JSONArtifact {
  /// What is true of the model.
  public let arm: SimulationArm
  /// The offsets from the reference, evenly spaced and the same for all parameters.
  public let offsets: [Double]
  /// A slice a parameter.
  public let slices: [Slice]
  /// Two losses within it are taken to be equal, in nats.
  public let tolerance: Double

  /// Creates it.
  public init(arm: SimulationArm, offsets: [Double], slices: [Slice], tolerance: Double) {
    self.arm = arm
    self.offsets = offsets
    self.slices = slices
    self.tolerance = tolerance
  }

  /// The distance of neighbours on the grid.
  public var step: Double { offsets.count > 1 ? offsets[1] - offsets[0] : 0 }
  /// Whether the reference is the only global minimiser of a slice.
  public func isUnique(_ slice: Slice) -> Bool {
    slice.isUniqueAtReference(offsets: offsets, step: step, tolerance: tolerance)
  }
  /// Whether a slice bends upwards everywhere.
  public func isConvex(_ slice: Slice) -> Bool { slice.isConvex(tolerance: 1e-3 * tolerance) }
  /// How far above the reference the next local minimum of a slice lies, in nats; nil where there is no other.
  public func gap(_ slice: Slice) -> Double? { slice.gap(step: step) }
  /// Whether the reference is the only global minimiser of every slice.
  public var isUniqueThroughout: Bool { slices.allSatisfy(isUnique) }
}

extension SliceScan {
  public func check() throws(ArtifactError) {
    guard let stray = slices.first(where: { $0.excess.count != offsets.count }) else { return }
    throw ArtifactError(
      "the slice '\(stray.name)' holds \(stray.excess.count) losses for \(offsets.count) offsets")
  }

  public static var typeName: String { "slice-scan" }
  public static var file: String { "slices.json" }
  public static var valueNames: [String] {
    ["slices", "unique-slices", "unique", "non-convex", "with-other-minima", "smallest-gap", "farthest-minimiser"]
  }

  /// `unique` tells whether the reference is the only global minimiser of all slices; the smallest gap is there where
  /// some slice has another local minimum.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "slices": .integer(slices.count), "unique-slices": .integer(slices.count(where: isUnique)),
      "unique": .flag(isUniqueThroughout), "non-convex": .integer(slices.count { !isConvex($0) }),
      "with-other-minima": .integer(slices.count { gap($0) != nil }),
      "farthest-minimiser": .number(slices.map { abs($0.globalMinimum(offsets: offsets).offset) }.max() ?? 0),
    ]
    if let gap = slices.compactMap(gap).min() { values["smallest-gap"] = .number(gap) }
    return values
  }
}
