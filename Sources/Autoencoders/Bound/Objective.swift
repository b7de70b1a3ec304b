private import Foundation

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
/// | `fiveTerm` | softmax b | Σ_c γ_c·(b_c − max(log γ_c, log 10⁻⁶)) |
/// | `marginal` | softmax b | Σ_c γ_c·(b_c − log γ_c) = log Σ_c exp b_c = log p(z) |
/// | `importance` | softmax b | as `marginal` |
///
/// Where q(z|x) is a mixture with the weights w, each component has its draw, and r_k stands for all terms at the draw of
/// component k. The bound is Σ_k w_k·r_k, and that of `importance` log Σ_k w_k·exp r_k (Morningstar et al. 2021).
public enum Objective: String, CaseIterable, Codable, Sendable {
  /// γ = p(c|z) at a draw of z, as the paper has it (Jiang et al. 2017). The gradient flows through γ.
  case sampled
  /// The γ that makes the bound highest, γ_c ∝ π_c·exp E[log N(z; μ_c, Σ_c)].
  case optimal
  /// γ = p(c|z), and all terms at the same draw of z (Falck et al. 2021). But for the floor under log γ, which their code
  /// has, it is the same as ``marginal`` in value and gradient.
  case fiveTerm = "five-term"
  /// c summed out: the bound holds log p(z) at a draw of z.
  case marginal
  /// As ``marginal``, and where q(z|x) is a mixture, its components summed out, too; where it is none, the same.
  case importance

  /// Whether a is needed.
  var usesExpectation: Bool { self == .sampled || self == .optimal }
  /// Whether b is needed.
  var usesDraw: Bool { self != .optimal }
  /// What log γ is not taken to be less than.
  var floor: Double { self == .fiveTerm ? logLeastShare : -.infinity }
}

/// log 10⁻⁶.
private let logLeastShare = log(1e-6)
