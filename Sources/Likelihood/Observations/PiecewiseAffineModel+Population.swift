private import Foundation
private import LinearAlgebra

/// A number with a bound on how far it is from the truth.
public struct Estimate: Equatable, Sendable, Codable {
  /// The number.
  public let value: Double
  /// How far it may be off.
  public let error: Double
  /// The number of nodes of the quadrature that gave it.
  public let nodes: Int
}

extension PiecewiseAffineModel {
  /// Returns all that the model could put out, as the nodes of a lattice, each as heavy as the density there.
  ///
  /// Sums over a lattice of step h stand for integrals. The noise has smoothed the density, so that the sum of the weights
  /// differs from one by about exp(−2π²·resolution²); the loss of another model converges at a rate of its own, which
  /// ``crossEntropy(of:tolerance:)`` watches. Nodes reach 8 deviations of z and of the noise about the curve.
  ///
  /// - Parameter resolution: σ/h.
  /// - Returns: The nodes, n ≤ 3 outputs in practice.
  /// - Complexity: O((16·resolution)ⁿ⁻¹) times the curve's length over h.
  /// - Throws: ``PopulationError``.
  public func population(resolution: Double = 2) throws(PopulationError) -> Observations {
    guard resolution > 0, resolution.isFinite else { throw .resolution(resolution) }
    let (n, step) = (decoder.outputs, noise / resolution)
    let lattice = try TubeLattice(around: curve(), radius: 8.5 * noise, step: step, dimensions: n)
    let points = Matrix(rows: lattice.count, columns: n, elements: lattice.indices.map { Double($0) * step })
    var pass = ObservationPass(PieceTables(self))
    let volume = Double(n) * log(step)
    var (kept, weights): ([Double], [Double]) = ([], [])
    for row in 0..<points.rows {
      let weight = exp(pass.logDensity(of: points, row: row) + volume)
      guard weight > 1e-22 else { continue }
      kept += points.elements[row * n..<(row + 1) * n]
      weights.append(weight)
    }
    do throws(ModelError) {
      return try Observations(
        points: Matrix(rows: weights.count, columns: n, elements: kept), weights: weights,
        smallestNoise: step)
    } catch {
      throw .model(error)
    }
  }

  /// Returns −∫ p(x)·log q(x) dx, in nats, where p is this model's density and q the other's.
  ///
  /// The lattice is made twice as fine until two values agree; their difference, and what the lattice misses of the mass, are
  /// the stated error.
  ///
  /// - Parameters:
  ///   - other: q.
  ///   - tolerance: When two values agree, in nats.
  /// - Returns: The value on the finest lattice; its error may be above the tolerance where a finer one would be too large.
  /// - Throws: ``PopulationError``.
  public func crossEntropy(
    of other: PiecewiseAffineModel, tolerance: Double = 1e-9
  ) throws(PopulationError) -> Estimate {
    // Where q has less noise than p, it has the finer structure.
    var resolution = 1.5 * max(1, noise / other.noise)
    var coarse = try loss(of: other, resolution: resolution)
    while true {
      resolution *= 2
      let fine: Estimate
      do throws(PopulationError) {
        fine = try loss(of: other, resolution: resolution)
      } catch {
        guard case .tooManyNodes = error else { throw error }
        return coarse
      }
      let difference = abs(fine.value - coarse.value) + fine.error
      coarse = Estimate(value: fine.value, error: difference, nodes: fine.nodes)
      if difference <= tolerance || fine.nodes > 2_000_000 { return coarse }
    }
  }

  /// The loss on one lattice; the error is only what the lattice misses of the mass, times the loss.
  private func loss(of other: PiecewiseAffineModel, resolution: Double) throws(PopulationError) -> Estimate {
    let observations = try population(resolution: resolution)
    do throws(ModelError) {
      let loss = try other.loss(on: observations)
      let missed = abs(1 - observations.weights.reduce(0, +))
      return Estimate(
        value: loss, error: (missed + 1e-15) * (1 + abs(loss)), nodes: observations.weights.count)
    } catch {
      throw .model(error)
    }
  }

  /// Points of the curve f(z), for z within 8 deviations of a component, closer than half a noise deviation to each other.
  private func curve() throws(PopulationError) -> [[Double]] {
    let low = zip(prior.means, prior.deviations).map { $0 - 8 * $1 }.min() ?? 0
    let high = zip(prior.means, prior.deviations).map { $0 + 8 * $1 }.max() ?? 0
    var points: [[Double]] = []
    for piece in decoder.pieces where piece.lower < high && piece.upper > low {
      let (from, to) = (max(piece.lower, low), min(piece.upper, high))
      let length = (to - from) * (piece.slope.map { abs($0) }.max() ?? 0)
      let needed = (2 * length / noise).rounded(.up) + 1
      guard needed <= Double(TubeLattice.limit) else {
        throw .tooManyNodes(atLeast: Int(min(needed, 1e15)), limit: TubeLattice.limit)
      }
      let count = Int(needed)
      for i in 0...count { points.append(decoder(from + (to - from) * Double(i) / Double(count))) }
    }
    return points
  }
}
