private import LinearAlgebra
private import Foundation
internal import Networks

extension MixturePrior {
  /// Adds ∂z, ∂m and ∂C of weight·Σₙ(…) to the codes, and the gradients of logits, means and factors to the parameters'.
  ///
  /// With w = W·d for a deviation d = z − μ, and g = ∂b: ∂z −= g·Wᵀ·w and ∂μ += g·Wᵀ·w; the same with d = m − μ and g = ∂a,
  /// and for the columns of C, ∂C −= g·Wᵀ·W·C.
  func backward<Scalar: NetworkScalar>(
    _ objective: Objective, weight: Scalar, _ batch: inout PriorBatch<Scalar>, _ codes: inout CodeBatch<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    clear(&batch)
    differentiate(objective, points: codes.z.rows, weight: weight, &batch)
    for n in 0..<codes.z.rows {
      for k in 0..<components {
        let i = n * components + k
        if objective.usesDraw {
          addDeviation(batch.drawn[i], n, k, codes.z.elements, &batch, &codes.zGradient.elements)
          batch.counts[k] += batch.drawn[i]
        }
        if objective.usesExpectation {
          addDeviation(batch.expected[i], n, k, codes.mean.elements, &batch, &codes.meanGradient.elements)
          addFactor(batch.expected[i], n, k, codes.factor.elements, &batch, &codes.factorGradient.elements)
          batch.counts[k] += batch.expected[i]
        }
      }
    }
    if let slices { finish(batch, slices, &gradients.values) }
  }

  private func clear<Scalar: NetworkScalar>(_ batch: inout PriorBatch<Scalar>) {
    for i in batch.counts.indices { batch.counts[i] = 0 }
    for i in batch.firstMoments.indices { batch.firstMoments[i] = 0 }
    for i in batch.secondMoments.indices { batch.secondMoments[i] = 0 }
  }

  /// w = W_k·(xₙ − μ_k); ∂x −= g·Wᵀ·w, and the moments of w grow.
  @inline(__always)
  private func addDeviation<Scalar: NetworkScalar>(
    _ g: Scalar, _ n: Int, _ k: Int, _ x: [Scalar], _ batch: inout PriorBatch<Scalar>, _ dx: inout [Scalar]
  ) {
    switch form {
    case .diagonal:
      for i in 0..<latents {
        let (at, of) = (n * latents + i, k * latents + i)
        let w = (x[at] - batch.means[of]) * batch.whitening[of]
        dx[at] -= g * w * batch.whitening[of]
        batch.firstMoments[of] += g * w
        batch.secondMoments[of] += g * w * w
      }
    case .triangular:
      let start = k * form.count(latents)
      for i in 0..<latents {
        var w: Scalar = 0
        for j in 0...i {
          w += batch.whitening[start + triangle(i, j)] * (x[n * latents + j] - batch.means[k * latents + j])
        }
        batch.whitened[i] = w
        batch.firstMoments[k * latents + i] += g * w
        for j in 0...i {
          dx[n * latents + j] -= g * w * batch.whitening[start + triangle(i, j)]
          batch.secondMoments[start + triangle(i, j)] += g * w * batch.whitened[j]
        }
      }
    }
  }

  /// V = W_k·Cₙ; ∂C −= g·Wᵀ·V, and the second moments grow by g·V·Vᵀ.
  @inline(__always)
  private func addFactor<Scalar: NetworkScalar>(
    _ g: Scalar, _ n: Int, _ k: Int, _ factor: [Scalar], _ batch: inout PriorBatch<Scalar>, _ dFactor: inout [Scalar]
  ) {
    switch form {
    case .diagonal:
      for i in 0..<latents {
        let (at, of) = (n * latents + i, k * latents + i)
        let v = factor[at] * batch.whitening[of]
        dFactor[at] -= g * v * batch.whitening[of]
        batch.secondMoments[of] += g * v * v
      }
    case .triangular:
      let size = form.count(latents)
      for i in 0..<latents {
        for j in 0...i {
          var v: Scalar = 0
          for l in j...i { v += batch.whitening[k * size + triangle(i, l)] * factor[n * size + triangle(l, j)] }
          batch.whitenedFactor[triangle(i, j)] = v
          for l in j...i { dFactor[n * size + triangle(l, j)] -= g * v * batch.whitening[k * size + triangle(i, l)] }
        }
        for h in 0...i {
          var product: Scalar = 0
          for j in 0...h { product += batch.whitenedFactor[triangle(i, j)] * batch.whitenedFactor[triangle(h, j)] }
          batch.secondMoments[k * size + triangle(i, h)] += g * product
        }
      }
    }
  }

  /// With G = Σ g and A = Σ g·w·wᵀ: ∂logit_c = G_c − π_c·Σ G, ∂μ = Wᵀ·Σ g·w, ∂T = Wᵀ·A − G·T⁻ᵀ (its lower triangle),
  /// ∂log T²ᵢᵢ = ½·Tᵢᵢ·∂Tᵢᵢ, and ∂t = ∂log T²ᵢᵢ·(log T²ᵢᵢ)′(t).
  private func finish<Scalar: NetworkScalar>(
    _ batch: PriorBatch<Scalar>, _ slices: Slices, _ gradients: inout [Scalar]
  ) {
    let (size, half) = (form.count(latents), Scalar(0.5))
    var total: Scalar = 0
    for k in 0..<components { total += batch.counts[k] }
    for k in 0..<components {
      gradients[slices.logits.offset + k] += batch.counts[k] - Scalar(exp(Double(batch.logWeights[k]))) * total
      let row = k * latents
      for i in 0..<latents {
        guard form == .triangular else {
          gradients[slices.means.offset + row + i] += batch.whitening[row + i] * batch.firstMoments[row + i]
          let slope = batch.secondMoments[row + i] - batch.counts[k]
          gradients[slices.variances.offset + row + i] += half * slope * batch.varianceSlopes[row + i]
          continue
        }
        for h in i..<latents {
          gradients[slices.means.offset + row + i] +=
            batch.whitening[k * size + triangle(h, i)] * batch.firstMoments[row + h]
        }
        let inverse = batch.whitening[k * size + triangle(i, i)]
        let slope = factorSlope(batch, k, i, i) - batch.counts[k] * inverse
        gradients[slices.variances.offset + row + i] += half * slope / inverse * batch.varianceSlopes[row + i]
        guard let triangles = slices.triangles else { continue }
        let start = triangles.offset + k * strictTriangle(latents, 0)
        for j in 0..<i { gradients[start + strictTriangle(i, j)] += factorSlope(batch, k, i, j) }
      }
    }
  }

  /// (Wᵀ·A)ᵢⱼ, j ≤ i.
  private func factorSlope<Scalar: NetworkScalar>(_ batch: PriorBatch<Scalar>, _ k: Int, _ i: Int, _ j: Int) -> Scalar {
    let start = k * form.count(latents)
    var sum: Scalar = 0
    for l in i..<latents {
      sum += batch.whitening[start + triangle(l, i)] * batch.secondMoments[start + triangle(l, j)]
    }
    return sum
  }
}
