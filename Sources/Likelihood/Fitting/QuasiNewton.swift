public import Optimization

/// Fits a model by limited-memory BFGS on all parameters at once.
public struct QuasiNewton: Equatable, Sendable {
  /// The search over the unconstrained parameters.
  public var minimizer: Minimizer

  /// Creates a way of fitting.
  ///
  /// - Parameters:
  ///   - tolerance: The fit ends when a step lowers the loss by less than this, in nats.
  ///   - evaluations: The most evaluations.
  public init(tolerance: Double = 1e-13, evaluations: Int = 2000) {
    minimizer = Minimizer(method: .limitedMemoryBFGS, valueTolerance: tolerance, evaluations: evaluations)
  }

  /// Fits a model from a start; never ends above it.
  ///
  /// - Complexity: An evaluation is O(N·J·(h+1)·n).
  /// - Throws: ``LikelihoodFitError``.
  public func fit(
    _ observations: Observations, from start: PiecewiseAffineModel
  ) throws(LikelihoodFitError) -> LikelihoodFit {
    let shape = start.shape
    let loss: LossFunction
    do throws(ModelError) {
      loss = try LossFunction(observations: observations, shape: shape)
      _ = try start.lossWithGradient(on: observations)
    } catch { throw .model(error) }
    var trace: [Double] = []
    let minimum: Minimum
    do throws(OptimizationError) {
      minimum = try minimizer.minimize(from: start.parameters) { parameters, gradient in
        let value = loss.value(at: parameters, gradient: &gradient)
        trace.append(min(value, trace.last ?? .infinity))
        return value
      }
    } catch { throw .optimization(error.description) }
    do throws(ModelError) {
      return LikelihoodFit(
        model: try PiecewiseAffineModel(parameters: minimum.position, shape: shape), loss: minimum.value, trace: trace,
        evaluations: trace.count, outcome: LikelihoodFit.Outcome(minimum.outcome))
    } catch { throw .model(error) }
  }
}

extension LikelihoodFit.Outcome {
  fileprivate init(_ outcome: Minimum.Outcome) {
    switch outcome {
    case .converged: self = .converged
    case .stalled: self = .stalled
    case .ranOut: self = .ranOut
    }
  }
}
