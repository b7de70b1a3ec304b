import Foundation
import LinearAlgebra
import Randomness
import TestSupport
import Testing
import WarpedMixtures

@Suite struct ClusteringTests {
  @Test(arguments: try WarpedReference.all())
  func jointsAreThoseOfTheReference(reference: WarpedReference) throws {
    let marginal = try reference.clustering(reference.process).logMarginal(of: Matrix(reference.latents)).value
    expectClose(marginal, reference.mixture_log_marginal, relative: 1e-11)
    let process = try reference.clustering(reference.process).logJoint()
    expectClose(process, reference.log_assignments_process + reference.mixture_log_marginal, relative: 1e-11)
    let finite = try reference.clustering(reference.finite).logJoint()
    expectClose(finite, reference.log_assignments_finite + reference.mixture_log_marginal, relative: 1e-11)
  }

  @Test(arguments: try WarpedReference.all())
  func conditionalsAreThoseOfTheReference(reference: WarpedReference) throws {
    for expected in reference.conditionals {
      let points = Matrix(reference.latents)
      let process = try reference.clustering(reference.process).conditional(ofPoint: expected.point, in: points)
      #expect(process.clusters.dropLast() == expected.occupied[...])
      expectClose(process.logProbabilities, expected.dirichlet_process, relative: 1e-9, absolute: 1e-10)
      let finite = try reference.clustering(reference.finite).conditional(ofPoint: expected.point, in: points)
      expectClose(finite.logProbabilities, expected.finite, relative: 1e-9, absolute: 1e-10)
      for logs in [process.logProbabilities, finite.logProbabilities] {
        expectClose(logs.reduce(0) { $0 + exp($1) }, 1, absolute: 1e-12)
      }
    }
  }

  @Test(arguments: [ClusterPrior.process(concentration: 0.8), .finite(components: 3, concentration: 0.5)])
  func sweepsVisitClusteringsAsOftenAsTheirProbabilitySays(prior: ClusterPrior) throws {
    // Four points on a line: the joint of every clustering is known, and a chain must spend its time by it.
    let points = Matrix([[-2], [-1.8], [1.9], [2.2]])
    let shapes = NormalWishart(latents: 1)
    var exact: [[Int]: Double] = [:]
    for code in 0..<256 {
      let assignments = [code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6]
      if case .finite(let k, _) = prior, assignments.contains(where: { $0 >= k }) { continue }
      let pattern = canonical(assignments)
      guard exact[pattern] == nil else { continue }
      let clustering = Clustering(points, assignments: pattern, prior: prior, shapes: shapes)
      var weight = exp(try clustering.logJoint())
      if case .finite(let k, _) = prior {  // as many labelled clusterings have this pattern
        weight *= (0..<Set(pattern).count).reduce(1.0) { $0 * Double(k - $1) }
      }
      exact[pattern] = weight
    }
    let total = exact.values.reduce(0, +)
    var stream = RandomStream(seed: 61)
    var chain = Clustering(points, assignments: [0, 0, 0, 0], prior: prior, shapes: shapes)
    var visits: [[Int]: Double] = [:]
    let sweeps = 20_000
    for _ in 0..<sweeps {
      try chain.sweep(points, using: &stream)
      visits[canonical(chain.assignments), default: 0] += 1
    }
    for (pattern, weight) in exact {
      let p = weight / total
      // Six standard errors, doubled for the correlation of neighbouring sweeps.
      let error = 12 * (p * (1 - p) / Double(sweeps)).squareRoot() + 1e-4
      expectClose((visits[pattern] ?? 0) / Double(sweeps), p, absolute: error, "\(pattern)")
    }
  }

  @Test func theGradientAgreesWithDifferences() throws {
    var stream = RandomStream(seed: 62)
    let points = Matrix(rows: 7, columns: 2, elements: stream.normals(14))
    let clustering = Clustering(
      points, assignments: [0, 0, 2, 2, 2, 5, 0], prior: .process(concentration: 1), shapes: NormalWishart(latents: 2))
    let gradient = try clustering.logMarginal(of: points).gradient
    for i in points.elements.indices {
      let slope = try difference(1e-5) { step in
        var moved = points
        moved.elements[i] += step
        return try clustering.logMarginal(of: moved).value
      }
      expectClose(gradient.elements[i], slope, relative: 1e-7, absolute: 1e-8)
    }
  }

  /// The clusters numbered in the order of their first points.
  private func canonical(_ assignments: [Int]) -> [Int] {
    var numbers: [Int: Int] = [:]
    return assignments.map { cluster in
      numbers[cluster] = numbers[cluster] ?? numbers.count
      return numbers[cluster] ?? 0
    }
  }
}
