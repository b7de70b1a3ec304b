private import Foundation
public import LinearAlgebra
private import Requirements

/// What an encoder says of the latents of N points: a Gaussian potential for each.
///
///     ψ(z) = −½·zᵀ·diag(J)·z + hᵀ·z
public struct GaussianPotentials: Equatable, Sendable {
  /// J, N×L, not negative.
  public var precisions: Matrix<Double>
  /// h, N×L.
  public var linears: Matrix<Double>

  /// Creates potentials.
  public init(precisions: Matrix<Double>, linears: Matrix<Double>) {
    require(precisions.shape == linears.shape, "precisions of \(precisions.shape) with \(linears.shape)")
    self.precisions = precisions
    self.linears = linears
  }
}

/// The mean-field posterior q(z)·q(c) of points under a belief about a mixture and the potentials of an encoder, and the
/// gradient through it (SVAE; Johnson et al. 2016, section 4).
///
///     Λ = diag J + Σ_k r_k·E[Λ_k],  η = h + Σ_k r_k·E[Λ_k·μ_k],  q(z) = N(m, V),  V = Λ⁻¹,  m = V·η
///     s_k = E[log π_k] + E[log N(z; k)],  r = softmax(s)
///     KL = E[log q(z)] + E[log q(c)] − E[log p(c)] − E[log p(z|c)]
///
/// Rounds alternate between the two, from the labels of the potential alone on; KL − E[ψ] never rises. The last q(z) is that
/// of the last labels.
public struct LocalInference: Equatable, Sendable {
  /// How the gradient passes the fixed point.
  public enum Gradient: String, CaseIterable, Sendable {
    /// The derivative of the fixed point itself (implicit differentiation).
    case exact
    /// With r held inside q(z) and in E[log p(z|c)], and the labels of the other terms taken once more from that q(z), as
    /// the released code has it: the same value, another gradient.
    case released
  }

  /// K.
  public let components: Int
  /// L.
  public let latents: Int
  /// E[log π_k], K.
  private var logWeights: [Double]
  /// E[log π_k] + ½·E[log |Λ_k|] − ½·E[μᵀΛμ] − L/2·log 2π, K.
  private var constants: [Double]
  /// E[Λ_k], one after the other, K·L·L.
  private var precisions: [Double]
  /// E[Λ_k·μ_k], K·L.
  private var linears: [Double]
  /// The most rounds.
  public var rounds: Int
  /// The largest change of a responsibility in a round after which there is no other.
  public var tolerance: Double

  /// Creates the inference of a belief.
  ///
  /// - Throws: `FactorizationError` where a scale is not positive definite in floating point.
  public init(
    _ belief: BayesianMixture, rounds: Int = 100, tolerance: Double = 0
  ) throws(FactorizationError) {
    let latents = belief.components.first?.latents ?? 0
    self.init(components: belief.components.count, latents: latents, rounds: rounds, tolerance: tolerance)
    var workspace = BeliefWorkspace(latents: latents)
    try take(belief, in: &workspace)
  }

  /// Makes room for beliefs of this size; without one, it cannot be asked. See ``take(_:in:)``.
  public init(components: Int, latents: Int, rounds: Int, tolerance: Double) {
    (self.components, self.latents) = (components, latents)
    (self.rounds, self.tolerance) = (rounds, tolerance)
    logWeights = [Double](repeating: 0, count: components)
    constants = logWeights
    precisions = [Double](repeating: 0, count: components * latents * latents)
    linears = [Double](repeating: 0, count: components * latents)
  }

