private import Foundation
public import LinearAlgebra
private import Networks
private import Probability
public import Randomness
private import Requirements

/// To which component of a facet's prior points belong.
public struct FacetClusters: Equatable, Sendable {
  /// The optimal q(c|x), γ_c ∝ π_c·exp E[log N(z; μ_c, Σ_c)], N×K; rows sum to one.
  public let responsibilities: Matrix<Double>
  /// log Σ_c π_c·exp E[log N(z; μ_c, Σ_c)], the facet's part of the bound of the optimal q(c|x) but for the entropy of
  /// q(z|x); N values, in nats.
  public let logSums: [Double]
}

extension Autoencoder {
  /// Returns the codes of points, the means of q(zⱼ|x), for each facet N×Lⱼ.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func codes(of points: PointSet) -> [Matrix<Double>] {
    var codes = [[Double]](repeating: [], count: facets.count)
    visitBlocks(of: points) { workspace in
      for j in facets.indices { codes[j] += workspace.facets[j].means }
    }
    return zip(facets, codes).map { Matrix(rows: points.count, columns: $0.posterior.latents, elements: $1) }
  }

  /// Returns to which component of a facet's prior each point belongs.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func clusters(of points: PointSet, facet j: Int = 0) -> FacetClusters {
    var (responsibilities, logSums): ([Double], [Double]) = ([], [])
    visitBlocks(of: points) { workspace in
      facets[j].writePrior(parameters, labels: workspace.labels, &workspace.facets[j])
      _ = workspace.facets[j].mixture.forward(workspace.facets[j].codes, .optimal)
      responsibilities += workspace.facets[j].responsibilities
      logSums += workspace.facets[j].expectedLogSums
    }
    return FacetClusters(
      responsibilities: Matrix(rows: points.count, columns: facets[j].prior.components, elements: responsibilities),
      logSums: logSums)
  }

  /// Returns KL(q(w|x) ‖ N(0, I)) of each point, in nats, of the style that the prior of a facet is made of; nil where it is
  /// made of none. Near zero, the style is not used, and the prior is a mixture of K normals.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func styleDivergences(of points: PointSet, facet j: Int = 0) -> [Double]? {
    guard facets[j].style != nil else { return nil }
    var divergences: [Double] = []
    visitBlocks(of: points) { workspace in divergences += workspace.facets[j].style?.divergences ?? [] }
    return divergences
  }

  /// Returns the mean of the bound over points, each with this many draws of z.
  ///
  /// - Parameters:
  ///   - points: At least one.
  ///   - objective: Which bound.
  ///   - draws: How many draws of z for each point, over which the bound is averaged.
  ///   - stream: What the draws come from.
  /// - Returns: The terms, in nats, every weight one.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func bound(
    of points: PointSet, _ objective: Objective, draws: Int, using stream: inout RandomStream
  ) -> EvidenceLowerBound {
    require(points.count > 0 && draws > 0, "no bound of \(points.count) points from \(draws) draws")
    var sum = EvidenceLowerBound(facets: facets.count)
    visitBlocks(of: points) { workspace in
      for _ in 0..<draws {
        workspace.fillNoise(using: &stream)
        forward(objective, in: &workspace)
        workspace.add(to: &sum)
      }
    }
    return sum / Double(points.count * draws)
  }

  /// Returns a bound of log p(xₙ) for each point, which rises to it with the number S of draws (Burda et al. 2016):
  ///
  ///     log 1/S·Σₛ p(x|zₛ)·Πⱼ p(zⱼₛ)/q(zⱼₛ|x)
  ///
  /// - Parameters:
  ///   - points: N×D.
  ///   - draws: S.
  ///   - stream: What the draws come from.
  /// - Returns: N values, in nats; of one draw, in expectation the bound of ``Objective/marginal``.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func importanceWeightedBounds(of points: PointSet, draws: Int, using stream: inout RandomStream) -> [Double] {
    require(draws > 0, "an importance-weighted bound needs draws, not \(draws)")
    var bounds: [Double] = []
    visitBlocks(of: points) { workspace in
      for (j, facet) in facets.enumerated() {
        facet.writePrior(parameters, labels: workspace.labels, &workspace.facets[j])
      }
      var logWeights = [[Double]](repeating: [], count: workspace.points.rows)
      for _ in 0..<draws {
        workspace.fillNoise(using: &stream)
        for (n, logWeight) in importanceWeights(&workspace).enumerated() { logWeights[n].append(logWeight) }
      }
      bounds += logWeights.map { logSumExp($0) - log(Double(draws)) }
    }
    return bounds
  }

  /// log p(x|z) + Σⱼ log p(zⱼ) − log q(zⱼ|x) at the draws that a workspace's noise makes.
  private func importanceWeights(_ workspace: inout Workspace<Scalar>) -> [Double] {
    for (j, facet) in facets.enumerated() {
      _ = facet.posterior.sample(
        workspace.facets[j].rows, noise: workspace.facets[j].noise, into: &workspace.facets[j].codes)
      if facet.style != nil {
        facet.sampleStyle(rung(facet, workspace), parameters, &workspace.facets[j])
        facet.writePrior(parameters, labels: workspace.labels, &workspace.facets[j])
      }
      _ = workspace.facets[j].mixture.forward(workspace.facets[j].codes, .marginal)
      workspace.facets[j].findDensities()
    }
    decode(&workspace)
    workspace.repeatPoints()
    _ = likelihood.logLikelihood(
      workspace.targets, workspace.decoder.output, parameters, weight: 1, logs: &workspace.logLikelihoods,
      outputGradient: &workspace.decoder.outputGradient)
    let ratios = workspace.logLikelihoods.indices.map { row in
      workspace.facets.reduce(Double(workspace.logLikelihoods[row])) { sum, facet in
        sum + facet.mixture.logSum(facet.mixture.drawn, ofPoint: row) - facet.logPosterior(ofRow: row)
          + (facet.style?.logRatio(ofPoint: row) ?? 0)
      }
    }
    guard let components = workspace.facets[0].components else { return ratios }
    // A draw of each component: log Σ_k w_k·exp r_k.
    return (0..<workspace.points.rows).map { n in
      let rows = n * components.components..<(n + 1) * components.components
      return logSumExp(rows.map { log(components.weight(ofRow: $0)) + ratios[$0] })
    }
  }

  /// Returns the means of q(zⱼ|x) and what the decoder makes of them, the means of x, N×D.
  public func reconstructions(of points: PointSet) -> Matrix<Double> { decode(codes(of: points)) }

  /// Returns the means of x given codes.
  ///
  /// - Parameter codes: For each facet N×Lⱼ.
  /// - Returns: N×D.
  public func decode(_ codes: [Matrix<Double>]) -> Matrix<Double> {
    require(
      codes.count == facets.count
        && zip(codes, facets).allSatisfy { $0.rows == codes[0].rows && $0.columns == $1.posterior.latents },
      "codes of \(codes.map { "\($0.shape)" }) are not those of the facets")
    var means: [Double] = []
    for rows in blocks(codes[0].rows) {
      var workspace = Workspace(self, points: rows.count)
      for j in facets.indices {
        workspace.facets[j].codes.z.elements = codes[j].rows(rows).elements.map { Scalar($0) }
      }
      decode(&workspace)
      let output = workspace.decoder.output.elements.map { Double($0) }
      means += likelihood.family == .bernoulli ? output.map { 1 / (1 + exp(-$0)) } : output
    }
    return Matrix(rows: codes[0].rows, columns: architecture.features, elements: means)
  }

  /// Takes blocks of points through the encoder and the heads, and hands on the workspace of each.
  private func visitBlocks(of points: PointSet, _ visit: (inout Workspace<Scalar>) -> Void) {
    require(
      points.features == architecture.features,
      "points of \(points.features) features do not fit an autoencoder of \(architecture.features)")
    let order = Array(0..<points.count)
    let blocks = blocks(points.count)
    var workspace = Workspace(self, points: blocks.first?.count ?? 0)
    for rows in blocks {
      if rows.count != workspace.points.rows { workspace = Workspace(self, points: rows.count) }
      points.gather(order, from: rows.lowerBound, into: &workspace)
      encode(&workspace)
      for (j, facet) in facets.enumerated() {
        facet.read(rung(facet, workspace), parameters, &workspace.facets[j])
      }
      visit(&workspace)
    }
  }

  /// As many points as are taken through the networks at once, in either precision the same number of bytes.
  private func blocks(_ count: Int) -> [Range<Int>] {
    let size = 2048 / MemoryLayout<Scalar>.stride
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }
}

