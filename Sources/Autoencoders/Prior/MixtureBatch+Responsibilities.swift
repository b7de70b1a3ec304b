private import LinearAlgebra
internal import Networks

extension MixtureBatch {
  /// log γ and γ = softmax of a or of b; with the largest taken off first, no exponential overflows.
  mutating func normalize(_ joint: [Scalar], points: Int) {
    let count = components.components
    for n in 0..<points {
      let row = n * count
      var largest = joint[row]
      for k in 1..<count where joint[row + k] > largest { largest = joint[row + k] }
      for k in 0..<count { logResponsibilities[row + k] = joint[row + k] - largest }
    }
    Scalar.exponentials(points * count, x: logResponsibilities, y: &responsibilities)
    for n in 0..<points {
      var sum: Scalar = 0
      for k in 0..<count { sum += responsibilities[n * count + k] }
      for k in 0..<count { responsibilities[n * count + k] /= sum }
      sums[n] = sum
    }
    Scalar.logarithms(points, x: sums, y: &logSums)
    for n in 0..<points { for k in 0..<count { logResponsibilities[n * count + k] -= logSums[n] } }
  }

  /// The terms of the bound that hold c, summed over the points.
  func terms(_ objective: Objective, points: Int) -> EvidenceLowerBound.Facet {
    let (count, floor) = (components.components, objective.floor)
    let joint = objective.usesExpectation ? expected : drawn
    var terms = EvidenceLowerBound.Facet.zero
    for n in 0..<points {
      let first = components.first(ofPoint: n)
      for k in 0..<count {
        let (i, logWeight) = (n * count + k, Double(components.logWeights[first + k]))
        let responsibility = Double(responsibilities[i])
        terms.latentPrior += responsibility * (Double(joint[i]) - logWeight)
        terms.clusterPrior += responsibility * logWeight
        terms.clusterEntropy -= responsibility * max(Double(logResponsibilities[i]), floor)
      }
    }
    return terms
  }

  /// log Σ_c exp of a or of b, whichever γ was made from: log p(z) at the draw, or its optimal bound over q(z|x).
  func logSum(_ joint: [Scalar], ofPoint n: Int) -> Double {
    // joint_c − log γ_c, whichever c; the largest γ is the safest.
    let row = n * components.components..<(n + 1) * components.components
    let best = row.max { logResponsibilities[$0] < logResponsibilities[$1] } ?? row.lowerBound
    return Double(joint[best]) - Double(logResponsibilities[best])
  }

  /// Writes the derivatives of weight·Σₙ(…) by a and b. With F = Σ_c γ_c·(a_c − log γ_c), these are
  ///
  ///     sampled:   ∂F/∂a_c = γ_c,  ∂F/∂b_c = γ_c·(a_c − log γ_c − F), since γ = softmax b
  ///     optimal:   ∂F/∂a_c = γ_c
  ///     marginal:  ∂F/∂b_c = γ_c
  ///
  /// and for `fiveTerm`, with F = Σ_c γ_c·(b_c − l_c), l = max(log γ, floor) and l′ = 1 above the floor and 0 below,
  ///
  ///     ∂F/∂b_c = γ_c·(b_c − l_c − F + 1 − l′_c + Σ_k γ_k·l′_k)
  mutating func differentiate(_ objective: Objective, points: Int, weight: Scalar) {
    let count = components.components
    for n in 0..<points {
      let row = n * count..<(n + 1) * count
      switch objective {
      case .sampled: differentiateSampled(row, weight)
      case .fiveTerm: differentiateFiveTerm(row, weight)
      case .optimal: for i in row { expectedGradient[i] = weight * responsibilities[i] }
      case .marginal: for i in row { drawnGradient[i] = weight * responsibilities[i] }
      }
    }
  }

  private mutating func differentiateSampled(_ row: Range<Int>, _ weight: Scalar) {
    var bound: Scalar = 0  // F
    for i in row { bound += responsibilities[i] * (expected[i] - logResponsibilities[i]) }
    for i in row {
      let share = weight * responsibilities[i]
      drawnGradient[i] = share * (expected[i] - logResponsibilities[i] - bound)
      expectedGradient[i] = share
    }
  }

  private mutating func differentiateFiveTerm(_ row: Range<Int>, _ weight: Scalar) {
    let floor = Scalar(Objective.fiveTerm.floor)
    var (bound, above): (Scalar, Scalar) = (0, 0)  // F and Σ γ·l′
    for i in row {
      let log = logResponsibilities[i]
      bound += responsibilities[i] * (drawn[i] - max(log, floor))
      if log > floor { above += responsibilities[i] }
    }
    for i in row {
      let log = logResponsibilities[i]
      let slope = drawn[i] - max(log, floor) - bound + (log > floor ? 0 : 1) + above
      drawnGradient[i] = weight * responsibilities[i] * slope
    }
  }
}
