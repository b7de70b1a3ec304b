import LinearAlgebra
import Mixtures
import Probability
import Randomness
import TestSupport
import Testing

struct PointBlocksTests {
  /// Blocks of 256 points, in groups of 16; what fills up the last does not count.
  @Test(arguments: [2, 15, 16, 17, 255, 256, 257, 300, 513])
  func anyNumberOfPointsIsCountedOnceEach(count: Int) throws {
    var stream = RandomStream(seed: UInt64(count))
    let points = Matrix(rows: count, columns: 3, elements: stream.normals(3 * count))
    let fit = try ExpectationMaximization(family: .full, components: 1, floor: 0.5).fit(points, using: &stream)
    // Means of some hundred numbers of order one.
    expectClose(fit.model.means.row(0), points.columnMeans, absolute: 1e-14)
    let centred = points.centred
    let covariance = 1 / Double(count) * matmulTransposedFirst(centred, centred) + .diagonal([0.5, 0.5, 0.5])
    expectClose(fit.model.covariance(ofComponent: 0), covariance, absolute: 1e-13)
    let densities = try fit.model.logDensity(of: points)
    expectClose(fit.meanLogLikelihood, densities.reduce(0, +) / Double(count), relative: 1e-13)
  }
}
