private import Foundation
internal import LinearAlgebra
internal import Networks

/// How the style w of a point is read, of which a ``StyledTable`` makes the prior of its code:
///
///     q(w|x) = N(m, diag s²),  w = m + s·ε
///     −KL(q(w|x) ‖ N(0, I)) = −½·Σᵢ (mᵢ² + sᵢ² + log 2π) + ½·Σᵢ (1 + log 2π + log sᵢ²)
struct Style: Sendable {
  /// Output of the encoder's layer ↦ m, log s².
  let head: Dense
  /// q(w|x).
  let posterior: Posterior

  /// Adds the parameters of the head to the layout; they begin as zeros, with which w is N(0, I) for every point.
  init(_ name: String, styles: Int, inputs: Int, in layout: inout ParameterLayout) {
    posterior = Posterior(.diagonal, latents: styles, form: .diagonal)
    head = Dense("\(name).style", inputs: inputs, outputs: posterior.headColumns, in: &layout)
  }

  /// Draws w, where the prior reads it, and adds E[log p(w)] and H(q(w|x)) of all points to the terms of z.
  func forward<Scalar: NetworkScalar>(
    _ rung: Matrix<Scalar>, _ parameters: ParameterBuffer<Scalar>, _ batch: inout StyleBatch<Scalar>
  ) {
    head.forward(rung, parameters, into: &batch.head, precision: batch.precision)
    batch.entropy = posterior.sample(batch.head, noise: batch.noise, into: &batch.codes)
    var squares = 0.0
    for m in batch.codes.mean.elements { squares += Double(m) * Double(m) }
    for s in batch.codes.factor.elements { squares += Double(s) * Double(s) }
    batch.prior = -0.5 * (squares + Double(batch.codes.mean.elements.count) * logTwoPi)
  }

  /// ∂w to ∂ of the encoder's output, with the gradient of −weight·KL(q(w|x) ‖ N(0, I)), summed over the points.
  ///
  /// - Parameters:
  ///   - rung: What the head was given.
  ///   - gradient: ∂w, N×W.
  ///   - weight: The factor of the divergence.
  ///   - parameters: The model's.
  ///   - batch: What the forward pass left.
  ///   - gradients: Added to.
  ///   - rungGradient: Added to; of no rows, it is not computed.
  func backward<Scalar: NetworkScalar>(
    _ rung: Matrix<Scalar>, _ gradient: Matrix<Scalar>, weight: Double, _ parameters: ParameterBuffer<Scalar>,
    _ batch: inout StyleBatch<Scalar>, addingTo gradients: inout ParameterBuffer<Scalar>,
    rungGradient: inout Matrix<Scalar>
  ) {
    batch.codes.startGradients(z: gradient)
    for i in batch.codes.meanGradient.elements.indices {
      batch.codes.meanGradient.elements[i] -= Scalar(weight) * batch.codes.mean.elements[i]
      batch.codes.factorGradient.elements[i] -= Scalar(weight) * batch.codes.factor.elements[i]
    }
    posterior.backward(batch.codes, noise: batch.noise, weight: weight, into: &batch.headGradient)
    head.backward(
      &batch.headGradient, input: rung, output: batch.head, parameters, addingTo: &gradients,
      inputGradient: &batch.rungGradient, precision: batch.precision)
    for i in rungGradient.elements.indices { rungGradient.elements[i] += batch.rungGradient.elements[i] }
  }
}

/// What the styles of a batch of N points are computed from.
struct StyleBatch<Scalar: NetworkScalar>: Sendable {
  /// Of the products of the head.
  let precision: Precision
  /// ε, N×W.
  var noise: Matrix<Scalar>
  var head: Matrix<Scalar>
  var headGradient: Matrix<Scalar>
  var codes: PosteriorBatch<Scalar>
  var rungGradient: Matrix<Scalar>
  /// The sums over the points of E[log p(w)] and of H(q(w|x)).
  var prior = 0.0
  var entropy = 0.0

  /// Makes a workspace for this many points.
  init(_ style: Style, points: Int, hasRungGradient: Bool, precision: Precision) {
    self.precision = precision
    noise = Matrix(rows: points, columns: style.posterior.latents)
    head = Matrix(rows: points, columns: style.head.outputs)
    headGradient = head
    codes = PosteriorBatch(style.posterior, points: points)
    rungGradient = Matrix(rows: hasRungGradient ? points : 0, columns: style.head.inputs)
  }

  /// KL(q(w|x) ‖ N(0, I)) of each point, in nats.
  var divergences: [Double] {
    let count = noise.columns
    return (0..<noise.rows).map { n in
      (n * count..<(n + 1) * count).reduce(0.0) { sum, i in
        let (m, s) = (Double(codes.mean.elements[i]), Double(codes.factor.elements[i]))
        return sum + 0.5 * (m * m + s * s - 1) - log(s)
      }
    }
  }

  /// log p(w) − log q(w|x) at the draw of a point.
  func logRatio(ofPoint n: Int) -> Double {
    let count = noise.columns
    return (n * count..<(n + 1) * count).reduce(0.0) { sum, i in
      let (w, e, s) = (Double(codes.z.elements[i]), Double(noise.elements[i]), Double(codes.factor.elements[i]))
      return sum - 0.5 * w * w + 0.5 * e * e + log(s)
    }
  }
}
