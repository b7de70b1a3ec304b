import LinearAlgebra
import Mixtures
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct VarianceFloorsTests {
  /// Three clusters of deviation 0.1 at −1, 0 and 1, times a scale.
  private func clusters(_ scale: Double) -> Matrix<Double> {
    var stream = RandomStream(seed: 5)
    return Matrix(
      rows: 300, columns: 1,
      elements: stream.normals(300).enumerated().map { scale * (0.1 * $1 + Double($0 % 3) - 1) })
  }

  private func best(of points: Matrix<Double>, family: CovarianceFamily) throws -> Int {
    let fits = try (1...4).map { k in
      var stream = RandomStream(seed: 3)
      return try ExpectationMaximization(family: family, components: k, restarts: 3).fit(points, using: &stream)
    }
    return 1 + (fits.indices.min { fits[$0].bic < fits[$1].bic } ?? 0)
  }

  @Test(arguments: CovarianceFamily.allCases, [1e-100, 1e-4, 1, 1e4, 1e120])
  func theNumberOfClustersDoesNotDependOnTheUnits(family: CovarianceFamily, scale: Double) throws {
    #expect(try best(of: clusters(scale), family: family) == 3)
  }

  /// Normal points, and a hundred exact zeros among them.
  @Test(arguments: CovarianceFamily.allCases.filter { $0 != .tied })
  func aComponentOfPointsThatCoincideIsToldOf(family: CovarianceFamily) throws {
    var stream = RandomStream(seed: 2)
    let points = Matrix<Double>(
      rows: 400, columns: 2, elements: stream.normals(600) + [Double](repeating: 0, count: 200))
    let fit = try ExpectationMaximization(family: family, components: 2, restarts: 5).fit(points, using: &stream)
    #expect(fit.flooredComponents.count == 1)
    let clean = try ExpectationMaximization(family: family, components: 1).fit(points, using: &stream)
    #expect(clean.flooredComponents.isEmpty)
  }

  @Test func pointsInAPlaneAreOnTheFloor() throws {
    var stream = RandomStream(seed: 4)
    let x = stream.normals(100)
    let points = Matrix<Double>(x.map { [$0, 2 * $0] })
    let fit = try ExpectationMaximization(family: .full, components: 1).fit(points, using: &stream)
    #expect(fit.flooredComponents == [0])
    let diagonal = try ExpectationMaximization(family: .diagonal, components: 1).fit(points, using: &stream)
    #expect(diagonal.flooredComponents.isEmpty)
  }

  @Test func aGivenFloorIsTakenAsItIs() throws {
    var stream = RandomStream(seed: 1)
    let points = Matrix<Double>([[1], [1], [1], [1]])
    let fit = try ExpectationMaximization(family: .diagonal, components: 1, floor: 0.25).fit(points, using: &stream)
    expectClose(fit.model.covariance(ofComponent: 0)[0, 0], 0.25)
    #expect(fit.flooredComponents == [0])
  }

  @Test(arguments: [0.0, 3, -1e6])
  func constantPointsHaveAFloorToo(value: Double) throws {
    var stream = RandomStream(seed: 1)
    let points = Matrix<Double>([[value], [value], [value]])
    for family in CovarianceFamily.allCases {
      let fit = try ExpectationMaximization(family: family, components: 1).fit(points, using: &stream)
      #expect(fit.flooredComponents == [0] && fit.meanLogLikelihood.isFinite)
    }
  }
}
