private import LinearAlgebra
internal import Networks

extension MixtureBatch {
  /// log γ and γ = softmax of a or of b; with the largest taken off first, no exponential overflows.
  mutating func normalize(_ joint: [Scalar], points: Int) {
    let count = components.components
    subtractLargest(of: joint, points, count, from: &logResponsibilities)
    Scalar.exponentials(points * count, x: logResponsibilities, y: &responsibilities)
    divideBySums(points, count, &responsibilities, &sums)
    Scalar.logarithms(points, x: sums, y: &logSums)
    subtract(logSums, points, count, from: &logResponsibilities)
  }

  /// The terms of the bound that hold c, summed over the points.
  func terms(_ objective: Objective, points: Int) -> EvidenceLowerBound.Facet {
    var terms = EvidenceLowerBound.Facet.zero
    for n in 0..<points { add(objective, ofPoint: n, to: &terms) }
    return terms
  }

  /// Adds the terms of the bound that hold c, of one point.
  @inline(__always)
  func add(_ objective: Objective, ofPoint n: Int, to terms: inout EvidenceLowerBound.Facet) {
    let (count, floor) = (components.components, objective.floor)
    let first = components.first(ofPoint: n)
    for k in 0..<count {
      let (i, logWeight) = (n * count + k, Double(components.logWeights[first + k]))
      let responsibility = Double(responsibilities[i])
      let joint = Double(objective.usesExpectation ? expected[i] : drawn[i])
      terms.latentPrior += responsibility * (joint - logWeight)
      terms.clusterPrior += responsibility * logWeight
      terms.clusterEntropy -= responsibility * max(Double(logResponsibilities[i]), floor)
    }
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
    switch objective {
    case .sampled:
      for n in 0..<points {
        differentiateSampled(
          n * count..<(n + 1) * count, weight, responsibilities, logResponsibilities, expected, &drawnGradient,
          &expectedGradient)
      }
    case .fiveTerm:
      for n in 0..<points {
        differentiateFiveTerm(
          n * count..<(n + 1) * count, weight, responsibilities, logResponsibilities, drawn, &drawnGradient)
      }
    case .optimal: scale(responsibilities, by: weight, into: &expectedGradient)
    case .marginal, .importance: scale(responsibilities, by: weight, into: &drawnGradient)
    }
  }
}

private func differentiateSampled<Scalar: NetworkScalar>(
  _ row: Range<Int>, _ weight: Scalar, _ responsibilities: [Scalar], _ logs: [Scalar], _ expected: [Scalar],
  _ drawnGradient: inout [Scalar], _ expectedGradient: inout [Scalar]
) {
  var bound: Scalar = 0  // F
  for i in row { bound += responsibilities[i] * (expected[i] - logs[i]) }
  for i in row {
    let share = weight * responsibilities[i]
    drawnGradient[i] = share * (expected[i] - logs[i] - bound)
    expectedGradient[i] = share
  }
}

private func differentiateFiveTerm<Scalar: NetworkScalar>(
  _ row: Range<Int>, _ weight: Scalar, _ responsibilities: [Scalar], _ logs: [Scalar], _ drawn: [Scalar],
  _ gradient: inout [Scalar]
) {
  let floor = Scalar(Objective.fiveTerm.floor)
  var (bound, above): (Scalar, Scalar) = (0, 0)  // F and Σ γ·l′
  for i in row {
    bound += responsibilities[i] * (drawn[i] - max(logs[i], floor))
    if logs[i] > floor { above += responsibilities[i] }
  }
  for i in row {
    let slope = drawn[i] - max(logs[i], floor) - bound + (logs[i] > floor ? 0 : 1) + above
    gradient[i] = weight * responsibilities[i] * slope
  }
}

/// In each row, result ← joint − max joint.
private func subtractLargest<Scalar: NetworkScalar>(
  of joint: [Scalar], _ points: Int, _ count: Int, from result: inout [Scalar]
) {
  var result = result.mutableSpan
  for n in 0..<points {
    let row = n * count
    var largest = joint[row]
    for k in 1..<count where joint[row + k] > largest { largest = joint[row + k] }
    for k in 0..<count { result[row + k] = joint[row + k] - largest }
  }
}

/// Divides each row by its sum.
private func divideBySums<Scalar: NetworkScalar>(
  _ points: Int, _ count: Int, _ shares: inout [Scalar], _ sums: inout [Scalar]
) {
  var shares = shares.mutableSpan
  var sums = sums.mutableSpan
  for n in 0..<points {
    var sum: Scalar = 0
    for k in 0..<count { sum += shares[n * count + k] }
    for k in 0..<count { shares[n * count + k] /= sum }
    sums[n] = sum
  }
}

/// b ← factor·a.
private func scale<Scalar: NetworkScalar>(_ a: [Scalar], by factor: Scalar, into b: inout [Scalar]) {
  var b = b.mutableSpan
  for i in a.indices { b[i] = factor * a[i] }
}

/// Subtracts a number from each entry of its row.
private func subtract<Scalar: NetworkScalar>(
  _ numbers: [Scalar], _ points: Int, _ count: Int, from rows: inout [Scalar]
) {
  var rows = rows.mutableSpan
  for n in 0..<points { for k in 0..<count { rows[n * count + k] -= numbers[n] } }
}
