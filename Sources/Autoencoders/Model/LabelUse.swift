/// What a model makes of the labels of points, of which there are M: each has a prior of its own (iVAE, Khemakhem et al.
/// 2020), and the encoder may see them.
///
///     z|u ~ Σ_c π_uc·N(μ_uc, Σ_uc) for the label u,  q(z|x) or q(z|x, u)
///
/// The bound is then one of log p(x|u), not of log p(x).
public struct LabelUse: Codable, Equatable, Sendable {
  /// What the means of the labels are.
  public enum Means: String, CaseIterable, Codable, Sendable {
    /// Parameters.
    case free
    /// Zero, so that labels differ in their variances alone.
    case zero
  }

  /// M; labels count from 0 on.
  public var count: Int
  /// What the means of the labels are.
  public var means: Means
  /// Whether the encoder gets the label beside the point, M numbers of which one is one and the others are zero. Codes of
  /// points without labels ask that it does not.
  public var isSeenByEncoder: Bool
  /// The units of a network from labels to variances (Khemakhem et al. 2020); nil where each label has numbers of its own.
  public var hidden: Int?

  /// Creates a description.
  public init(count: Int, means: Means = .free, isSeenByEncoder: Bool = false, hidden: Int? = nil) {
    (self.count, self.means) = (count, means)
    (self.isSeenByEncoder, self.hidden) = (isSeenByEncoder, hidden)
  }

  /// What is wrong with it beside these parts, as a user should hear it; nil for nothing.
  func fault(components: Int, prior: PriorFamily) -> String? {
    guard 1...10_000 ~= count else { return "there are \(count) labels, not 1 to 10000" }
    guard prior == .diagonal || prior == .full else {
      return "a prior of the family '\(prior.rawValue)' is the same for every label; ask for a diagonal or a full one"
    }
    if means == .zero, components != 1 {
      return "a label whose means are zero has one component, not \(components)"
    }
    guard let hidden else { return nil }
    guard 1...100_000 ~= hidden else { return "a network of \(hidden) units gives no variances" }
    return means == .zero && prior == .diagonal
      ? nil : "a network from labels gives diagonal variances beside means of zero, and nothing else"
  }
}

extension Architecture {
  /// How many numbers of a point the encoder reads: its features, and where the encoder sees labels a number for each.
  public var inputs: Int { features + (labels.map { $0.isSeenByEncoder ? $0.count : 0 } ?? 0) }
}
