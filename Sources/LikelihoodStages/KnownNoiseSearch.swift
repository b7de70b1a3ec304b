private import Foundation
private import Likelihood
package import LikelihoodArtifacts
private import Optimization

/// Where a search ended.
package struct SearchEnd: Equatable, Sendable {
  /// The parameters but for the noise.
  package let position: [Double]
  /// The loss there, in nats.
  package let loss: Double
  /// The evaluations of L-BFGS, or the iterations of EM.
  package let iterations: Int
}

/// A search over all parameters but the noise, from one start.
package struct KnownNoiseSearch {
  private let method: OptimaSearch.Method
  private let limit: Int

  /// Creates a search by a method, of so many iterations of EM at most, or evaluations of L-BFGS, which takes those of the line
  /// search that it has begun besides.
  package init(_ method: OptimaSearch.Method, limit: Int) {
    (self.method, self.limit) = (method, limit)
  }

  /// Searches a minimum; nil where the start, or where it leads, is no model with a density.
  package func minimum(of problem: KnownNoiseLoss, from start: [Double]) -> SearchEnd? {
    switch method {
    case .quasiNewton: quasiNewton(problem, start)
    case .em: em(problem, start)
    }
  }

  private func quasiNewton(_ problem: KnownNoiseLoss, _ start: [Double]) -> SearchEnd? {
    var problem = problem
    guard problem.value(at: start).isFinite else { return nil }
    let minimizer = Minimizer(method: .limitedMemoryBFGS, valueTolerance: 1e-13, evaluations: limit)
    let found = try? minimizer.minimize(from: start) { position, gradient in
      problem.value(at: position, gradient: &gradient)
    }
    return found.map { SearchEnd(position: $0.position, loss: $0.value, iterations: $0.evaluations) }
  }

  private func em(_ problem: KnownNoiseLoss, _ start: [Double]) -> SearchEnd? {
    guard let model = try? problem.model(at: start),
      let fit = try? ExactEM(tolerance: 1e-13, iterations: limit).fit(problem.observations, from: model)
    else { return nil }
    return SearchEnd(position: Array(fit.model.parameters.dropLast()), loss: fit.loss, iterations: fit.iterations)
  }
}
