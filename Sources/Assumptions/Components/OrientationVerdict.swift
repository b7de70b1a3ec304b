private import LinearAlgebra

/// What can be said of the orientation of a mixture's coordinates.
public enum OrientationVerdict: String, CaseIterable, Equatable, Sendable {
  /// There are two components, which always have a common basis, or one: nothing can be tested.
  case tooFewComponents = "too-few-components"
  /// The covariances have no common basis: P2 fails, or the decoder is bent. No orientation may be claimed.
  case notConditionallyIndependent = "not-conditionally-independent"
  /// They have one, but it could as well be another.
  case notDetermined = "not-determined"
  /// The basis is determined, on this data set; runs on the same data are one observation of it.
  case determined

  /// The verdict in a sentence that holds without its context.
  public var sentence: String {
    switch self {
    case .tooFewComponents:
      "there are too few components to tell: any two covariances have a common basis, so their having one says nothing"
    case .notConditionallyIndependent:
      "the components' covariances are not diagonal in any one basis: the coordinates are not conditionally "
        + "independent, or the decoder is bent; no orientation can be claimed"
    case .notDetermined:
      "the covariances are as diagonal in one basis as chance allows, but too nearly so in turned ones: the orientation "
        + "is not determined"
    case .determined:
      "the covariances are diagonal in one basis and tell it from turned ones, on this data set; other runs on the same "
        + "data are no further evidence"
    }
  }
}

/// When an orientation counts as tested and as determined.
public struct OrientationRule: Equatable, Sendable {
  /// P2 is refused below this probability of the likelihood ratio…
  public var significance = 0.001
  /// …where a correlation beyond this is left, too; without a number of points this alone decides.
  public var correlation = 0.1
  /// The least N·I_st of a determined plane: 40 is a strong correlation of 0.95 at two standard errors.
  public var information = 40.0
  /// The least gap: up to this much was found where nothing fixes the basis, in fits that pass the test above.
  public var gap = 1.6
  /// How many times the gap between runs that bends could have made the gap must exceed.
  public var fakedGaps = 2.0

  /// Creates the rule of the defaults.
  public init() {}

  /// The verdict.
  ///
  /// - Parameters:
  ///   - test: The test of a mixture.
  ///   - fakedGap: The gap that bends between runs would make of none, where several runs are at hand.
  /// - Returns: The verdict; one coordinate has no other orientation, and is determined.
  public func verdict(of test: ConditionalIndependence, fakedGap: Double?) -> OrientationVerdict {
    guard test.information.rows > 1 else { return .determined }
    guard test.degreesOfFreedom > 0 else { return .tooFewComponents }
    let isUnlikely = test.probability.map { $0 < significance } ?? true
    if isUnlikely && test.diagonalization.largestCorrelation > correlation { return .notConditionallyIndependent }
    guard let found = test.gap?.value, found > max(gap, fakedGaps * (fakedGap ?? 0)) else { return .notDetermined }
    return test.undeterminedPlanes(below: information).isEmpty ? .determined : .notDetermined
  }
}
