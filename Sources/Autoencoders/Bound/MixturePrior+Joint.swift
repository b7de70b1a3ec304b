private import LinearAlgebra
private import Foundation
internal import Networks

extension MixturePrior {
  /// Takes log π, μ, W and the constants of the components from the parameters.
  func prepare<Scalar: NetworkScalar>(_ parameters: ParameterBuffer<Scalar>, _ batch: inout PriorBatch<Scalar>) {
    guard let slices else { return prepareStandard(&batch) }
    let logits = slices.logits.offset
    var largest = -Double.infinity
    for k in 0..<components { largest = max(largest, Double(parameters.values[logits + k])) }
    var sum = 0.0
    for k in 0..<components { sum += exp(Double(parameters.values[logits + k]) - largest) }
    let logSum = largest + log(sum)
    for k in 0..<components {
      let logWeight = Double(parameters.values[logits + k]) - logSum
      var logDeterminant = 0.0
      for i in 0..<latents {
        batch.means[k * latents + i] = parameters.values[slices.means.offset + k * latents + i]
        let t = Double(parameters.values[slices.variances.offset + k * latents + i])
        logDeterminant += 0.5 * varianceForm.logVariance(t)
        batch.varianceSlopes[k * latents + i] = Scalar(varianceForm.slope(t))
      }
      batch.logWeights[k] = Scalar(logWeight)
      batch.constants[k] = Scalar(logWeight - 0.5 * Double(latents) * logTwoPi - logDeterminant)
      invert(parameters.values, ofComponent: k, slices, &batch.whitening)
    }
  }

  /// π = 1, μ = 0, W = I.
  private func prepareStandard<Scalar: NetworkScalar>(_ batch: inout PriorBatch<Scalar>) {
    batch.constants[0] = Scalar(-0.5 * Double(latents) * logTwoPi)
    for i in 0..<latents { batch.whitening[form == .diagonal ? i : triangle(i, i)] = 1 }
  }

  /// W = T⁻¹, row by row: Wᵢᵢ = 1/Tᵢᵢ and Wᵢⱼ = −Σ_{j ≤ l < i} Tᵢₗ·Wₗⱼ/Tᵢᵢ.
  private func invert<Scalar: NetworkScalar>(
    _ values: [Scalar], ofComponent k: Int, _ slices: Slices, _ whitening: inout [Scalar]
  ) {
    let start = k * form.count(latents)
    for i in 0..<latents {
      let t = Double(values[slices.variances.offset + k * latents + i])
      let inverse = Scalar(exp(-0.5 * varianceForm.logVariance(t)))
      guard form == .triangular else {
        whitening[start + i] = inverse
        continue
      }
      whitening[start + triangle(i, i)] = inverse
      guard let triangles = slices.triangles else { continue }
      let row = triangles.offset + k * strictTriangle(latents, 0)
      for j in 0..<i {
        var sum: Scalar = 0
        for l in j..<i { sum += values[row + strictTriangle(i, l)] * whitening[start + triangle(l, j)] }
        whitening[start + triangle(i, j)] = -sum * inverse
      }
    }
  }

  /// Writes b_c = log π_c + log N(z; μ_c, Σ_c) = constant_c − ½·‖W_c·(z − μ_c)‖².
  func joinDrawn<Scalar: NetworkScalar>(_ codes: CodeBatch<Scalar>, _ batch: inout PriorBatch<Scalar>) {
    let (z, means, whitening, constants) = (codes.z.elements, batch.means, batch.whitening, batch.constants)
    var drawn = batch.drawn.mutableSpan
    let half = Scalar(0.5)
    for n in 0..<codes.z.rows {
      for k in 0..<components {
        drawn[n * components + k] = constants[k] - half * squaredDistance(z, n, k, means, whitening)
      }
    }
  }

  /// Writes a_c = log π_c + E[log N(z; μ_c, Σ_c)] = constant_c − ½·(‖W_c·(m − μ_c)‖² + ‖W_c·C‖²).
  func joinExpected<Scalar: NetworkScalar>(_ codes: CodeBatch<Scalar>, _ batch: inout PriorBatch<Scalar>) {
    let (mean, factor) = (codes.mean.elements, codes.factor.elements)
    let (means, whitening, constants) = (batch.means, batch.whitening, batch.constants)
    var expected = batch.expected.mutableSpan
    let half = Scalar(0.5)
    for n in 0..<codes.mean.rows {
      for k in 0..<components {
        let squares = squaredDistance(mean, n, k, means, whitening) + squaredNorm(factor, n, k, whitening)
        expected[n * components + k] = constants[k] - half * squares
      }
    }
  }

  /// ‖W_k·(xₙ − μ_k)‖².
  @inline(__always)
  private func squaredDistance<Scalar: NetworkScalar>(
    _ x: [Scalar], _ n: Int, _ k: Int, _ means: [Scalar], _ whitening: [Scalar]
  ) -> Scalar {
    var sum: Scalar = 0
    switch form {
    case .diagonal:
      for i in 0..<latents {
        let w = (x[n * latents + i] - means[k * latents + i]) * whitening[k * latents + i]
        sum += w * w
      }
    case .triangular:
      let start = k * form.count(latents)
      for i in 0..<latents {
        var w: Scalar = 0
        for j in 0...i { w += whitening[start + triangle(i, j)] * (x[n * latents + j] - means[k * latents + j]) }
        sum += w * w
      }
    }
    return sum
  }

  /// ‖W_k·Cₙ‖².
  @inline(__always)
  private func squaredNorm<Scalar: NetworkScalar>(
    _ factor: [Scalar], _ n: Int, _ k: Int, _ whitening: [Scalar]
  ) -> Scalar {
    var sum: Scalar = 0
    switch form {
    case .diagonal:
      for i in 0..<latents {
        let v = factor[n * latents + i] * whitening[k * latents + i]
        sum += v * v
      }
    case .triangular:
      let size = form.count(latents)
      for i in 0..<latents {
        for j in 0...i {
          var v: Scalar = 0
          for l in j...i { v += whitening[k * size + triangle(i, l)] * factor[n * size + triangle(l, j)] }
          sum += v * v
        }
      }
    }
    return sum
  }
}
