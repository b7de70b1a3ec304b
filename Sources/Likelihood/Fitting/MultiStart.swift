public import Randomness

/// Fits from many random starts, to see how many reach the best optimum.
public struct MultiStart: Equatable, Sendable {
  /// How each start is fitted.
  public enum Method: Equatable, Sendable {
    /// By limited-memory BFGS.
    case quasiNewton(QuasiNewton)
    /// By expectation-maximization.
    case expectationMaximization(ExactEM)
  }

  /// The number of starts.
  public var starts: Int
  /// How each is fitted.
  public var method: Method

  /// Creates a way of fitting.
  public init(starts: Int, method: Method) { (self.starts, self.method) = (starts, method) }

  /// Fits models of a shape, and returns how each start ended, in order.
  ///
  /// Start i draws from a stream of its own, so that more starts begin with the same ones, and both methods begin alike.
  ///
  /// - Parameters:
  ///   - observations: What is fitted.
  ///   - shape: The shape of the models.
  ///   - stream: What the starts are drawn from.
  ///   - report: Hears of the number of starts that have ended.
  /// - Returns: A fit or an error for each start.
  public func fit(
    _ observations: Observations, shape: ModelShape, using stream: inout RandomStream,
    report: (Int) -> Void = { _ in }
  ) -> [Result<LikelihoodFit, LikelihoodFitError>] {
    let streams = RandomStream(seed: stream.next())
    return (0..<starts).map { number in
      defer { report(number + 1) }
      return Result { () throws(LikelihoodFitError) in
        var own = streams.child(number)
        let start: PiecewiseAffineModel
        do throws(ModelError) {
          start = try shape.randomStart(for: observations, using: &own)
        } catch { throw .model(error) }
        return switch method {
        case .quasiNewton(let method): try method.fit(observations, from: start)
        case .expectationMaximization(let method): try method.fit(observations, from: start)
        }
      }
    }
  }
}

extension [Result<LikelihoodFit, LikelihoodFitError>] {
  /// The fit of the lowest loss, or nothing where all failed.
  public var best: LikelihoodFit? { compactMap { try? $0.get() }.min { $0.loss < $1.loss } }

  /// The share of the starts that ended within a distance of the best loss, in nats.
  public func shareOfBest(within tolerance: Double) -> Double {
    guard let best else { return 0 }
    let reached = count { result in ((try? result.get())?.loss ?? .infinity) <= best.loss + tolerance }
    return Double(reached) / Double(count)
  }
}
