private import Foundation
internal import LinearAlgebra
package import Networks

/// The components of S Gaussian mixtures, of K components each, as a ``ComponentSource`` writes them and as the
/// mathematics of mixtures reads them; then the gradients of both.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | written by the source: log π, but for a constant | `logits` | S·K |
/// | μ | `means` | S·K·L |
/// | log T²ᵢᵢ, where Σ = T·Tᵀ with T lower triangular | `logVariances` | S·K·L |
/// | Tᵢⱼ, j < i, by rows; empty where all factors are diagonal | `triangles` | S·K·L(L − 1)/2 |
/// | which mixture each point has; empty where all share one | `mixtureOfPoint` | N |
/// | made from these: log π | `logWeights` | S·K |
/// | log π_c − ½·L·log 2π − log det T_c | `constants` | S·K |
/// | W = T⁻¹ | `whitening`, as `FactorForm` says | S·K·L or S·K·L(L + 1)/2 |
///
/// and, with g for the weight of a point in the gradient and w = W·(z − μ) for its whitened deviation from a component (or
/// W·(m − μ) and the columns of W·C, for an expectation):
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | Σ g | `counts` | S·K |
/// | Σ g·w | `firstMoments` | S·K·L |
/// | Σ g·w·wᵀ | `secondMoments`, as `FactorForm` says | as W |
/// | ∂ of the four that the source wrote | `logitGradients`, … | as these |
package struct Components<Scalar: NetworkScalar>: Sendable {
  let components: Int
  let latents: Int
  let form: FactorForm
  package var logits: [Double]
  package var means: [Scalar]
  package var logVariances: [Double]
  package var triangles: [Scalar]
  package var mixtureOfPoint: [Int]
  var logWeights: [Scalar]
  var constants: [Scalar]
  var whitening: [Scalar]
  var counts: [Scalar]
  var firstMoments: [Scalar]
  var secondMoments: [Scalar]
  /// What the source computes with.
  package var source: SourceWorkspace<Scalar>
  package private(set) var logitGradients: [Scalar]
  package private(set) var meanGradients: [Scalar]
  package private(set) var logVarianceGradients: [Scalar]
  package private(set) var triangleGradients: [Scalar]

  /// Makes a workspace for the components of this many points, every one N(0, I); the precision is that of the source's
  /// products.
  init(_ source: any ComponentSource, form: FactorForm, points: Int, precision: Precision) {
    self.init(
      components: source.components, latents: source.latents, mixtures: source.mixtures(points: points), form: form,
      points: points, source: source.workspace(points: points, precision: precision))
  }

  /// Makes a workspace for so many mixtures of the same size.
  init(
    components: Int, latents: Int, mixtures: Int, form: FactorForm, points: Int,
    source: SourceWorkspace<Scalar> = SourceWorkspace()
  ) {
    (self.components, self.latents, self.form) = (components, latents, form)
    let count = mixtures * components
    func zeros(_ width: Int) -> [Scalar] { [Scalar](repeating: 0, count: count * width) }
    logits = [Double](repeating: 0, count: count)
    logVariances = [Double](repeating: 0, count: count * latents)
    means = zeros(latents)
    triangles = zeros(form == .triangular ? strictTriangle(latents, 0) : 0)
    mixtureOfPoint = mixtures == 1 ? [] : [Int](repeating: 0, count: points)
    (logWeights, constants, counts, logitGradients) = (zeros(1), zeros(1), zeros(1), zeros(1))
    (firstMoments, meanGradients, logVarianceGradients) = (means, means, means)
    whitening = zeros(form.count(latents))
    secondMoments = whitening
    triangleGradients = triangles
    self.source = source
  }

  /// The number of the first component of a point's mixture among those of all mixtures.
  @inline(__always)
  func first(ofPoint n: Int) -> Int { mixtureOfPoint.isEmpty ? 0 : mixtureOfPoint[n] * components }
}

