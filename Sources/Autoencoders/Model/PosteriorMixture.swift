internal import LinearAlgebra
private import Foundation
internal import Networks

/// What a batch of N points is computed from where q(z|x) is a mixture of K components, w their weights. Each component has
/// its draw, so that there is a row for each component of each point: row n·K + k.
///
///     log q(z|x) = log Σ_j w_j·N(z; m_j, C_j·C_jᵀ)
///     r_k = log p(x|z_k) + [what the objective puts for log p(z_k, c) − log γ] − log q(z_k|x)
///     bound = Σ_k w_k·r_k, or log Σ_k w_k·exp r_k
///
/// The second has the gradient Σ_k v_k·(∂log w_k + ∂r_k) with v ∝ w·exp r, the first Σ_k w_k·(r_k·∂log w_k + ∂r_k): in
/// both each row has a share, w or v, of all that is not a logit.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | what the head puts out, a row a component | `head` | (N·K)×columns |
/// | log q(z_k\|x), with the weights among its components | `density` | N·K |
/// | r | `ratios` | N·K, in nats |
/// | w or v | `shares` | N·K |
/// | ∂bound/∂logit, but for what goes through r | `slopes` | N·K |
struct PosteriorMixture<Scalar: NetworkScalar>: Sendable {
  let components: Int
  let latents: Int
  /// How many numbers the head puts out of a component.
  let columns: Int
  let isFull: Bool
  var head: Matrix<Scalar>
  var headGradient: Matrix<Scalar>
  var density: MixtureBatch<Scalar>
  var ratios: [Double]
  var shares: [Scalar]
  var slopes: [Scalar]

  /// Makes a workspace for this many points.
  init(_ posterior: Posterior, points: Int) {
    (components, latents, columns) = (posterior.components, posterior.latents, posterior.componentColumns)
    isFull = posterior.family == .full
    let rows = points * components
    head = Matrix(rows: rows, columns: columns)
    headGradient = head
    var mixtures = Components<Scalar>(
      components: components, latents: latents, mixtures: points, form: posterior.form, points: rows)
    for row in mixtures.mixtureOfPoint.indices { mixtures.mixtureOfPoint[row] = row / posterior.components }
    density = MixtureBatch(mixtures, points: rows)
    ratios = [Double](repeating: 0, count: rows)
    shares = [Scalar](repeating: 0, count: rows)
    slopes = shares
  }
}

extension PosteriorMixture {
  /// Gives each component a row of what the head put out, and writes the components of log q(z|x).
  ///
  /// - Parameter output: N×K·(columns + 1): those of each component, then the logits.
  mutating func read(_ output: Matrix<Scalar>) {
    let strict = strictTriangle(latents, 0)
    for n in 0..<output.rows {
      for k in 0..<components {
        let (row, from) = (n * components + k, n * output.columns + k * columns)
        for i in 0..<columns { head.elements[row * columns + i] = output.elements[from + i] }
        for i in 0..<latents {
          density.components.means[row * latents + i] = output.elements[from + i]
          density.components.logVariances[row * latents + i] = Double(output.elements[from + latents + i])
        }
        if isFull {
          for i in 0..<strict {
            density.components.triangles[row * strict + i] = output.elements[from + 2 * latents + i]
          }
        }
        density.components.logits[row] = Double(output.elements[n * output.columns + components * columns + k])
      }
    }
    density.components.prepare()
  }

  /// w of a row.
  @inline(__always)
  func weight(ofRow row: Int) -> Double { exp(Double(density.components.logWeights[row])) }

  /// log q(z|x) at the draw of a row, after the density's forward pass.
  @inline(__always)
  func logDensity(ofRow row: Int) -> Double { density.logSum(density.drawn, ofPoint: row) }

