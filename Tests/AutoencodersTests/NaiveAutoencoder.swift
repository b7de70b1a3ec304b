import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Probability
import Randomness
import Testing

/// A model without hidden layers, whose bounds are computed here with plain loops from the formulas of its parts.
///
/// Point n is the n-th unit vector, and the head has no bias: row n of the head's weight is all that is put out of point
/// n, m then log s² then, for the full family, C below its diagonal by rows. The decoder is linear, and σ is one.
struct NaiveAutoencoder: Sendable, CustomTestStringConvertible {
  var architecture: Architecture
  /// The parameters by the names of their slices.
  var numbers: [String: [Double]]
  /// ε, N×L.
  var noise: Matrix<Double>

  var latents: Int { architecture.facets[0].latents }
  var components: Int { architecture.facets[0].components }
  var points: Int { architecture.features }
  var testDescription: String {
    "\(latents) latents, \(components) components, \(architecture.posterior) posterior, \(architecture.prior) prior"
  }

  /// All numbers are drawn.
  init(posterior: Posterior.Family, prior: PriorFamily, latents: Int = 4, components: Int = 3, points: Int = 2) {
    architecture = Architecture(
      features: points, latents: latents, hidden: [], activation: .tanh, posterior: posterior, prior: prior,
      components: components, likelihood: .gaussian(deviation: 1, isLearned: false))
    var stream = RandomStream(seed: 29)
    numbers = [:]
    for slice in Autoencoder<Double>(architecture).parameters.layout.slices {
      numbers[slice.name] = (0..<slice.count).map { _ in 0.6 * stream.normal() }
    }
    numbers["facet.0.head.bias"] = numbers["facet.0.head.bias"]?.map { _ in 0 }
    noise = Matrix(rows: points, columns: latents, elements: stream.normals(points * latents))
  }

  /// Both families of posteriors with both of priors, of four latents, where rows and columns of a triangle differ, and
  /// of one.
  static let all = Posterior.Family.allCases.flatMap { posterior in
    [PriorFamily.diagonal, .full].flatMap { prior in
      [4, 1].map { NaiveAutoencoder(posterior: posterior, prior: prior, latents: $0) }
    }
  }

  /// The numbers of a slice of the prior, such as `means`.
  subscript(prior name: String) -> [Double] {
    get { numbers["facet.0.prior.\(name)"] ?? [] }
    set { numbers["facet.0.prior.\(name)"] = newValue }
  }

  /// What the head puts out.
  var head: Matrix<Double> {
    get {
      let weight = numbers["facet.0.head.weight"] ?? []
      return Matrix(rows: points, columns: weight.count / points, elements: weight)
    }
    set { numbers["facet.0.head.weight"] = newValue.elements }
  }
}

extension NaiveAutoencoder {
  /// The model under test.
  var model: Autoencoder<Double> {
    var model = Autoencoder<Double>(architecture)
    for slice in model.parameters.layout.slices { model.parameters[slice] = numbers[slice.name] ?? [] }
    return model
  }

  /// The points and the noise, for the model under test.
  var workspace: Workspace<Double> {
    var workspace = Workspace(model, points: points)
    workspace.points = .identity(points)
    workspace[noiseOf: 0] = noise
    return workspace
  }

  /// The bound that the model finds, and its gradients of the mean negative bound by the names of the slices.
  func passes(_ objective: Objective) -> (bound: EvidenceLowerBound, gradients: [String: [Double]]) {
    var workspace = workspace
    let model = model
    let bound = model.bound(objective, in: &workspace)
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    model.backward(in: &workspace, addingTo: &gradients)
    return (bound, Dictionary(uniqueKeysWithValues: gradients.layout.slices.map { ($0.name, gradients[$0]) }))
  }

  /// The derivatives of the mean negative bound of this file by the numbers of a slice, by central differences of 1e-5;
  /// their error is some 1e-10 times the third derivative, with rounding of 1e-15/1e-5.
  func differences(of name: String, _ objective: Objective) -> [Double] {
    (numbers[name] ?? []).indices.map { i in
      var (up, down) = (self, self)
      up.numbers[name]?[i] += 1e-5
      down.numbers[name]?[i] -= 1e-5
      return (down.bound(objective) - up.bound(objective)) / 2e-5
    }
  }
}

extension NaiveAutoencoder {
  func mean(_ n: Int) -> [Double] { Array(head.row(n)[0..<latents]) }

  /// C of a point.
  func factor(_ n: Int) -> Matrix<Double> {
    lower(logVariances: Array(head.row(n)[latents..<2 * latents]), below: Array(head.row(n)[(2 * latents)...]))
  }