extension FacetBatch {
  /// log q(z|x) at the draw that the noise makes: of one component log N(ε; 0, I) − log det C.
  fileprivate func logPosterior(ofRow n: Int) -> Double {
    if let components { return components.logDensity(ofRow: n) }
    var logPosterior = 0.0
    for i in 0..<noise.columns {
      let e = Double(noise[n, i])
      logPosterior -= 0.5 * (logTwoPi + e * e + Double(head[n, noise.columns + i]))
    }
    return logPosterior
  }
}

extension FacetBatch {
  /// γ of each point, N·K: of a mixture q(z|x) the mean over its components.
  fileprivate var responsibilities: [Double] {
    guard let components else { return mixture.responsibilities.map { Double($0) } }
    let (count, size) = (components.components, mixture.components.components)
    return (0..<head.rows).flatMap { n in
      (0..<size).map { c in
        (n * count..<(n + 1) * count).reduce(0.0) {
          $0 + components.weight(ofRow: $1) * Double(mixture.responsibilities[$1 * size + c])
        }
      }
    }
  }

  /// log Σ_c exp a_c of each point, N: of a mixture q(z|x) the mean over its components.
  fileprivate var expectedLogSums: [Double] {
    let count = components?.components ?? 1
    return (0..<head.rows).map { n in
      (n * count..<(n + 1) * count).reduce(0.0) {
        $0 + (components?.weight(ofRow: $1) ?? 1) * mixture.logSum(mixture.expected, ofPoint: $1)
      }
    }
  }
}
