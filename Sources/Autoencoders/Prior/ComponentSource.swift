internal import LinearAlgebra
package import Networks
package import Probability
package import Randomness

/// Where the components of a facet's prior come from: numbers of their own, or whatever else gives weights, means and
/// factors for all points, for each label or for each point.
///
/// A source knows nothing of densities and responsibilities: it writes ``Components`` and takes their gradients back.
package protocol ComponentSource: Sendable {
  /// K, the components of a mixture.
  var components: Int { get }
  /// L, the numbers of a code.
  var latents: Int { get }

  /// How many mixtures it gives for so many points: one that is shared, one a label, or one a point.
  func mixtures(points: Int) -> Int

  /// What it computes with, held from step to step, where networks make its components of so many points; the precision
  /// is that of their products.
  func workspace<Scalar: NetworkScalar>(points: Int, precision: Precision) -> SourceWorkspace<Scalar>

  /// Writes logits, means, log variances and triangles, and where there are several mixtures, which point has which.
  ///
  /// - Parameters:
  ///   - parameters: The model's.
  ///   - labels: Of the points; empty where there are none.
  ///   - components: Overwritten, but for what never changes.
  func write<Scalar: NetworkScalar>(
    _ parameters: ParameterBuffer<Scalar>, labels: [Int], into components: inout Components<Scalar>)

  /// Adds the gradients of what ``write(_:labels:into:)`` wrote, which the components hold, to those of the parameters.
  func backward<Scalar: NetworkScalar>(
    _ components: inout Components<Scalar>, labels: [Int], _ parameters: ParameterBuffer<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>)

  /// Makes every component N(0, I).
  func initialize<Scalar: NetworkScalar>(_ parameters: inout ParameterBuffer<Scalar>)

  /// The mixture that the codes of all points have as their prior.
  func mixture<Scalar: NetworkScalar>(_ parameters: ParameterBuffer<Scalar>) -> GaussianMixture

  /// Makes the parameters those of a mixture.
  func set<Scalar: NetworkScalar>(
    _ mixture: GaussianMixture, _ parameters: inout ParameterBuffer<Scalar>) throws(PriorError)

  /// Makes the first parameters from the points themselves, where these and no mixture of their codes are needed.
  ///
  /// - Parameters:
  ///   - points: What the model is fitted to.
  ///   - parameters: The model's.
  ///   - stream: What is drawn from, if something is.
  /// - Returns: Whether it did; by default not.
  /// - Throws: ``PriorError`` when there are too few points.
  func begin<Scalar: NetworkScalar>(
    with points: PointSet, _ parameters: inout ParameterBuffer<Scalar>, using stream: inout RandomStream
  ) throws(PriorError) -> Bool
}

extension ComponentSource {
  package func mixtures(points: Int) -> Int { 1 }

  package func workspace<Scalar: NetworkScalar>(points: Int, precision: Precision) -> SourceWorkspace<Scalar> {
    SourceWorkspace()
  }

  package func begin<Scalar: NetworkScalar>(
    with points: PointSet, _ parameters: inout ParameterBuffer<Scalar>, using stream: inout RandomStream
  ) throws(PriorError) -> Bool { false }

  package func set<Scalar: NetworkScalar>(
    _ mixture: GaussianMixture, _ parameters: inout ParameterBuffer<Scalar>
  ) throws(PriorError) {
    try check(mixture)
    throw .notTrainable
  }

  /// Throws unless a mixture has the size of this prior.
  package func check(_ mixture: GaussianMixture) throws(PriorError) {
    guard mixture.components == components, mixture.features == latents else {
      throw .size(
        components: mixture.components, latents: mixture.features, expected: "\(components) over \(latents) latents")
    }
  }
}

/// The kinds of priors.
public enum PriorFamily: String, CaseIterable, Codable, Sendable {
  /// Σ_c is diagonal.
  case diagonal
  /// Σ_c is any covariance.
  case full
  /// One component, N(0, I), that is not trained: the prior of a vanilla autoencoder.
  case standard
  /// What the encoder makes of pseudo-inputs, all of one weight (VampPrior, Tomczak & Welling 2018). The covariances are of
  /// the posterior's family.
  case vampPrior = "vampprior"
  /// The same with weights that are trained.
  case weightedVampPrior = "weighted-vampprior"
  /// A mixture for each point, of components of one weight, which a network makes of a style of the point (GMVAE,
  /// Dilokthanakul et al. 2016).
  case styled = "gmvae"

  /// Whether its components are made by the encoder.
  public var isOfPseudoInputs: Bool { self == .vampPrior || self == .weightedVampPrior }

  /// The prior of a facet, whose slices are added to the layout of its model.
  func source(
    _ name: String, _ architecture: Architecture, _ facet: Architecture.Facet, _ reading: CodeReading,
    in layout: inout ParameterLayout
  ) -> any ComponentSource {
    if let labels = architecture.labels, let units = labels.hidden {
      return LabelNetwork(
        name, labels, units: units, latents: facet.latents, activation: architecture.activation, in: &layout)
    }
    if let labels = architecture.labels {
      return LabelledTable(
        name, labels, components: facet.components, latents: facet.latents, isFull: self == .full,
        variances: architecture.variances, in: &layout)
    }
    switch self {
    case .vampPrior, .weightedVampPrior:
      return PseudoInputs(
        name, components: facet.components, encoder: reading.encoder, rung: facet.rung, head: reading.head,
        posterior: reading.posterior, isWeighted: self == .weightedVampPrior,
        isClamped: architecture.likelihood == .bernoulli, in: &layout)
    case .styled:
      return StyledTable(
        name, components: facet.components, latents: facet.latents, styles: architecture.styles ?? 2,
        units: architecture.styleUnits ?? 16, in: &layout)
    case .standard: return StandardNormal(latents: facet.latents)
    case .diagonal, .full:
      return ComponentTable(
        name, components: facet.components, latents: facet.latents, isFull: self == .full,
        variances: architecture.variances, in: &layout)
    }
  }
}

/// N(0, I), which has no parameters.
struct StandardNormal: ComponentSource {
  let latents: Int
  var components: Int { 1 }

  /// Nothing: components begin as N(0, I).
  func write<Scalar: NetworkScalar>(
    _ parameters: ParameterBuffer<Scalar>, labels: [Int], into components: inout Components<Scalar>
  ) {}

  func backward<Scalar: NetworkScalar>(
    _ components: inout Components<Scalar>, labels: [Int], _ parameters: ParameterBuffer<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {}

  func initialize<Scalar: NetworkScalar>(_ parameters: inout ParameterBuffer<Scalar>) {}

  func mixture<Scalar: NetworkScalar>(_ parameters: ParameterBuffer<Scalar>) -> GaussianMixture {
    GaussianMixture(
      weights: [1], means: Matrix(rows: 1, columns: latents),
      covariances: .diagonal(Matrix(rows: 1, columns: latents, repeating: 1)))
  }
}
