import Foundation
import LinearAlgebra
import Networks
import TestSupport
import Testing

struct GaussianLikelihoodTests {
  @Test(arguments: [(1, 1), (4, 2), (3, 20)])
  func itIsTheDensityAndItsGradientsAreDifferences(n: Int, d: Int) {
    let x = normals(rows: n, columns: d, "x"), y = normals(rows: n, columns: d, "y")
    func density(_ means: [Double], _ logDeviation: Double) -> [Double] {
      (0..<n).map { i in
        (0..<d).reduce(0) { sum, j in
          let e = (x[i, j] - means[i * d + j]) / exp(logDeviation)
          return sum - 0.5 * e * e - logDeviation - 0.5 * log(2 * .pi)
        }
      }
    }
    var (logs, dy) = ([Double](repeating: .nan, count: n), Matrix<Double>(rows: n, columns: d, repeating: .nan))
    let found = gaussianLogLikelihood(x, mean: y, logDeviation: -0.3, weight: -2, logs: &logs, meanGradient: &dy)
    // Sums of at most 60 terms of order one.
    expectClose(logs, density(y.elements, -0.3), relative: 1e-13, absolute: 1e-13)
    expectClose(found.total, logs.reduce(0, +), relative: 1e-13)
    // Differences of a step of 1e-5, of sums of order 100.
    expectClose(
      dy.elements, differences(of: { -2 * density($0, -0.3).reduce(0, +) }, at: y.elements), relative: 1e-7,
      absolute: 1e-8)
    expectClose(
      [found.logDeviationGradient], differences(of: { density(y.elements, $0[0]).reduce(0, +) }, at: [-0.3]),
      relative: 1e-7, absolute: 1e-8)
  }
}
