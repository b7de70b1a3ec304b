/// What counts as zero, and what is too near zero to be called anything, in the units of ``BalancedLayers``.
///
/// Every comparison has two thresholds. What lies between them is a ``Doubt``, never rounded to a verdict.
enum Tolerance {
  /// A distance that is surely one.
  static let clear = 1e-6
  /// A distance that rounding may cause near the origin.
  static let rounded = 1e-9
  /// What is left of a sum after cancelling, as a part of its terms, when only rounding is left.
  static let cancelled = 1e-12
  /// What is left when it is hard to say whether anything is.
  static let doubtful = 1e-9

  /// A distance that rounding may cause at a point.
  static func rounding(at z: [Double]) -> Double { rounded + 1e-14 * length(z) }
}

/// Why a decision is no proof.
enum Doubt: String, CaseIterable {
  case unit = "a unit is nearly constant on a region"
  case sliver = "a region is thinner than rounding can tell from none"
  case stalled = "a linear program did not end"
  case rank = "a region's slopes are nearly of less than full rank"
  case plane = "the images of two regions nearly lie in one plane"
  case meeting = "the images of two regions meet or miss one another by no more than rounding"
  case certificate = "a counter-example did not bear evaluation"
}
