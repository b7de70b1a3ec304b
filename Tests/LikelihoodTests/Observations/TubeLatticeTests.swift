import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// The nodes of a lattice near a curve.
@Suite struct TubeLatticeTests {
  /// One that is too long for its noise, and a short one at a place that no lattice of the noise's step can number.
  @Test func lengthsAndPlacesAtTheEdgeAreErrors() throws {
    func relu(means: [Double]) throws -> PiecewiseAffineModel {
      try PiecewiseAffineModel(
        prior: LatentMixture(
          weights: means.map { _ in 1 / Double(means.count) }, means: means, deviations: means.map { _ in 1e-6 }),
        decoder: ShallowDecoder(
          inputWeights: [1], biases: [0], outputWeights: Matrix([[1]]), shift: [0], leak: 0), noise: 1e-6)
    }
    #expect {
      try relu(means: [0, 1000]).population(resolution: 4)
    } throws: { error in
      guard case PopulationError.tooManyNodes(let count, limit: 20_000_000) = error else { return false }
      return count > 2_000_000_000  // two a deviation of the noise
    }
    #expect {
      try relu(means: [1000]).population(resolution: 4)
    } throws: { error in
      guard case PopulationError.tooFar(let distance, step: 2.5e-7) = error else { return false }
      return abs(distance - 1000) < 1
    }
    #expect(try relu(means: [1]).population(resolution: 4).points.rows > 10)
  }

  @Test func whatCannotBeLaidOutIsAnError() throws {
    let model = try randomModel(outputs: 3, noise: 1e-3, seed: 12)
    #expect {
      try model.population()
    } throws: { error in
      guard case PopulationError.tooManyNodes = error else { return false }
      return "\(error)".contains("draw a sample instead")
    }
    #expect(throws: PopulationError.resolution(0)) { try model.population(resolution: 0) }
    let flat = try randomModel(outputs: 1, seed: 1)
    #expect(throws: PopulationError.model(.outputs(points: 1, model: 3))) { try flat.crossEntropy(of: model) }
  }

  /// Nodes at whole multiples of the step, each once, in lexical order; every one beside the curve.
  @Test(arguments: [1, 2, 3]) func nodesLieOnTheLatticeNearTheCurve(outputs: Int) throws {
    let model = try randomModel(units: 2, outputs: outputs, leak: 0.2, noise: 0.8, seed: 3)
    let step = 0.8 / 1.5
    let points = try model.population(resolution: 1.5).points
    let indices = (0..<points.rows).map { row in points.row(row).map { ($0 / step).rounded() } }
    for (row, index) in indices.enumerated() { expectClose(points.row(row), index.map { $0 * step }, relative: 1e-15) }
    #expect(zip(indices, indices.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    let curve = (0...4000).map { model.decoder(-12 + 0.006 * Double($0)) }
    for row in stride(from: 0, to: points.rows, by: max(1, points.rows / 200)) {
      let point = points.row(row)
      let distance = curve.map { z in zip(z, point).reduce(0) { max($0, abs($1.0 - $1.1)) } }.min() ?? .infinity
      // Radius, up to half a step of rounding and one of reach, and a little for the curve's own points.
      #expect(distance <= 8.5 * 0.8 + 1.5 * step + 0.1)
    }
  }

  /// All nodes of a box around everything, by brute force: none of any weight is missing.
  @Test func noNodeOfAnyWeightIsMissing() throws {
    let model = try randomModel(units: 2, outputs: 2, leak: 0.2, noise: 0.9, seed: 5)
    let step = 0.9 / 1.5
    let found = try model.population(resolution: 1.5)
    var mass = 0.0
    for i in -60...60 {
      for k in -60...60 { mass += exp(try model.logDensity(at: [Double(i) * step, Double(k) * step])) * step * step }
    }
    expectClose(found.weights.reduce(0, +), mass, absolute: 1e-13)
  }
}