  /// Takes another belief of the same size in the place of the last, in training after each step; allocates nothing.
  ///
  /// - Throws: `FactorizationError` where a scale is not positive definite in floating point.
  public mutating func take(
    _ belief: BayesianMixture, in workspace: inout BeliefWorkspace
  ) throws(FactorizationError) {
    require(
      belief.components.count == components, "a belief of \(belief.components.count) components, not \(components)")
    belief.writeExpectedLogWeights(into: &logWeights)
    let l = latents
    for k in 0..<components {
      try belief.components[k].expect(in: &workspace)
      constants[k] =
        logWeights[k]
        + (workspace.expected.logDeterminant - workspace.expected.quadratic - Double(l) * log(2 * Double.pi)) / 2
      for i in 0..<l * l { precisions[k * l * l + i] = workspace.expected.precision.elements[i] }
      for i in 0..<l { linears[k * l + i] = workspace.expected.precisionMean[i] }
    }
  }
}

/// What inference of a batch leaves, and where its gradient works; nothing is allocated in a step.
public struct LocalWorkspace: Sendable {
  /// r, N×K.
  public var responsibilities: Matrix<Double>
  /// m, N×L.
  public var means: Matrix<Double>
  /// V, N×(L·L).
  public var covariances: Matrix<Double>
  /// The lower Cholesky factor of Λ, N×(L·L).
  var factors: Matrix<Double>
  /// s, N×K.
  var scores: Matrix<Double>
  /// KL, N, in nats.
  public var divergences: [Double]
  /// ε, N×L, which draws are made of.
  public var noise: Matrix<Double>
  /// z = m + L⁻ᵀ·ε, N×L.
  public var draws: Matrix<Double>
  /// ∂loss/∂J, N×L.
  public var precisionGradients: Matrix<Double>
  /// ∂loss/∂h, N×L.
  public var linearGradients: Matrix<Double>
  var point: PointScratch

  /// Creates the workspace of a batch.
  public init(points: Int, components: Int, latents: Int) {
    func matrix(_ columns: Int) -> Matrix<Double> { Matrix(rows: points, columns: columns) }
    responsibilities = matrix(components)
    means = matrix(latents)
    covariances = matrix(latents * latents)
    factors = matrix(latents * latents)
    scores = matrix(components)
    divergences = [Double](repeating: 0, count: points)
    noise = matrix(latents)
    draws = matrix(latents)
    precisionGradients = matrix(latents)
    linearGradients = matrix(latents)
    point = PointScratch(components: components, latents: latents)
  }
}

extension LocalInference {
  /// Finds the posterior of each point, with its divergence and its draw.
  ///
  /// - Parameters:
  ///   - potentials: N×L.
  ///   - workspace: Of as many points, its noise filled in.
  ///   - start: The responsibilities to begin from, N×K; nil for those of the potential alone.
  public func forward(
    _ potentials: GaussianPotentials, in workspace: inout LocalWorkspace, from start: Matrix<Double>? = nil
  ) {
    for n in 0..<potentials.precisions.rows {
      if let start {
        for k in 0..<components { workspace.responsibilities[n, k] = start[n, k] }
      } else {
        for k in 0..<components { workspace.responsibilities[n, k] = 0 }
        gaussian(n, potentials, &workspace)
        score(n, &workspace)
        labels(n, &workspace)
      }
      for _ in 0..<rounds {
        gaussian(n, potentials, &workspace)
        score(n, &workspace)
        if labels(n, &workspace) <= tolerance { break }
      }
      gaussian(n, potentials, &workspace)
      score(n, &workspace)
      divergence(n, &workspace)
      draw(n, &workspace)
    }
  }

  /// Λ, its factor, V and m of a point, given its r.
  private func gaussian(_ n: Int, _ potentials: GaussianPotentials, _ w: inout LocalWorkspace) {
    let l = latents
    let (square, row) = (n * l * l, n * l)
    for i in 0..<l {
      w.point.vector[i] = potentials.linears[n, i]
      for j in 0..<l { w.factors.elements[square + i * l + j] = i == j ? potentials.precisions[n, i] : 0 }
    }
    addNatural(n, w.responsibilities.elements, &w.point.vector, &w.factors.elements)
    factor(&w.factors.elements, at: square, size: l)
    for column in 0..<l {  // V = Λ⁻¹, a column at a time
      for i in 0..<l { w.point.other[i] = i == column ? 1 : 0 }
      solve(w.factors.elements, at: square, size: l, &w.point.other)
      for i in 0..<l { w.covariances.elements[square + i * l + column] = w.point.other[i] }
    }
    solve(w.factors.elements, at: square, size: l, &w.point.vector)
    for i in 0..<l { w.means.elements[row + i] = w.point.vector[i] }
  }

