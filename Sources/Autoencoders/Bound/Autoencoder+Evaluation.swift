private import Foundation
public import LinearAlgebra
private import Networks
private import Probability
public import Randomness
private import Requirements

extension Autoencoder {
  /// Returns the codes of points, the means of q(z|x), N×L.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func codes(of points: Matrix<Scalar>) -> Matrix<Double> {
    var codes: [Double] = []
    visitBlocks(of: points) { workspace, _ in
      codes += workspace.codes.mean.elements.map { Double($0) }
    }
    return Matrix(rows: points.rows, columns: architecture.latents, elements: codes)
  }

  /// Returns the optimal q(c|x), γ_c ∝ π_c·exp E[log N(z; μ_c, Σ_c)], N×K; rows sum to one.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func responsibilities(of points: Matrix<Scalar>) -> Matrix<Double> {
    var responsibilities: [Double] = []
    visitBlocks(of: points) { workspace, _ in
      prior.prepare(parameters, &workspace.prior)
      _ = prior.forward(workspace.codes, .optimal, &workspace.prior)
      responsibilities += workspace.prior.responsibilities.map { Double($0) }
    }
    return Matrix(rows: points.rows, columns: architecture.components, elements: responsibilities)
  }

  /// Returns the mean of the bound over points, each with this many draws of z.
  ///
  /// - Parameters:
  ///   - points: N×D, N > 0.
  ///   - objective: Which bound.
  ///   - draws: How many draws of z for each point, over which the bound is averaged.
  ///   - stream: What the draws come from.
  /// - Returns: The terms, in nats.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func bound(
    of points: Matrix<Scalar>, _ objective: Objective, draws: Int, using stream: inout RandomStream
  ) -> EvidenceLowerBound {
    require(points.rows > 0 && draws > 0, "no bound of \(points.rows) points from \(draws) draws")
    var sum = EvidenceLowerBound.zero
    visitBlocks(of: points) { workspace, rows in
      for _ in 0..<draws {
        Scalar.fillNormals(&workspace.noise.elements, using: &stream)
        let mean = forward(objective, in: &workspace)
        sum += mean / (1 / Double(rows.count))
      }
    }
    return sum / Double(points.rows * draws)
  }

  /// Returns a bound of log p(xₙ) for each point, which rises to it with the number S of draws (Burda et al. 2016):
  ///
  ///     log 1/S·Σₛ p(x|zₛ)·p(zₛ)/q(zₛ|x)
  ///
  /// - Parameters:
  ///   - points: N×D.
  ///   - draws: S.
  ///   - stream: What the draws come from.
  /// - Returns: N values, in nats; of one draw, in expectation the bound of ``Objective/marginal``.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func importanceWeightedBounds(
    of points: Matrix<Scalar>, draws: Int, using stream: inout RandomStream
  ) -> [Double] {
    require(draws > 0, "an importance-weighted bound needs draws, not \(draws)")
    var bounds: [Double] = []
    visitBlocks(of: points) { workspace, rows in
      prior.prepare(parameters, &workspace.prior)
      var logWeights = [[Double]](repeating: [], count: rows.count)
      for _ in 0..<draws {
        Scalar.fillNormals(&workspace.noise.elements, using: &stream)
        for (n, logWeight) in importanceWeights(&workspace).enumerated() { logWeights[n].append(logWeight) }
      }
      bounds += logWeights.map { logSumExp($0) - log(Double(draws)) }
    }
    return bounds
  }

  /// log p(x|z) + log p(z) − log q(z|x) at the draws that a workspace's noise makes.
  private func importanceWeights(_ workspace: inout BoundWorkspace<Scalar>) -> [Double] {
    _ = posterior.sample(workspace.encoder.output, noise: workspace.noise, into: &workspace.codes)
    decoder.forward(workspace.codes.z, parameters, in: &workspace.decoder)
    _ = likelihood.logLikelihood(
      workspace.points, workspace.decoder.output, parameters, weight: 1, logs: &workspace.logLikelihoods,
      outputGradient: &workspace.decoder.outputGradient)
    _ = prior.forward(workspace.codes, .marginal, &workspace.prior)
    let head = workspace.encoder.output
    return (0..<workspace.points.rows).map { n in
      // log p(z) = b_c − log γ_c, whichever c.
      let first = n * architecture.components
      let logPrior = Double(workspace.prior.drawn[first]) - Double(workspace.prior.logResponsibilities[first])
      var logPosterior = 0.0  // log N(ε; 0, I) − log det C
      for i in 0..<architecture.latents {
        let noise = Double(workspace.noise[n, i])
        logPosterior -= 0.5 * (logTwoPi + noise * noise + Double(head[n, architecture.latents + i]))
      }
      return Double(workspace.logLikelihoods[n]) + logPrior - logPosterior
    }
  }

  /// Takes blocks of points through the encoder, and hands on the workspace of each with its rows.
  private func visitBlocks(of points: Matrix<Scalar>, _ visit: (inout BoundWorkspace<Scalar>, Range<Int>) -> Void) {
    require(
      points.columns == architecture.features,
      "points of \(points.columns) features do not fit an autoencoder of \(architecture.features)")
    for start in stride(from: 0, to: points.rows, by: 256) {
      let rows = start..<min(start + 256, points.rows)
      var workspace = BoundWorkspace(self, points: rows.count)
      workspace.points = points.rows(rows)
      encoder.forward(workspace.points, parameters, in: &workspace.encoder)
      _ = posterior.read(workspace.encoder.output, into: &workspace.codes)
      visit(&workspace, rows)
    }
  }
}