  /// Finds r, the shares and the slopes, and the sums over all points of the terms of the bound.
  ///
  /// - Parameters:
  ///   - objective: Of the bound.
  ///   - logLikelihoods: log p(x|z) of each row.
  ///   - prior: After its forward pass with the draws.
  ///   - terms: Overwritten.
  /// - Returns: The sum of the shares of log p(x|z).
  mutating func weigh(
    _ objective: Objective, _ logLikelihoods: [Scalar], _ prior: MixtureBatch<Scalar>,
    into terms: inout EvidenceLowerBound.Facet
  ) -> Double {
    terms = .zero
    var reconstruction = 0.0
    for first in stride(from: 0, to: ratios.count, by: components) {
      for row in first..<first + components {
        var own = EvidenceLowerBound.Facet.zero
        prior.add(objective, ofPoint: row, to: &own)
        ratios[row] = Double(logLikelihoods[row]) + own.latentPrior + own.cluster - logDensity(ofRow: row)
      }
      if objective == .importance { shareByImportance(first) } else { shareByWeight(first) }
      for row in first..<first + components {
        var own = EvidenceLowerBound.Facet.zero
        prior.add(objective, ofPoint: row, to: &own)
        let share = Double(shares[row])
        reconstruction += share * Double(logLikelihoods[row])
        terms.latentPrior += share * own.latentPrior
        terms.clusterPrior += share * own.clusterPrior
        terms.clusterEntropy += share * own.clusterEntropy
        terms.latentEntropy -= share * logDensity(ofRow: row)
        // log Σ w·exp r = Σ v·r − Σ v·log(v/w).
        guard objective == .importance, share > 0 else { continue }
        terms.latentEntropy -= share * (log(share) - Double(density.components.logWeights[row]))
      }
    }
    return reconstruction
  }

  /// The shares w and the slopes w_k·(r_k − Σ w·r) of a point, whose first row this is.
  private mutating func shareByWeight(_ first: Int) {
    var mean = 0.0
    for row in first..<first + components { mean += weight(ofRow: row) * ratios[row] }
    for row in first..<first + components {
      let weight = weight(ofRow: row)
      shares[row] = Scalar(weight)
      slopes[row] = Scalar(weight * (ratios[row] - mean))
    }
  }

  /// The shares v ∝ w·exp r and the slopes v − w of a point, whose first row this is.
  private mutating func shareByImportance(_ first: Int) {
    let logWeights = density.components.logWeights
    var largest = -Double.infinity
    for row in first..<first + components { largest = max(largest, Double(logWeights[row]) + ratios[row]) }
    var sum = 0.0
    for row in first..<first + components { sum += exp(Double(logWeights[row]) + ratios[row] - largest) }
    for row in first..<first + components {
      let share = exp(Double(logWeights[row]) + ratios[row] - largest) / sum
      shares[row] = Scalar(share)
      slopes[row] = Scalar(share - weight(ofRow: row))
    }
  }

  /// Adds ∂z of −weight·Σ share·log q(z|x), and leaves the gradients of q's components.
  mutating func densityBackward(weight: Double, _ codes: inout PosteriorBatch<Scalar>) {
    density.backward(.marginal, weight: Scalar(-weight), shares: shares, &codes)
    density.components.finish()
  }

  /// ∂m, ∂C and ∂z of each row to ∂ of its row of the head.
  mutating func readBackward(_ posterior: Posterior, _ codes: PosteriorBatch<Scalar>, noise: Matrix<Scalar>) {
    posterior.backward(codes, noise: noise, weight: 0, into: &headGradient)
  }

  /// Puts the gradients of all rows where those of the head's outputs are.
  ///
  /// - Parameters:
  ///   - weight: The factor of the bound; of zero, q has no part in what was computed, as in a reconstruction.
  ///   - output: N×K·(columns + 1), overwritten.
  func writeGradient(weight: Double, into output: inout Matrix<Scalar>) {
    let (count, strict, hasDensity) = (latents, strictTriangle(latents, 0), weight != 0)
    let q = density.components
    for n in 0..<output.rows {
      for k in 0..<components {
        let (row, to) = (n * components + k, n * output.columns + k * columns)
        for i in 0..<columns { output.elements[to + i] = headGradient.elements[row * columns + i] }
        let logit = n * output.columns + components * columns + k
        output.elements[logit] = hasDensity ? q.logitGradients[row] + Scalar(weight) * slopes[row] : 0
        guard hasDensity else { continue }
        for i in 0..<count {
          output.elements[to + i] += q.meanGradients[row * count + i]
          output.elements[to + count + i] += q.logVarianceGradients[row * count + i]
        }
        guard isFull else { continue }
        for i in 0..<strict { output.elements[to + 2 * count + i] += q.triangleGradients[row * strict + i] }
      }
    }
  }
}
