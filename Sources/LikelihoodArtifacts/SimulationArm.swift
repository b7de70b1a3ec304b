/// What is true of a simulated model, and what of it the model that is fitted does not know.
public enum SimulationArm: String, Codable, CaseIterable, Sendable {
  /// f is injective (F4), and two components are fitted to two.
  case twoComponents = "two-components"
  /// The same with three.
  case threeComponents = "three-components"
  /// f is weakly injective (F2) but not injective; as many components are fitted as there are.
  case notInjective = "not-injective"
  /// f is injective; one component too few is fitted.
  case oneFewer = "one-fewer"
  /// f is injective; one component too many is fitted.
  case oneMore = "one-more"
  /// f is a fold, not even weakly injective: outside the theorem.
  case folded

  /// By how many the fitted components differ from those that there are.
  public var surplus: Int {
    switch self {
    case .oneFewer: -1
    case .oneMore: 1
    default: 0
    }
  }

  /// Whether the fitted class is the right one and f injective, so that prior and decoder are identifiable.
  public var isWellSpecified: Bool { surplus == 0 && isInjective }

  /// Whether the paper's experiment has such models: all but those for which its theorem promises nothing.
  public var isOfThePaper: Bool { self != .folded }

  /// Whether f is injective, so that the decoder is identifiable, too.
  public var isInjective: Bool { self != .notInjective && self != .folded }
}
