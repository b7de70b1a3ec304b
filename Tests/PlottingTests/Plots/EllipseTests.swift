import Foundation
import LinearAlgebra
import Plotting
import TestSupport
import Testing

/// The ellipses of Gaussians.
@Suite struct EllipseTests {
  /// The numbers of the rings in the order of the script, x = m₁ + a·cos t and y = m₂ + b·cos t + c·sin t.
  private func rings(_ ellipse: Ellipse) throws -> [[Double]] {
    let points: Matrix<Double> = Matrix([[-5, -5], [5, 5]])
    let plot = ScatterPlot(panels: [.init(points: points, ellipses: [ellipse])], x: "x", y: "y")
    return try ScriptReading(plot).lines.filter { $0.contains("cos(t)") }.map { line in
      let numbers = line.split { !"0123456789.-e".contains($0) }.compactMap { Double($0) }
      // 0:2, then m₁, a, m₂, b, c.
      return Array(numbers.dropFirst(2).prefix(5))
    }
  }

  @Test(arguments: [(1.0, 1.0, 0.0), (0.25, 1, 0.25), (2, 0.5, -0.9), (3, 1e-3, 0.05)])
  func ringsLieAtOneAndTwoDeviations(varianceX: Double, varianceY: Double, covariance: Double) throws {
    let found = try rings(
      Ellipse(group: 0, mean: [0.5, -1], varianceX: varianceX, varianceY: varianceY, covariance: covariance))
    #expect(found.count == 2)
    let determinant = varianceX * varianceY - covariance * covariance
    for (deviations, ring) in zip([1.0, 2], found) {
      #expect([ring[0], ring[2]] == [0.5, -1])
      for step in 0..<12 {
        let t = 2 * Double.pi * Double(step) / 12
        let (x, y) = (ring[1] * cos(t), ring[3] * cos(t) + ring[4] * sin(t))
        // (x, y)·Σ⁻¹·(x, y)ᵀ.
        let square = (varianceY * x * x - 2 * covariance * x * y + varianceX * y * y) / determinant
        expectClose(square, deviations * deviations, relative: 1e-9)
      }
    }
  }

  /// Without variance it is a point, or a line; nothing is divided by zero.
  @Test(arguments: [(0.0, 0.0), (0, 2), (2, 0), (-1e-17, 1)]) func whatHasNoWidthIsDrawnFlat(x: Double, y: Double)
    throws
  {
    let found = try rings(Ellipse(group: 0, mean: [0, 0], varianceX: x, varianceY: y, covariance: 0))
    #expect(found.count == 2)
    expectClose(found[0][1], max(x, 0).squareRoot(), absolute: 1e-15)
    expectClose(found[0][4], max(y, 0).squareRoot(), absolute: 1e-15)
  }

  /// A covariance that is none, of a correlation beyond one, ends at a line.
  @Test func aCorrelationBeyondOneIsALine() throws {
    let found = try rings(Ellipse(group: 0, mean: [0, 0], varianceX: 1, varianceY: 1, covariance: 1.5))
    #expect(found[0][4] == 0)
  }

  @Test func whatIsNotFiniteIsAnError() {
    let ellipse = Ellipse(group: 0, mean: [0, 0], varianceX: .nan, varianceY: 1, covariance: 0)
    let plot = ScatterPlot(panels: [.init(points: Matrix([[0, 0]]), ellipses: [ellipse])], x: "x", y: "y")
    #expect(throws: PlotError.notFinite("an ellipse of panel 1")) { try plot.script(for: .png) }
  }
}