  /// Adds Σ_k r_k·E[Λ_k·μ_k] and Σ_k r_k·E[Λ_k] of a point.
  private func addNatural(_ n: Int, _ labels: [Double], _ vector: inout [Double], _ factors: inout [Double]) {
    let l = latents
    let (linears, precisions, labels) = (linears.span, precisions.span, labels.span)
    var vector = vector.mutableSpan
    var factors = factors.mutableSpan
    for i in 0..<l {
      var sum = vector[i]
      for k in 0..<components { sum += labels[n * components + k] * linears[k * l + i] }
      vector[i] = sum
    }
    for i in 0..<l * l {
      var sum = factors[n * l * l + i]
      for k in 0..<components { sum += labels[n * components + k] * precisions[k * l * l + i] }
      factors[n * l * l + i] = sum
    }
  }

  /// s of a point, given its q(z).
  private func score(_ n: Int, _ w: inout LocalWorkspace) {
    let l = latents
    for i in 0..<l {
      for j in 0..<l {
        w.point.square[i * l + j] =
          w.covariances.elements[n * l * l + i * l + j] + w.means.elements[n * l + i] * w.means.elements[n * l + j]
      }
    }
    findScores(n, w.point.square, w.means.elements, &w.scores.elements)
  }

  private func findScores(_ n: Int, _ squares: [Double], _ means: [Double], _ scores: inout [Double]) {
    let l = latents
    let (linears, precisions, constants) = (linears.span, precisions.span, constants.span)
    let (squares, means) = (squares.span, means.span)
    var scores = scores.mutableSpan
    for k in 0..<components {
      var s = constants[k]
      for i in 0..<l {
        s += linears[k * l + i] * means[n * l + i]
        for j in 0..<l { s -= precisions[k * l * l + i * l + j] * squares[i * l + j] / 2 }
      }
      scores[n * components + k] = s
    }
  }

  /// r of a point, given its s; the largest change.
  @discardableResult
  private func labels(_ n: Int, _ w: inout LocalWorkspace) -> Double {
    softmax(n * components, &w.scores.elements, &w.responsibilities.elements)
  }

  /// Writes the softmax of K scores from an index on, which become its unnormalised values; the largest change.
  private func softmax(_ first: Int, _ scores: inout [Double], _ labels: inout [Double]) -> Double {
    var scores = scores.mutableSpan
    var labels = labels.mutableSpan
    var (largest, sum, change) = (-Double.infinity, 0.0, 0.0)
    for k in first..<first + components { largest = max(largest, scores[k]) }
    for k in first..<first + components {
      scores[k] = exp(scores[k] - largest)
      sum += scores[k]
    }
    for k in first..<first + components {
      let r = scores[k] / sum
      change = max(change, abs(r - labels[k]))
      labels[k] = r
    }
    return change
  }

  /// KL = ½·log|Λ| − L/2·(1 + log 2π) + Σ r·log r − Σ r·s.
  private func divergence(_ n: Int, _ w: inout LocalWorkspace) {
    var value = -Double(latents) / 2 * (1 + log(2 * Double.pi))
    for i in 0..<latents { value += log(w.factors[n, i * latents + i]) }
    for k in 0..<components where w.responsibilities[n, k] > 0 {
      value += w.responsibilities[n, k] * (log(w.responsibilities[n, k]) - w.scores[n, k])
    }
    w.divergences[n] = value
  }

