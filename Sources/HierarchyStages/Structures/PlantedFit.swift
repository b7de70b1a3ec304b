internal import LinearAlgebra
private import Mixtures
internal import Parameters
internal import Probability
internal import Randomness

/// How a mixture is fitted to points in which a structure was planted.
struct PlantedFit: Sendable {
  /// The starts on at most 4,000 of the points, of which the best goes on with all.
  let restarts: Int
  /// Whether the number of components is given; otherwise Schwarz's criterion chooses it.
  let isSizeKnown: Bool

  init(from reader: inout ParameterReader) throws(NotebookError) {
    restarts = try reader.integer("restarts", "How many starts a fit tries.", in: 1...10_000, default: 15)
    isSizeKnown = try reader.flag(
      "known-components",
      "Whether the number of components is given; else the BIC chooses among three less to two more.",
      default: true)
  }

  /// The mixture of highest likelihood that was found.
  func callAsFunction(
    _ points: Matrix<Double>, _ family: CovarianceFamily, components: Int, using stream: inout RandomStream
  ) throws -> GaussianMixture {
    guard !isSizeKnown else { return try fit(points, family, components, &stream).model }
    var best: Fit?
    for size in max(components - 3, 1)...components + 2 {
      guard let next = try? fit(points, family, size, &stream) else { continue }
      if next.bic < best?.bic ?? .infinity { best = next }
    }
    guard let best else { return try fit(points, family, components, &stream).model }
    return best.model
  }

  private func fit(
    _ points: Matrix<Double>, _ family: CovarianceFamily, _ components: Int, _ stream: inout RandomStream
  ) throws(FitError) -> Fit {
    var settings = ExpectationMaximization(family: family, components: components, restarts: restarts)
    // The points were drawn one by one, so the first are as good as any.
    let some = points.rows(0..<min(points.rows, 4000))
    settings.start = .given(try settings.fit(some, using: &stream).model)
    settings.restarts = 1
    return try settings.fit(points, using: &stream)
  }
}
