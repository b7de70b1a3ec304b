private import Foundation
public import LinearAlgebra
private import Probability
public import Randomness
private import Requirements

extension PointModel {
  /// Asks the model about points, block by block.
  ///
  ///     importance-weighted: log 1/S·Σₛ p(x, zₛ)/q(zₛ|x)
  ///
  /// - Parameters:
  ///   - points: N×D.
  ///   - draws: S, how many of the posterior of each point.
  ///   - stream: What they come from.
  /// - Returns: What it says.
  /// - Throws: What hinders the densities from being found.
  public func evaluation(
    of points: Matrix<Double>, draws: Int, using stream: inout RandomStream
  ) throws -> PointEvaluation {
    require(points.columns == features && draws > 0, "\(draws) draws for points of \(points.shape), not ×\(features)")
    var found = PointEvaluation(
      codes: Matrix(rows: points.rows, columns: latents),
      responsibilities: Matrix(rows: points.rows, columns: components))
    for start in stride(from: 0, to: points.rows, by: 1024) {
      let rows = start..<min(start + 1024, points.rows)
      var batch = batch(of: points.rows(rows))
      var ratios = [[Double]](repeating: [], count: rows.count)
      for number in 0..<draws {
        let draw = try draw(&batch, using: &stream)
        if found.terms.isEmpty { found.terms = draw.terms.map { _ in 0 } }
        for (i, term) in draw.terms.enumerated() { found.terms[i] += term / Double(points.rows * draws) }
        for (name, bound) in zip(Self.otherBoundNames, draw.otherBounds) {
          found.otherBounds[name, default: 0] += bound / Double(points.rows * draws)
        }
        for n in 0..<rows.count { ratios[n].append(draw.logRatios[n]) }
        if number == 0 { found.write(clusters(in: batch), at: start) }
      }
      found.bounds += ratios.map { logSumExp($0) - log(Double(draws)) }
    }
    return found
  }
}

extension PointEvaluation {
  /// Writes what is said of a block of points from a row on.
  fileprivate mutating func write(_ block: CodedClusters, at start: Int) {
    for n in 0..<block.codes.rows {
      for i in 0..<codes.columns { codes[start + n, i] = block.codes[n, i] }
      for k in 0..<responsibilities.columns { responsibilities[start + n, k] = block.responsibilities[n, k] }
    }
  }
}