  /// z = m + L⁻ᵀ·ε.
  private func draw(_ n: Int, _ w: inout LocalWorkspace) {
    for i in 0..<latents { w.point.vector[i] = w.noise[n, i] }
    solveTransposed(w.factors.elements, at: n * latents * latents, size: latents, &w.point.vector)
    for i in 0..<latents { w.draws[n, i] = w.means[n, i] + w.point.vector[i] }
  }

  /// Adds what the points say of each component.
  public func add(_ w: LocalWorkspace, to statistics: inout MixtureStatistics) {
    for n in 0..<w.means.rows {
      for k in 0..<components {
        let r = w.responsibilities[n, k]
        statistics.counts[k] += r
        for i in 0..<latents {
          statistics.sums[k, i] += r * w.means[n, i]
          for j in 0..<latents {
            let square = w.covariances[n, i * latents + j] + w.means[n, i] * w.means[n, j]
            statistics.squares[k, i * latents + j] += r * square
          }
        }
      }
    }
  }
}

extension LocalInference {
  /// Finds ∂loss/∂J and ∂loss/∂h, where the loss is a function of the draws plus a weighted sum of the divergences.
  ///
  ///     dℓ/dθ = ∂ℓ/∂θ + λᵀ·∂F/∂θ,  λ = ∂ℓ/∂r + (∂F/∂r)ᵀ·λ,  r = F(θ, r)
  ///
  /// λ is summed up round by round, as F contracts towards its fixed point.
  ///
  /// - Parameters:
  ///   - drawGradients: ∂loss/∂z, N×L.
  ///   - weight: Of each divergence in the loss.
  ///   - form: Through the fixed point, or as the released code.
  ///   - workspace: As ``forward(_:in:from:)`` left it; its gradients are set.
  public func backward(
    _ drawGradients: Matrix<Double>, weight: Double, _ form: Gradient, in workspace: inout LocalWorkspace
  ) {
    for n in 0..<drawGradients.rows {
      ofLoss(n, drawGradients, weight, &workspace)
      keepGradients(&workspace)
      switch form {
      case .exact: throughFixedPoint(n, weight, &workspace)
      case .released: throughLabelsOnce(n, weight, &workspace)
      }
      for i in 0..<latents {
        workspace.precisionGradients[n, i] = workspace.point.precisionGradient[i * latents + i]
        workspace.linearGradients[n, i] = workspace.point.linearGradient[i]
      }
    }
  }

  /// ∂ℓ/∂Λ and ∂ℓ/∂η of a point with its r held.
  private func ofLoss(_ n: Int, _ drawGradients: Matrix<Double>, _ weight: Double, _ w: inout LocalWorkspace) {
    let l = latents
    // ∂m = ∂z − weight·Σ r·(b − P·m); ∂V = ½·weight·Σ r·P, and ½·weight·V of log|Λ|.
    for i in 0..<l { w.point.meanGradient[i] = drawGradients[n, i] }
    for i in 0..<l * l { w.point.covarianceGradient[i] = 0 }
    findSlopes(n, &w)
    for k in 0..<components { w.point.gradient[k] = -weight * w.responsibilities[n, k] }
    scoreBackward(&w.point)
    gaussianBackward(n, &w)
    for i in 0..<l * l { w.point.precisionGradient[i] += weight / 2 * w.covariances[n, i] }
    noiseBackward(n, drawGradients, &w)
  }

  private func keepGradients(_ w: inout LocalWorkspace) {
    for i in 0..<latents * latents { w.point.keptPrecision[i] = w.point.precisionGradient[i] }
    for i in 0..<latents { w.point.keptLinear[i] = w.point.linearGradient[i] }
  }

  private func addKeptGradients(_ w: inout LocalWorkspace) {
    for i in 0..<latents * latents { w.point.precisionGradient[i] += w.point.keptPrecision[i] }
    for i in 0..<latents { w.point.linearGradient[i] += w.point.keptLinear[i] }
  }

