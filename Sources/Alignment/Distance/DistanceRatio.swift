/// What ‖p − h#q‖² is measured by, as a function of γ = ⟨p, h#q⟩/‖p‖² and η = ‖h#q‖²/‖p‖².
package enum DistanceRatio: CaseIterable, Sendable {
  /// ‖p‖²: 1 + η − 2γ.
  case toFirst
  /// ‖h#q‖²: (1 + η − 2γ)/η.
  case toSecond
  /// ‖p‖² + ‖h#q‖²: 1 − 2γ/(1 + η).
  case symmetric
  /// ‖p‖·‖h#q‖: (1 + η − 2γ)/√η.
  case geometric

  /// A distance with its derivatives by γ and by log η.
  struct Value {
    let distance: Double
    let byOverlap: Double
    let byLogNorm: Double
  }

  /// The distance at γ and η.
  func callAsFunction(overlap g: Double, norm e: Double) -> Value {
    let squared = 1 + e - 2 * g
    let root = e.squareRoot()
    return switch self {
    case .toFirst: Value(distance: squared, byOverlap: -2, byLogNorm: e)
    case .toSecond: Value(distance: squared / e, byOverlap: -2 / e, byLogNorm: (2 * g - 1) / e)
    case .symmetric:
      Value(distance: squared / (1 + e), byOverlap: -2 / (1 + e), byLogNorm: 2 * g * e / ((1 + e) * (1 + e)))
    case .geometric: Value(distance: squared / root, byOverlap: -2 / root, byLogNorm: root - squared / (2 * root))
    }
  }
}
