/// Which lower bound of log p(x) is climbed. For the same model and posterior, each is at least the one before it, in
/// expectation over z.
///
/// With b_c = log π_c + log N(z; μ_c, Σ_c) at a draw z, and a_c = log π_c + E[log N(z; μ_c, Σ_c)] over q(z|x), they differ
/// in what they put for E[log p(z, c)] + H(q(c|x)):
///
/// | objective | γ | in the bound |
/// | --- | --- | --- |
/// | `sampled` | softmax b | Σ_c γ_c·(a_c − log γ_c) |
/// | `optimal` | softmax a | Σ_c γ_c·(a_c − log γ_c) = log Σ_c exp a_c |
/// | `marginal` | softmax b | Σ_c γ_c·(b_c − log γ_c) = log Σ_c exp b_c = log p(z) |
public enum Objective: String, CaseIterable, Codable, Sendable {
  /// γ = p(c|z) at a draw of z, as the paper has it (Jiang et al. 2017). The gradient flows through γ.
  case sampled
  /// The γ that makes the bound highest, γ_c ∝ π_c·exp E[log N(z; μ_c, Σ_c)].
  case optimal
  /// c summed out: the bound holds log p(z) at a draw of z.
  case marginal

  /// Whether a is needed.
  var usesExpectation: Bool { self != .marginal }
  /// Whether b is needed.
  var usesDraw: Bool { self != .optimal }
}