  /// Adds ∂ of Σ r·(log r − E[log π]) by labels that are taken once from q(z).
  private func throughLabelsOnce(_ n: Int, _ weight: Double, _ w: inout LocalWorkspace) {
    for k in 0..<components {
      let r = w.responsibilities[n, k]
      w.point.adjoint[k] = r > 0 ? weight * (log(r) + 1 - logWeights[k]) : 0
    }
    labelsBackward(n, &w)
    addKeptGradients(&w)
  }

  /// Adds what r, which depends on Λ and η, has to say.
  private func throughFixedPoint(_ n: Int, _ weight: Double, _ w: inout LocalWorkspace) {
    // ∂ℓ/∂r_k: through Λ and η, and of Σ r·(log r − s) itself.
    for k in 0..<components {
      let own = w.responsibilities[n, k] > 0 ? log(w.responsibilities[n, k]) + 1 - w.scores[n, k] : 0
      w.point.source[k] = responsibilityGradient(k, &w.point) + weight * own
      w.point.adjoint[k] = w.point.source[k]
    }
    for _ in 0..<max(rounds, 1) {
      labelsBackward(n, &w)  // λᵀ·∂F by Λ and η
      let change = advance(
        w.point.source, w.point.linearGradient, w.point.precisionGradient, &w.point.adjoint)
      if change <= tolerance { break }
    }
    labelsBackward(n, &w)
    addKeptGradients(&w)
  }

  /// λ ← ∂ℓ/∂r + (∂F/∂r)ᵀ·λ, given the latter's ∂Λ and ∂η; the largest change.
  private func advance(
    _ source: [Double], _ linear: [Double], _ precision: [Double], _ adjoint: inout [Double]
  ) -> Double {
    let l = latents
    let (linears, precisions) = (linears.span, precisions.span)
    let (source, linear, precision) = (source.span, linear.span, precision.span)
    var adjoint = adjoint.mutableSpan
    var change = 0.0
    for k in 0..<components {
      var value = 0.0
      for i in 0..<l { value += linear[i] * linears[k * l + i] }
      for i in 0..<l * l { value += precision[i] * precisions[k * l * l + i] }
      let next = source[k] + value
      change = max(change, abs(next - adjoint[k]))
      adjoint[k] = next
    }
    return change
  }

  /// ∂Λ and ∂η of r = softmax(s), for the adjoint λ.
  private func labelsBackward(_ n: Int, _ w: inout LocalWorkspace) {
    var mean = 0.0
    for k in 0..<components { mean += w.responsibilities[n, k] * w.point.adjoint[k] }
    for i in 0..<latents { w.point.meanGradient[i] = 0 }
    for i in 0..<latents * latents { w.point.covarianceGradient[i] = 0 }
    for k in 0..<components { w.point.gradient[k] = w.responsibilities[n, k] * (w.point.adjoint[k] - mean) }
    scoreBackward(&w.point)
    gaussianBackward(n, &w)
  }

  /// b_k − P_k·m of each component.
  private func findSlopes(_ n: Int, _ w: inout LocalWorkspace) {
    let l = latents
    for k in 0..<components {
      for i in 0..<l {
        var slope = linears[k * l + i]
        for j in 0..<l { slope -= precisions[k * l * l + i * l + j] * w.means.elements[n * l + j] }
        w.point.slopes[k * l + i] = slope
      }
    }
  }

  /// Adds ∂s to ∂m and ∂V: ∂m += Σ g_k·(b_k − P_k·m), ∂V −= Σ g_k/2·P_k.
  private func scoreBackward(_ point: inout PointScratch) {
    addScores(point.gradient, point.slopes, &point.meanGradient, &point.covarianceGradient)
  }

