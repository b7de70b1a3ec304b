internal import LinearAlgebra
internal import Probability
internal import Randomness

extension ExpectationMaximization {
  /// Makes the mixture that the iterations begin with, from points that are finite and enough.
  ///
  /// - Throws: ``FitError``.
  func begin(
    on points: Matrix<Double>, _ blocks: PointBlocks, floors: VarianceFloors, using stream: inout RandomStream
  ) throws(FitError) -> GaussianMixture {
    let centres: [Double]
    let responsibility: (_ point: Int, _ component: Int) -> Double
    switch start {
    case .given(let mixture):
      try check(mixture, features: points.columns)
      return mixture
    case .kMeansPlusPlus:
      centres = points.rows(at: kMeansPlusPlus(points, blocks, components: components, using: &stream)).elements
      let labels = NearestCentres(to: centres, of: blocks).labels
      responsibility = { labels[$0] == $1 ? 1 : 0 }
    case .kMeans:
      let clustering = KMeans(components: components).cluster(points, blocks, using: &stream)
      centres = clustering.centres.elements
      responsibility = { clustering.labels[$0] == $1 ? 1 : 0 }
    case .randomResponsibilities:
      let centre = points.columnMeans
      centres = (0..<components).flatMap { _ in centre }
      let drawn = responsibilities(of: points.rows, using: &stream)
      responsibility = { drawn[$0 * components + $1] }
    }
    let form: Whitenings.Form = [.full, .tied].contains(family) ? .triangular : .diagonal
    return try Expectation(components: components, features: points.columns)
      .moments(of: blocks, about: centres, form: form, responsibility: responsibility)
      .maximized(family: family, floors: floors, smallestCount: smallestCount, iteration: 0)
  }

  /// Draws responsibilities, those of each point one after another, whose sum is one.
  private func responsibilities(of points: Int, using stream: inout RandomStream) -> [Double] {
    (0..<points).flatMap { _ in
      let draws = (0..<components).map { _ in stream.uniform() + Double.leastNonzeroMagnitude }
      let total = draws.reduce(0, +)
      return draws.map { $0 / total }
    }
  }

  private func check(_ mixture: GaussianMixture, features: Int) throws(FitError) {
    guard mixture.components == components, mixture.features == features, mixture.covariances.family == family else {
      throw .start(
        is: "\(mixture.components) \(mixture.covariances.family) components over \(mixture.features) features",
        expected: "\(components) \(family) components over \(features) features")
    }
  }
}
