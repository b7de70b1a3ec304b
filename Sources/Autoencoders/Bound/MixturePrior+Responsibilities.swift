private import LinearAlgebra
internal import Networks

extension MixturePrior {
  /// The terms of the bound that hold c, summed over a batch.
  struct ClusterTerms {
    /// Σₙ Σ_c γ_c·log N(z; μ_c, Σ_c).
    var latentPrior = 0.0
    /// Σₙ Σ_c γ_c·log π_c.
    var clusterPrior = 0.0
    /// −Σₙ Σ_c γ_c·log γ_c.
    var clusterEntropy = 0.0
  }

  /// Writes a or b or both, γ and log γ, and returns the terms of the bound that hold them.
  func forward<Scalar: NetworkScalar>(
    _ codes: CodeBatch<Scalar>, _ objective: Objective, _ batch: inout PriorBatch<Scalar>
  ) -> ClusterTerms {
    if objective.usesDraw { joinDrawn(codes, &batch) }
    if objective.usesExpectation { joinExpected(codes, &batch) }
    normalize(objective, points: codes.z.rows, &batch)
    let joint = objective.usesExpectation ? batch.expected : batch.drawn
    let (responsibilities, logs) = (batch.responsibilities, batch.logResponsibilities)
    let (logWeights, floor) = (batch.logWeights, objective.floor)
    var terms = ClusterTerms()
    for n in 0..<codes.z.rows {
      for k in 0..<components {
        let (i, logWeight) = (n * components + k, Double(logWeights[k]))
        let responsibility = Double(responsibilities[i])
        terms.latentPrior += responsibility * (Double(joint[i]) - logWeight)
        terms.clusterPrior += responsibility * logWeight
        terms.clusterEntropy -= responsibility * max(Double(logs[i]), floor)
      }
    }
    return terms
  }

  /// γ = softmax b, or softmax a for the optimal one; with the largest taken off first, no exponential overflows.
  private func normalize<Scalar: NetworkScalar>(
    _ objective: Objective, points: Int, _ batch: inout PriorBatch<Scalar>
  ) {
    subtractLargest(of: objective == .optimal ? batch.expected : batch.drawn, points, from: &batch.logResponsibilities)
    Scalar.exponentials(points * components, x: batch.logResponsibilities, y: &batch.responsibilities)
    divideBySums(points, &batch.responsibilities, &batch.sums)
    Scalar.logarithms(points, x: batch.sums, y: &batch.logSums)
    for n in 0..<points {
      for k in 0..<components { batch.logResponsibilities[n * components + k] -= batch.logSums[n] }
    }
  }

  /// In each row, result ← joint − max joint.
  private func subtractLargest<Scalar: NetworkScalar>(
    of joint: [Scalar], _ points: Int, from result: inout [Scalar]
  ) {
    for n in 0..<points {
      let row = n * components
      var largest = joint[row]
      for k in 1..<components where joint[row + k] > largest { largest = joint[row + k] }
      for k in 0..<components { result[row + k] = joint[row + k] - largest }
    }
  }

  /// Divides each row by its sum.
  private func divideBySums<Scalar: NetworkScalar>(_ points: Int, _ shares: inout [Scalar], _ sums: inout [Scalar]) {
    for n in 0..<points {
      var sum: Scalar = 0
      for k in 0..<components { sum += shares[n * components + k] }
      for k in 0..<components { shares[n * components + k] /= sum }
      sums[n] = sum
    }
  }

  /// Puts the derivatives of weight·Σₙ(…) by a and b in the place of a and b. With F = Σ_c γ_c·(a_c − log γ_c), these are
  ///
  ///     sampled:   ∂F/∂a_c = γ_c,  ∂F/∂b_c = γ_c·(a_c − log γ_c − F), since γ = softmax b
  ///     optimal:   ∂F/∂a_c = γ_c
  ///     marginal:  ∂F/∂b_c = γ_c
  ///
  /// and for `fiveTerm`, with F = Σ_c γ_c·(b_c − l_c), l = max(log γ, floor) and l′ = 1 above the floor and 0 below,
  ///
  ///     ∂F/∂b_c = γ_c·(b_c − l_c − F + 1 − l′_c + Σ_k γ_k·l′_k)
  func differentiate<Scalar: NetworkScalar>(
    _ objective: Objective, points: Int, weight: Scalar, _ batch: inout PriorBatch<Scalar>
  ) {
    let (responsibilities, logs) = (batch.responsibilities, batch.logResponsibilities)
    for n in 0..<points {
      let row = n * components..<(n + 1) * components
      var bound: Scalar = 0  // F
      if objective == .sampled { for i in row { bound += responsibilities[i] * (batch.expected[i] - logs[i]) } }
      if objective == .fiveTerm { differentiateFiveTerm(row, weight, &batch) }
      for i in row {
        let share = weight * responsibilities[i]
        switch objective {
        case .sampled:
          batch.drawn[i] = share * (batch.expected[i] - logs[i] - bound)
          batch.expected[i] = share
        case .fiveTerm: break
        case .optimal: batch.expected[i] = share
        case .marginal: batch.drawn[i] = share
        }
      }
    }
  }

  private func differentiateFiveTerm<Scalar: NetworkScalar>(
    _ row: Range<Int>, _ weight: Scalar, _ batch: inout PriorBatch<Scalar>
  ) {
    let floor = Scalar(Objective.fiveTerm.floor)
    var (bound, above): (Scalar, Scalar) = (0, 0)  // F and Σ γ·l′
    for i in row {
      let log = batch.logResponsibilities[i]
      bound += batch.responsibilities[i] * (batch.drawn[i] - max(log, floor))
      if log > floor { above += batch.responsibilities[i] }
    }
    for i in row {
      let log = batch.logResponsibilities[i]
      let slope = batch.drawn[i] - max(log, floor) - bound + (log > floor ? 0 : 1) + above
      batch.drawn[i] = weight * batch.responsibilities[i] * slope
    }
  }
}
