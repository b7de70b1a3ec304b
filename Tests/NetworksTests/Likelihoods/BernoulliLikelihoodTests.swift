import Foundation
import LinearAlgebra
import Networks
import TestSupport
import Testing

struct BernoulliLikelihoodTests {
  @Test(arguments: [(1, 1), (4, 2), (3, 20)])
  func itIsTheMassAndItsGradientIsDifferences(n: Int, d: Int) {
    var x = normals(rows: n, columns: d, "x")
    x.elements = x.elements.map { max(0, min(1, $0)) }
    let logits = normals(rows: n, columns: d, "l")
    func mass(_ logits: [Double]) -> [Double] {
      (0..<n).map { i in
        (0..<d).reduce(0) { sum, j in
          let p = 1 / (1 + exp(-logits[i * d + j]))
          return sum + x[i, j] * log(p) + (1 - x[i, j]) * log(1 - p)
        }
      }
    }
    var (logs, dl) = ([Double](repeating: .nan, count: n), Matrix<Double>(rows: n, columns: d, repeating: .nan))
    let total = bernoulliLogLikelihood(x, logits: logits, weight: -0.5, logs: &logs, logitGradient: &dl)
    // Sums of at most 60 terms of order one; 1 − p cancels a digit.
    expectClose(logs, mass(logits.elements), relative: 1e-12, absolute: 1e-12)
    expectClose(total, logs.reduce(0, +), relative: 1e-13)
    // Differences of a step of 1e-5, of sums of order 50.
    expectClose(
      dl.elements, differences(of: { -0.5 * mass($0).reduce(0, +) }, at: logits.elements), relative: 1e-7,
      absolute: 1e-8)
  }
}
