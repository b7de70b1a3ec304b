private import Foundation
public import LinearAlgebra
private import Networks
public import Probability
public import Randomness
private import Requirements

/// To which component of a facet's prior images belong.
public struct FacetClusters: Equatable, Sendable {
  /// The optimal q(c|x), γ_c ∝ π_c·exp E[log N(z; μ_c, Σ_c)], N×K; rows sum to one.
  public let responsibilities: Matrix<Double>
  /// log Σ_c π_c·exp E[log N(z; μ_c, Σ_c)], the facet's part of the bound of the optimal q(c|x) but for the entropy of
  /// q(z|x); N values, in nats.
  public let logSums: [Double]
}

extension LadderAutoencoder {
  /// The prior of a facet as a mixture.
  public func mixture(ofFacet j: Int) -> GaussianMixture { facets[j].prior.mixture(parameters) }

  /// Returns the codes of images, the means of q(zⱼ|x), for each facet N×Lⱼ.
  public func codes(of images: GreyImages) -> [Matrix<Double>] {
    var codes = [[Double]](repeating: [], count: facets.count)
    visitBlocks(of: images) { workspace in
      for j in facets.indices { codes[j] += workspace.facets[j].codes.mean.elements.map { Double($0) } }
    }
    return zip(facets, codes).map { Matrix(rows: images.count, columns: $0.posterior.latents, elements: $1) }
  }

  /// Returns to which component of a facet's prior each image belongs.
  public func clusters(of images: GreyImages, facet j: Int) -> FacetClusters {
    let prior = facets[j].prior
    var (responsibilities, logSums): ([Double], [Double]) = ([], [])
    visitBlocks(of: images) { workspace in
      prior.prepare(parameters, &workspace.facets[j].prior)
      _ = prior.forward(workspace.facets[j].codes, .optimal, &workspace.facets[j].prior)
      let batch = workspace.facets[j].prior
      responsibilities += batch.responsibilities.map { Double($0) }
      for n in 0..<workspace.points.rows {
        // log Σ_c exp a_c = a_c − log γ_c, whichever c; the largest γ is the safest.
        let row = n * prior.components..<(n + 1) * prior.components
        let best = row.max { batch.logResponsibilities[$0] < batch.logResponsibilities[$1] } ?? row.lowerBound
        logSums.append(Double(batch.expected[best]) - Double(batch.logResponsibilities[best]))
      }
    }
    return FacetClusters(
      responsibilities: Matrix(rows: images.count, columns: prior.components, elements: responsibilities),
      logSums: logSums)
  }

  /// Returns the mean of the bound over images, each with one draw of z.
  ///
  /// - Parameters:
  ///   - images: At least one.
  ///   - objective: Which bound.
  ///   - stream: What the draws come from.
  /// - Returns: The terms, in nats, every weight one.
  public func bound(of images: GreyImages, _ objective: Objective, using stream: inout RandomStream) -> LadderBound {
    require(images.count > 0, "no images have no bound")
    var sum = LadderBound(facets: facets.count)
    visitBlocks(of: images) { workspace in
      for j in facets.indices { Scalar.fillNormals(&workspace.facets[j].noise.elements, using: &stream) }
      forward(objective, in: &workspace)
      workspace.add(Double(workspace.points.rows), to: &sum)
    }
    return sum / Double(images.count)
  }

  /// Returns the means of q(zⱼ|x) and what the decoder makes of them: intensities, N×D.
  public func reconstructions(of images: GreyImages) -> Matrix<Double> { decode(codes(of: images)) }

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
      var workspace = LadderWorkspace(self, points: rows.count)
      for j in facets.indices {
        workspace.facets[j].codes.z.elements = codes[j].rows(rows).elements.map { Scalar($0) }
      }
      decode(&workspace)
      let output = workspace.outputs[decoder.count - 1].elements.map { Double($0) }
      means += likelihood.family == .bernoulli ? output.map { 1 / (1 + exp(-$0)) } : output
    }
    return Matrix(rows: codes[0].rows, columns: architecture.features, elements: means)
  }

  /// Takes blocks of images through the encoder and the heads, and hands on the workspace of each.
  private func visitBlocks(of images: GreyImages, _ visit: (inout LadderWorkspace<Scalar>) -> Void) {
    require(
      images.pixels == architecture.features,
      "images of \(images.pixels) pixels do not fit an autoencoder of \(architecture.features)")
    let order = Array(0..<images.count)
    var workspace = LadderWorkspace(self, points: min(blockSize, images.count))
    for rows in blocks(images.count) {
      if rows.count != workspace.points.rows { workspace = LadderWorkspace(self, points: rows.count) }
      images.gather(order, from: rows.lowerBound, into: &workspace.points)
      encode(&workspace)
      for (j, facet) in facets.enumerated() {
        facet.read(workspace.rungs[facet.rung - 1], parameters, &workspace.facets[j])
      }
      visit(&workspace)
    }
  }
}

/// How many points are taken through the networks at once.
private let blockSize = 512

private func blocks(_ count: Int) -> [Range<Int>] {
  stride(from: 0, to: count, by: blockSize).map { $0..<min($0 + blockSize, count) }
}