  /// T of a component, where Σ = T·Tᵀ.
  func factor(ofComponent k: Int) -> Matrix<Double> {
    guard architecture.prior != .standard else { return .identity(latents) }
    let below = latents * (latents - 1) / 2
    let triangles = self[prior: "triangles"]
    return lower(
      logVariances: Array(self[prior: "log-variances"][k * latents..<(k + 1) * latents]),
      below: triangles.isEmpty ? [] : Array(triangles[k * below..<(k + 1) * below]))
  }

  private func lower(logVariances: [Double], below: [Double]) -> Matrix<Double> {
    var (result, next) = (Matrix<Double>(rows: latents, columns: latents), 0)
    for i in 0..<latents {
      for j in 0..<i where !below.isEmpty {
        result[i, j] = below[next]
        next += 1
      }
      result[i, i] = exp(logVariances[i] / 2)
    }
    return result
  }

  /// z = m + C·ε.
  func draw(_ n: Int) -> [Double] {
    let (mean, factor) = (mean(n), factor(n))
    return (0..<latents).map { i in mean[i] + (0...i).reduce(0) { $0 + factor[i, $1] * noise[n, $1] } }
  }

  /// log π_k + log N(z; μ_k, T·Tᵀ), where T·w = z − μ is solved from the first row on.
  func logJoint(_ z: [Double], _ k: Int) -> Double {
    let factor = factor(ofComponent: k)
    var (w, sum) = ([Double](), logWeight(k) - 0.5 * Double(latents) * log(2 * Double.pi))
    for i in 0..<latents {
      let center = architecture.prior == .standard ? 0 : self[prior: "means"][k * latents + i]
      w.append(((0..<i).reduce(z[i] - center) { $0 - factor[i, $1] * w[$1] }) / factor[i, i])
      sum -= 0.5 * w[i] * w[i] + log(factor[i, i])
    }
    return sum
  }

  /// log π_k.
  func logWeight(_ k: Int) -> Double {
    guard architecture.prior != .standard else { return 0 }
    return self[prior: "logits"][k] - logSumExp(self[prior: "logits"])
  }

  /// b_k at the draw of a point.
  func drawn(_ n: Int) -> [Double] { (0..<components).map { logJoint(draw(n), $0) } }

  /// a_k of a point: the expectation of a quadratic over N(m, C·Cᵀ) is its mean at the 2L points m ± √L·C·e_j.
  func expected(_ n: Int) -> [Double] {
    let (mean, factor, root) = (mean(n), factor(n), Double(latents).squareRoot())
    let places = (0..<latents).flatMap { j in
      [root, -root].map { step in (0..<latents).map { mean[$0] + step * factor[$0, j] } }
    }
    return (0..<components).map { k in
      places.reduce(0) { $0 + logJoint($1, k) } / Double(places.count)
    }
  }

  /// log N(x; z·B + b, I).
  func logLikelihood(_ n: Int) -> Double {
    let (z, weight) = (draw(n), numbers["decoder.0.weight"] ?? [])
    return (0..<points).reduce(0) { sum, d in
      let y = (0..<latents).reduce((numbers["decoder.0.bias"] ?? [])[d]) { $0 + z[$1] * weight[$1 * points + d] }
      return sum - 0.5 * log(2 * Double.pi) - 0.5 * ((n == d ? 1 : 0) - y) * ((n == d ? 1 : 0) - y)
    }
  }

  /// H(N(m, C·Cᵀ)) = ½·log det(2πe·C·Cᵀ).
  func entropy(_ n: Int) -> Double {
    factor(n).diagonal.reduce(0) { $0 + 0.5 * (1 + log(2 * Double.pi)) + log($1) }
  }

  /// What an objective puts for log p(z, c) − log γ, as the table of `Objective` says.
  func clusters(_ objective: Objective, _ n: Int) -> Double {
    let (a, b) = (expected(n), drawn(n))
    let logs = b.map { $0 - logSumExp(b) }
    switch objective {
    case .sampled: return (0..<components).reduce(0) { $0 + exp(logs[$1]) * (a[$1] - logs[$1]) }
    case .optimal: return logSumExp(a)
    case .fiveTerm: return (0..<components).reduce(0) { $0 + exp(logs[$1]) * (b[$1] - max(logs[$1], log(1e-6))) }
    case .marginal, .importance: return logSumExp(b)
    }
  }

  /// The mean bound of the points.
  func bound(_ objective: Objective) -> Double {
    (0..<points).reduce(0) { $0 + logLikelihood($1) + entropy($1) + clusters(objective, $1) } / Double(points)
  }
}
