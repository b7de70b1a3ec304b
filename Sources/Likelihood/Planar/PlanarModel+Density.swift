private import Foundation
private import Probability

extension PlanarModel {
  /// Returns log p(x) of a point of n numbers, in nats, with its error.
  ///
  ///     p(x) = Σⱼ λⱼ ∫ φ(v)·p(x | v, j) dv
  ///
  /// Along u, which is across v, the integral is exact by pieces (``PiecewiseAffineModel``); along v it is adaptive quadrature
  /// between the points where breaks of f cross. What lies beyond the last node is bounded, and part of the error.
  ///
  /// - Parameters:
  ///   - x: A point.
  ///   - tolerance: The relative error of the density to reach.
  /// - Returns: The logarithm; its error, which may be above the tolerance where that cannot be reached; and the number of
  ///   lines along which the density was taken.
  /// - Throws: ``ModelError/outputs(points:model:)``.
  public func logDensity(at x: [Double], tolerance: Double = 1e-10) throws(ModelError) -> Estimate {
    guard x.count == decoder.outputs else { throw .outputs(points: x.count, model: decoder.outputs) }
    var slices: [PlanarSlices] = []
    for j in 0..<prior.components { slices.append(try PlanarSlices(self, component: j)) }
    // No density given z is above that at its mode.
    let logPeak = -0.5 * Double(x.count) * log(2 * Double.pi * noise * noise)
    var reach = 9.0
    while true {
      var parts: [LogIntegral] = []
      for (j, slice) in slices.enumerated() {
        parts.append(try integral(of: x, over: slice, weight: prior.weights[j], to: reach, tolerance: tolerance))
      }
      let logDensity = logSumExp(parts.map(\.logValue))
      let beyond = 2 * exp(TruncatedNormal(from: reach, to: .infinity).logMass + logPeak - logDensity)
      let error = parts.reduce(beyond) { $0 + exp($1.logValue - logDensity) * $1.error }
      if beyond <= tolerance || reach > 1e4 {
        return Estimate(
          value: logDensity, error: error.isFinite ? error : .infinity,
          nodes: parts.reduce(0) { $0 + $1.evaluations })
      }
      reach *= 2
    }
  }

  /// log ∫ λ·φ(v)·p(x | v) dv over ±reach.
  private func integral(
    of x: [Double], over slices: PlanarSlices, weight: Double, to reach: Double, tolerance: Double
  ) throws(ModelError) -> LogIntegral {
    let panels = Int(min(1e6, 2 * reach / min(2, 6 * slices.narrowest)).rounded(.up))
    // No peak hides between the nodes of a panel of a few deviations, unless there were too many panels to visit.
    let ends = (0...panels).map { reach * (2 * Double($0) / Double(panels) - 1) }
    let points = (ends + slices.crossings.filter { abs($0) < reach }).sorted()
    var failure: ModelError?
    let constant = log(weight) - 0.5 * log(2 * Double.pi)
    let integral = logIntegral(between: points, tolerance: tolerance / 2) { v in
      do throws(ModelError) {
        return try constant - 0.5 * v * v + slices.logDensity(of: x, at: v)
      } catch {
        failure = error
        return -.infinity
      }
    }
    if let failure { throw failure }
    return integral
  }
}
