internal import LinearAlgebra
internal import Probability
internal import Randomness

/// The iterations of one fit over given points.
struct Climb: ~Copyable {
  private let points: Matrix<Double>
  private let settings: ExpectationMaximization
  private let blocks: PointBlocks
  private let expectation: Expectation
  /// The variance of each feature over all points.
  private let spread: [Double]
  private let floors: VarianceFloors

  /// Prepares points that are finite and enough.
  init(_ points: Matrix<Double>, settings: ExpectationMaximization) {
    spread = points.centred.map { $0 * $0 }.columnMeans
    floors = VarianceFloors(settings.floor, variances: spread, means: points.columnMeans)
    self.points = points
    self.settings = settings
    blocks = PointBlocks(points)
    expectation = Expectation(components: settings.components, features: points.columns)
  }

  /// Makes the mixture that the iterations begin with.
  func begin(using stream: inout RandomStream) throws(FitError) -> GaussianMixture {
    let k = settings.components
    switch settings.start {
    case .kMeansPlusPlus:
      let centres = points.rows(at: kMeansPlusPlus(points, blocks, components: k, using: &stream))
      let labels = NearestCentres(to: centres.elements, of: blocks).labels
      return try begin(about: centres.elements) { n, component in labels[n] == component ? 1 : 0 }
    case .kMeans:
      let clustering = KMeans(components: k).cluster(points, blocks, using: &stream)
      return try begin(about: clustering.centres.elements) { n, component in
        clustering.labels[n] == component ? 1 : 0
      }
    case .randomResponsibilities:
      let responsibilities = (0..<points.rows).flatMap { _ in
        let draws = (0..<k).map { _ in stream.uniform() + Double.leastNonzeroMagnitude }
        let total = draws.reduce(0, +)
        return draws.map { $0 / total }
      }
      let centre = points.columnMeans
      return try begin(about: (0..<k).flatMap { _ in centre }) { n, component in
        responsibilities[n * k + component]
      }
    case .given(let mixture):
      try check(mixture)
      return mixture
    }
  }

  /// Climbs until the likelihood changes no more, or the iterations run out.
  func run(
    from start: GaussianMixture, trace begun: [Double], report: (GaussianMixture, [Double]) -> Void
  ) throws(FitError) -> Fit {
    var (model, trace) = (start, begun)
    while trace.count < settings.iterations {
      let whitenings = try Whitenings(model, spread: spread, iteration: trace.count)
      let (logLikelihood, moments) = expectation.pass(over: blocks, under: model, whitenings)
      let mean = try self.mean(logLikelihood, iteration: trace.count)
      if let last = trace.last, abs(mean - last) < settings.tolerance { return fit(model, trace, .converged, mean) }
      trace.append(mean)
      model = try maximized(moments, iteration: trace.count)
      report(model, trace)
    }
    let whitenings = try Whitenings(model, spread: spread, iteration: trace.count)
    let logLikelihood = expectation.logLikelihood(of: blocks, under: model, whitenings)
    return fit(model, trace, .ranOut, try mean(logLikelihood, iteration: trace.count))
  }

  private func begin(
    about centres: [Double], responsibility: (Int, Int) -> Double
  ) throws(FitError) -> GaussianMixture {
    let form: Whitenings.Form = [.full, .tied].contains(settings.family) ? .triangular : .diagonal
    return try maximized(
      expectation.moments(of: blocks, about: centres, form: form, responsibility: responsibility), iteration: 0)
  }

  private func maximized(_ moments: Moments, iteration: Int) throws(FitError) -> GaussianMixture {
    try moments.maximized(
      family: settings.family, floors: floors, smallestCount: settings.smallestCount, iteration: iteration)
  }

  private func mean(_ logLikelihood: Double, iteration: Int) throws(FitError) -> Double {
    guard logLikelihood.isFinite else { throw .overflow(iteration: iteration) }
    return logLikelihood / Double(points.rows)
  }

  private func fit(
    _ model: GaussianMixture, _ trace: [Double], _ outcome: Fit.Outcome, _ meanLogLikelihood: Double
  ) -> Fit {
    Fit(
      model: model, trace: trace, outcome: outcome, meanLogLikelihood: meanLogLikelihood, points: points.rows,
      flooredComponents: floors.flooredComponents(of: model), restarts: [])
  }

  private func check(_ mixture: GaussianMixture) throws(FitError) {
    let (components, features, family) = (settings.components, points.columns, settings.family)
    guard mixture.components == components, mixture.features == features, mixture.covariances.family == family else {
      throw .start(
        is: "\(mixture.components) \(mixture.covariances.family) components over \(mixture.features) features",
        expected: "\(components) \(family) components over \(features) features")
    }
  }
}