  private func addScores(
    _ gradients: [Double], _ slopes: [Double], _ means: inout [Double], _ covariances: inout [Double]
  ) {
    let l = latents
    let precisions = precisions.span
    let gradients = gradients.span
    let slopes = slopes.span
    var means = means.mutableSpan
    var covariances = covariances.mutableSpan
    for i in 0..<l {
      var sum = means[i]
      for k in 0..<components { sum += gradients[k] * slopes[k * l + i] }
      means[i] = sum
    }
    for i in 0..<l * l {
      var sum = covariances[i]
      for k in 0..<components { sum -= gradients[k] / 2 * precisions[k * l * l + i] }
      covariances[i] = sum
    }
  }

  /// ∂m and ∂V to ∂η = V·∂m and ∂Λ = −½·(u·mᵀ + m·uᵀ) − V·∂V·V, u = ∂η.
  private func gaussianBackward(_ n: Int, _ w: inout LocalWorkspace) {
    let l = latents
    for i in 0..<l {
      var u = 0.0
      for j in 0..<l { u += w.covariances[n, i * l + j] * w.point.meanGradient[j] }
      w.point.linearGradient[i] = u
    }
    for i in 0..<l {
      for j in 0..<l {  // ∂V·V
        var sum = 0.0
        for k in 0..<l { sum += w.point.covarianceGradient[i * l + k] * w.covariances[n, k * l + j] }
        w.point.square[i * l + j] = sum
      }
    }
    for i in 0..<l {
      for j in 0..<l {
        var sum = 0.0
        for k in 0..<l { sum += w.covariances[n, i * l + k] * w.point.square[k * l + j] }
        let (ui, uj) = (w.point.linearGradient[i], w.point.linearGradient[j])
        w.point.precisionGradient[i * l + j] = -sum - (ui * w.means[n, j] + w.means[n, i] * uj) / 2
      }
    }
  }

  /// Adds ∂Λ of the noise's part of a draw, y = L⁻ᵀ·ε: ∂L = −y·(L⁻¹·∂z)ᵀ, then through the Cholesky factor.
  ///
  ///     ∂Λ = L⁻ᵀ·½(Φ + Φᵀ)·L⁻¹,  Φ = the lower triangle of Lᵀ·∂L with its diagonal halved
  private func noiseBackward(_ n: Int, _ drawGradients: Matrix<Double>, _ w: inout LocalWorkspace) {
    let (l, at) = (latents, n * latents * latents)
    for i in 0..<l {
      w.point.vector[i] = w.draws[n, i] - w.means[n, i]  // y
      w.point.other[i] = drawGradients[n, i]
    }
    solveForward(w.factors.elements, at: at, size: l, &w.point.other)  // L⁻¹·∂z
    for i in 0..<l {
      for j in 0..<l {  // Φ, symmetrised
        var sum = 0.0
        for k in max(i, j)..<l {
          let gradient = -w.point.vector[k] * w.point.other[min(i, j)]  // ∂L at (k, the smaller), for i ≥ j
          sum += w.factors.elements[at + k * l + max(i, j)] * gradient
        }
        w.point.square[i * l + j] = sum / 2
      }
    }
    // L⁻ᵀ·(…)·L⁻¹, a column and then a row at a time.
    for side in 0..<2 {
      for line in 0..<l {
        for i in 0..<l { w.point.other[i] = w.point.square[side == 0 ? i * l + line : line * l + i] }
        solveTransposed(w.factors.elements, at: at, size: l, &w.point.other)
        for i in 0..<l { w.point.square[side == 0 ? i * l + line : line * l + i] = w.point.other[i] }
      }
    }
    for i in 0..<l * l { w.point.precisionGradient[i] += w.point.square[i] }
  }

  /// ∂r_k through Λ and η: tr(∂Λ·P_k) + ∂η·b_k.
  private func responsibilityGradient(_ k: Int, _ point: inout PointScratch) -> Double {
    var value = 0.0
    for i in 0..<latents { value += point.linearGradient[i] * linears[k * latents + i] }
    for i in 0..<latents * latents { value += point.precisionGradient[i] * precisions[k * latents * latents + i] }
    return value
  }
}
