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
    let parts = ComponentParts(components)
    if objective.usesDraw {
      addDeviations(
        drawnGradient, codes.z, parts, to: &codes.zGradient.elements, &components.counts,
        &components.firstMoments, &components.secondMoments, &whitened)
    }
    if objective.usesExpectation {
      addDeviations(
        expectedGradient, codes.mean, parts, to: &codes.meanGradient.elements, &components.counts,
        &components.firstMoments, &components.secondMoments, &whitened)
      addFactors(
        expectedGradient, codes.factor, parts, to: &codes.factorGradient.elements, &components.secondMoments,
        &whitenedFactor)
    }
  }
}

/// w = W_k·(xₙ − μ_k); ∂x −= g·Wᵀ·w, and the counts and moments of w grow.
private func addDeviations<Scalar: NetworkScalar>(
  _ gradient: [Scalar], _ x: Matrix<Scalar>, _ parts: ComponentParts<Scalar>, to dx: inout [Scalar],
  _ counts: inout [Scalar], _ firstMoments: inout [Scalar], _ secondMoments: inout [Scalar],
  _ whitened: inout [Scalar]
) {
  let (count, latents, points, x) = (parts.components, parts.latents, x.rows, x.elements)
  let (means, whitening) = (parts.means, parts.whitening)
  var dx = dx.mutableSpan
  var counts = counts.mutableSpan
  var first = firstMoments.mutableSpan
  var second = secondMoments.mutableSpan
  var whitened = whitened.mutableSpan
  for n in 0..<points {
    let start = parts.mixtureOfPoint.isEmpty ? 0 : parts.mixtureOfPoint[n] * count
    for k in 0..<count {
      let g = gradient[n * count + k]
      counts[start + k] += g
      switch parts.form {
      case .diagonal: addDiagonal(g, n, start + k, latents, x, means, whitening, &dx, &first, &second)
      case .triangular:
        addTriangular(g, n, start + k, latents, x, means, whitening, &dx, &first, &second, &whitened)
      }
    }
  }
}

/// V = W_k·Cₙ; ∂C −= g·Wᵀ·V, and the second moments grow by g·V·Vᵀ.
private func addFactors<Scalar: NetworkScalar>(
  _ gradient: [Scalar], _ factor: Matrix<Scalar>, _ parts: ComponentParts<Scalar>, to dFactor: inout [Scalar],
  _ secondMoments: inout [Scalar], _ whitened: inout [Scalar]
) {
  let (count, latents, points, c) = (parts.components, parts.latents, factor.rows, factor.elements)
  var dFactor = dFactor.mutableSpan
  var second = secondMoments.mutableSpan
  var whitened = whitened.mutableSpan
  for n in 0..<points {
    let start = parts.mixtureOfPoint.isEmpty ? 0 : parts.mixtureOfPoint[n] * count
    for k in 0..<count {
      let g = gradient[n * count + k]
      switch parts.form {
      case .diagonal: addDiagonalFactor(g, n, start + k, latents, c, parts.whitening, &dFactor, &second)
      case .triangular:
        addTriangularFactor(g, n, start + k, latents, c, parts.whitening, &dFactor, &second, &whitened)
      }
    }
  }
}

/// What is read of components while their moments grow.
private struct ComponentParts<Scalar: NetworkScalar> {
  let components: Int
  let latents: Int
  let form: FactorForm
  let mixtureOfPoint: [Int]
  let means: [Scalar]
  let whitening: [Scalar]

  init(_ all: Components<Scalar>) {
    (components, latents, form) = (all.components, all.latents, all.form)
    (mixtureOfPoint, means, whitening) = (all.mixtureOfPoint, all.means, all.whitening)
  }
}

@inline(__always)
private func addDiagonal<Scalar: NetworkScalar>(
  _ g: Scalar, _ n: Int, _ k: Int, _ latents: Int, _ x: [Scalar], _ means: [Scalar], _ whitening: [Scalar],
  _ dx: inout MutableSpan<Scalar>, _ first: inout MutableSpan<Scalar>, _ second: inout MutableSpan<Scalar>
) {
  for i in 0..<latents {
    let (at, of) = (n * latents + i, k * latents + i)
    let w = (x[at] - means[of]) * whitening[of]
    dx[at] -= g * w * whitening[of]
    first[of] += g * w
    second[of] += g * w * w
  }
}

@inline(__always)
private func addTriangular<Scalar: NetworkScalar>(
  _ g: Scalar, _ n: Int, _ k: Int, _ latents: Int, _ x: [Scalar], _ means: [Scalar], _ whitening: [Scalar],
  _ dx: inout MutableSpan<Scalar>, _ first: inout MutableSpan<Scalar>, _ second: inout MutableSpan<Scalar>,
  _ whitened: inout MutableSpan<Scalar>
) {
  let start = k * triangle(latents, 0)
  for i in 0..<latents {
    var w: Scalar = 0
    for j in 0...i { w += whitening[start + triangle(i, j)] * (x[n * latents + j] - means[k * latents + j]) }
    whitened[i] = w
    first[k * latents + i] += g * w
    for j in 0...i {
      dx[n * latents + j] -= g * w * whitening[start + triangle(i, j)]
      second[start + triangle(i, j)] += g * w * whitened[j]
    }
  }
}

@inline(__always)
private func addDiagonalFactor<Scalar: NetworkScalar>(
  _ g: Scalar, _ n: Int, _ k: Int, _ latents: Int, _ factor: [Scalar], _ whitening: [Scalar],
  _ dFactor: inout MutableSpan<Scalar>, _ second: inout MutableSpan<Scalar>
) {
  for i in 0..<latents {
    let (at, of) = (n * latents + i, k * latents + i)
    let v = factor[at] * whitening[of]
    dFactor[at] -= g * v * whitening[of]
    second[of] += g * v * v
  }
}

@inline(__always)
private func addTriangularFactor<Scalar: NetworkScalar>(
  _ g: Scalar, _ n: Int, _ k: Int, _ latents: Int, _ factor: [Scalar], _ whitening: [Scalar],
  _ dFactor: inout MutableSpan<Scalar>, _ second: inout MutableSpan<Scalar>, _ whitened: inout MutableSpan<Scalar>
) {
  let size = triangle(latents, 0)
  for i in 0..<latents {
    for j in 0...i {
      var v: Scalar = 0
      for l in j...i { v += whitening[k * size + triangle(i, l)] * factor[n * size + triangle(l, j)] }
      whitened[triangle(i, j)] = v
      for l in j...i { dFactor[n * size + triangle(l, j)] -= g * v * whitening[k * size + triangle(i, l)] }
    }
    for h in 0...i {
      var product: Scalar = 0
      for j in 0...h { product += whitened[triangle(i, j)] * whitened[triangle(h, j)] }
      second[k * size + triangle(i, h)] += g * product
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
