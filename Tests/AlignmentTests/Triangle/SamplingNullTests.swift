import Alignment
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct SamplingNullTests {
  private struct NoFit: Error {}

  private func mixture() -> GaussianMixture {
    GaussianMixture(
      weights: [0.4, 0.6], means: Matrix([[-4.0, 0], [4, 1]]),
      covariances: .full([Matrix([[1, 0.2], [0.2, 2]]), Matrix([[2, -0.3], [-0.3, 0.7]])]))
  }

  /// A refit for far components: the moments of the points nearest each mean.
  private func refit(_ points: Matrix<Double>, _ start: GaussianMixture) throws -> GaussianMixture {
    let labels = try start.responsibilities(of: points).column(0).map { $0 > 0.5 }
    let groups = [true, false].map { side in points.rows(at: labels.indices.filter { labels[$0] == side }) }
    return GaussianMixture(
      weights: groups.map { Double($0.rows) / Double(points.rows) }, means: Matrix(groups.map(\.columnMeans)),
      covariances: .full(groups.map { (1 / Double($0.rows)) * gram($0.centred) }))
  }

  @Test func samplingErrorsFallWithTheNumberOfPoints() throws {
    var stream = RandomStream(seed: 1)
    let few = try samplingNull(of: mixture(), points: 300, draws: 40, using: &stream, refit: refit)
    let many = try samplingNull(of: mixture(), points: 4800, draws: 40, using: &stream, refit: refit)
    #expect(few.draws.count == 40)
    // In proportion to 1/N: sixteen times, to the error of two means of forty draws.
    #expect((6...40).contains(few.mean / many.mean), "\(few.mean) and \(many.mean)")
    #expect(many.quantile(0.95) < 0.01)
  }

  @Test func refitsThatFailAreToldWhenTheyAreMany() throws {
    var stream = RandomStream(seed: 2)
    #expect(throws: TriangleError.refits(failed: 5, of: 5)) {
      try samplingNull(of: mixture(), points: 50, draws: 5, using: &stream) { _, _ in throw NoFit() }
    }
  }
}