extension Components {
  /// Makes log π, W and the constants from what the source wrote, and clears the moments.
  mutating func prepare() {
    for first in stride(from: 0, to: logits.count, by: components) {
      let logSum = logSumOfExponentials(first)
      for k in first..<first + components {
        var logDeterminant = 0.0
        for i in 0..<latents { logDeterminant += 0.5 * logVariances[k * latents + i] }
        let logWeight = logits[k] - logSum
        logWeights[k] = Scalar(logWeight)
        constants[k] = Scalar(logWeight - 0.5 * Double(latents) * logTwoPi - logDeterminant)
        invert(k)
      }
    }
    for i in counts.indices { counts[i] = 0 }
    for i in firstMoments.indices { firstMoments[i] = 0 }
    for i in secondMoments.indices { secondMoments[i] = 0 }
  }

  private func logSumOfExponentials(_ first: Int) -> Double {
    var largest = -Double.infinity
    for k in first..<first + components { largest = max(largest, logits[k]) }
    var sum = 0.0
    for k in first..<first + components { sum += exp(logits[k] - largest) }
    return largest + log(sum)
  }

  /// W = T⁻¹, row by row: Wᵢᵢ = 1/Tᵢᵢ and Wᵢⱼ = −Σ_{j ≤ l < i} Tᵢₗ·Wₗⱼ/Tᵢᵢ.
  private mutating func invert(_ k: Int) {
    let (start, row) = (k * form.count(latents), k * strictTriangle(latents, 0))
    for i in 0..<latents {
      let inverse = Scalar(exp(-0.5 * logVariances[k * latents + i]))
      guard form == .triangular else {
        whitening[start + i] = inverse
        continue
      }
      whitening[start + triangle(i, i)] = inverse
      for j in 0..<i {
        var sum: Scalar = 0
        for l in j..<i { sum += triangles[row + strictTriangle(i, l)] * whitening[start + triangle(l, j)] }
        whitening[start + triangle(i, j)] = -sum * inverse
      }
    }
  }

  /// Makes the gradients of what the source wrote from the moments. With G = Σ g and A = Σ g·w·wᵀ:
  ///
  ///     ∂logit_c = G_c − π_c·Σ G,  ∂μ = Wᵀ·Σ g·w,  ∂T = Wᵀ·A − G·T⁻ᵀ (its lower triangle),  ∂log T²ᵢᵢ = ½·Tᵢᵢ·∂Tᵢᵢ
  mutating func finish() {
    for first in stride(from: 0, to: logits.count, by: components) {
      var total: Scalar = 0
      for k in first..<first + components { total += counts[k] }
      for k in first..<first + components {
        logitGradients[k] = counts[k] - Scalar(exp(Double(logWeights[k]))) * total
        switch form {
        case .diagonal: finishDiagonal(k)
        case .triangular: finishTriangular(k)
        }
      }
    }
  }

  private mutating func finishDiagonal(_ k: Int) {
    for i in k * latents..<(k + 1) * latents {
      meanGradients[i] = whitening[i] * firstMoments[i]
      logVarianceGradients[i] = Scalar(0.5) * (secondMoments[i] - counts[k])
    }
  }

  private mutating func finishTriangular(_ k: Int) {
    let (size, row, strict) = (form.count(latents), k * latents, k * strictTriangle(latents, 0))
    for i in 0..<latents {
      var mean: Scalar = 0
      for h in i..<latents { mean += whitening[k * size + triangle(h, i)] * firstMoments[row + h] }
      meanGradients[row + i] = mean
      let inverse = whitening[k * size + triangle(i, i)]
      let slope = factorSlope(k, i, i) - counts[k] * inverse
      logVarianceGradients[row + i] = Scalar(0.5) * slope / inverse
      for j in 0..<i { triangleGradients[strict + strictTriangle(i, j)] = factorSlope(k, i, j) }
    }
  }

  /// (Wᵀ·A)ᵢⱼ, j ≤ i.
  private func factorSlope(_ k: Int, _ i: Int, _ j: Int) -> Scalar {
    let start = k * form.count(latents)
    var sum: Scalar = 0
    for l in i..<latents { sum += whitening[start + triangle(l, i)] * secondMoments[start + triangle(l, j)] }
    return sum
  }
}
