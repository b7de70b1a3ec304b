private import LinearAlgebra
internal import Networks

extension MixtureBatch {
  /// Writes b_c = log π_c + log N(z; μ_c, Σ_c) = constant_c − ½·‖W_c·(z − μ_c)‖².
  mutating func joinDrawn(_ codes: PosteriorBatch<Scalar>) {
    let (z, components) = (codes.z.elements, self.components)
    let count = components.components
    var drawn = self.drawn.mutableSpan
    for n in 0..<codes.z.rows {
      let first = components.first(ofPoint: n)
      for k in 0..<count {
        drawn[n * count + k] =
          components.constants[first + k] - Scalar(0.5) * components.squaredDistance(z, n, first + k)
      }
    }
  }

  /// Writes a_c = log π_c + E[log N(z; μ_c, Σ_c)] = constant_c − ½·(‖W_c·(m − μ_c)‖² + ‖W_c·C‖²).
  mutating func joinExpected(_ codes: PosteriorBatch<Scalar>) {
    let (mean, factor, components) = (codes.mean.elements, codes.factor.elements, self.components)
    let count = components.components
    var expected = self.expected.mutableSpan
    for n in 0..<codes.mean.rows {
      let first = components.first(ofPoint: n)
      for k in 0..<count {
        let squares = components.squaredDistance(mean, n, first + k) + components.squaredNorm(factor, n, first + k)
        expected[n * count + k] = components.constants[first + k] - Scalar(0.5) * squares
      }
    }
  }

  /// With w = W·d for a deviation d = z − μ, and g = ∂b: ∂z −= g·Wᵀ·w, and the moments of w grow; the same with d = m − μ
  /// and g = ∂a, and for the columns of C, ∂C −= g·Wᵀ·W·C.
  mutating func joinBackward(_ objective: Objective, _ codes: inout PosteriorBatch<Scalar>) {
    let count = components.components
    for n in 0..<codes.z.rows {
      let first = components.first(ofPoint: n)
      for k in 0..<count {
        let i = n * count + k
        if objective.usesDraw {
          addDeviation(drawnGradient[i], n, first + k, codes.z.elements, &codes.zGradient.elements)
          components.counts[first + k] += drawnGradient[i]
        }
        if objective.usesExpectation {
          addDeviation(expectedGradient[i], n, first + k, codes.mean.elements, &codes.meanGradient.elements)
          addFactor(expectedGradient[i], n, first + k, codes.factor.elements, &codes.factorGradient.elements)
          components.counts[first + k] += expectedGradient[i]
        }
      }
    }
  }

  /// w = W_k·(xₙ − μ_k); ∂x −= g·Wᵀ·w, and the moments of w grow.
  @inline(__always)
  private mutating func addDeviation(_ g: Scalar, _ n: Int, _ k: Int, _ x: [Scalar], _ dx: inout [Scalar]) {
    let latents = components.latents
    switch components.form {
    case .diagonal:
      for i in 0..<latents {
        let (at, of) = (n * latents + i, k * latents + i)
        let w = (x[at] - components.means[of]) * components.whitening[of]
        dx[at] -= g * w * components.whitening[of]
        components.firstMoments[of] += g * w
        components.secondMoments[of] += g * w * w
      }
    case .triangular:
      let start = k * components.form.count(latents)
      for i in 0..<latents {
        var w: Scalar = 0
        for j in 0...i {
          w += components.whitening[start + triangle(i, j)] * (x[n * latents + j] - components.means[k * latents + j])
        }
        whitened[i] = w
        components.firstMoments[k * latents + i] += g * w
        for j in 0...i {
          dx[n * latents + j] -= g * w * components.whitening[start + triangle(i, j)]
          components.secondMoments[start + triangle(i, j)] += g * w * whitened[j]
        }
      }
    }
  }

  /// V = W_k·Cₙ; ∂C −= g·Wᵀ·V, and the second moments grow by g·V·Vᵀ.
  @inline(__always)
  private mutating func addFactor(_ g: Scalar, _ n: Int, _ k: Int, _ factor: [Scalar], _ dFactor: inout [Scalar]) {
    let latents = components.latents
    switch components.form {
    case .diagonal:
      for i in 0..<latents {
        let (at, of) = (n * latents + i, k * latents + i)
        let v = factor[at] * components.whitening[of]
        dFactor[at] -= g * v * components.whitening[of]
        components.secondMoments[of] += g * v * v
      }
    case .triangular:
      let size = components.form.count(latents)
      for i in 0..<latents {
        for j in 0...i {
          var v: Scalar = 0
          for l in j...i { v += components.whitening[k * size + triangle(i, l)] * factor[n * size + triangle(l, j)] }
          whitenedFactor[triangle(i, j)] = v
          for l in j...i {
            dFactor[n * size + triangle(l, j)] -= g * v * components.whitening[k * size + triangle(i, l)]
          }
        }
        for h in 0...i {
          var product: Scalar = 0
          for j in 0...h { product += whitenedFactor[triangle(i, j)] * whitenedFactor[triangle(h, j)] }
          components.secondMoments[k * size + triangle(i, h)] += g * product
        }
      }
    }
  }
}

extension Components {
  /// ‖W_k·(xₙ − μ_k)‖².
  @inline(__always)
  fileprivate func squaredDistance(_ x: [Scalar], _ n: Int, _ k: Int) -> Scalar {
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
  fileprivate func squaredNorm(_ factor: [Scalar], _ n: Int, _ k: Int) -> Scalar {
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
