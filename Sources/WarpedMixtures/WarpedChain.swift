private import Foundation
private import LinearAlgebra
public import Randomness
private import Requirements

/// A Markov chain that samples a warped mixture: a sweep draws every point's cluster given the latents (collapsed Gibbs),
/// then moves latents and kernel together given the clusters (Hamiltonian Monte Carlo; Neal 2011).
public struct WarpedChain: Equatable, Sendable {
  /// How far a chain goes, and in which steps.
  public struct Settings: Equatable, Sendable {
    /// Sweeps.
    public var sweeps: Int
    /// The largest step of the leapfrog; each trajectory draws its own below.
    public var largestStep: Double
    /// The most leapfrog steps of a trajectory; each draws its own number.
    public var mostSteps: Int

    /// Creates settings.
    public init(sweeps: Int, largestStep: Double = 0.02, mostSteps: Int = 25) {
      self.sweeps = sweeps
      self.largestStep = largestStep
      self.mostSteps = mostSteps
    }
  }

  /// Where the chain ended.
  public let state: WarpedMixture.State
  /// log p(Y, X, c, kernel) after each sweep.
  public let logJoint: [Double]
  /// How many clusters have points after each sweep.
  public let clusters: [Int]
  /// The share of trajectories that were accepted.
  public let acceptance: Double
}

extension WarpedMixture {
  /// Runs a chain.
  ///
  /// - Parameters:
  ///   - start: Where it begins.
  ///   - settings: How far it goes.
  ///   - stream: Draws everything; the same stream gives the same chain.
  ///   - observe: Hears after each sweep how many there were; it may throw to end the chain.
  /// - Returns: The chain.
  /// - Throws: `FactorizationError` where the start has no density; what `observe` throws.
  public func chain(
    from start: State, _ settings: WarpedChain.Settings, using stream: inout RandomStream,
    observe: (Int) throws -> Void = { _ in }
  ) throws -> WarpedChain {
    var state = start
    var (logJoint, clusters, accepted): ([Double], [Int], Int) = ([], [], 0)
    for sweep in 1...max(settings.sweeps, 1) where sweep <= settings.sweeps {
      try state.clustering.sweep(state.latents, using: &stream)
      if try move(&state, settings, using: &stream) { accepted += 1 }
      logJoint.append(try self.logJoint(state))
      clusters.append(state.clustering.occupied)
      try observe(sweep)
    }
    let acceptance = settings.sweeps > 0 ? Double(accepted) / Double(settings.sweeps) : 0
    return WarpedChain(state: state, logJoint: logJoint, clusters: clusters, acceptance: acceptance)
  }

  /// One trajectory of Hamiltonian Monte Carlo; true where it was accepted.
  ///
  /// A trajectory that leaves the numbers in which the kernel has a factor is refused.
  private func move(
    _ state: inout State, _ settings: WarpedChain.Settings, using stream: inout RandomStream
  ) throws(FactorizationError) -> Bool {
    let steps = 1 + stream.index(below: settings.mostSteps)
    let step = settings.largestStep * (1 - stream.uniform())
    let count = state.latents.elements.count
    var momentum = stream.normals(count + 3)
    let threshold = log(1 - stream.uniform())
    let first = try target(state.latents, state.kernel, state.clustering)
    let before = first.value - kinetic(momentum)
    var (latents, kernel) = (state.latents, state.kernel)
    var gradient = first.latents.elements + first.kernel
    var value = first.value
    for _ in 0..<steps {
      for i in momentum.indices { momentum[i] += step / 2 * gradient[i] }
      for i in 0..<count { latents.elements[i] += step * momentum[i] }
      kernel.values = zip(kernel.values, momentum[count...]).map { $0 + step * $1 }
      guard let next = try? target(latents, kernel, state.clustering), next.value.isFinite else { return false }
      (value, gradient) = (next.value, next.latents.elements + next.kernel)
      for i in momentum.indices { momentum[i] += step / 2 * gradient[i] }
    }
    guard threshold < value - kinetic(momentum) - before else { return false }
    state = State(
      latents: latents,
      clustering: Clustering(
        latents, assignments: state.clustering.assignments, prior: state.clustering.prior,
        shapes: state.clustering.shapes), kernel: kernel)
    return true
  }
}

private func kinetic(_ momentum: [Double]) -> Double { momentum.reduce(0) { $0 + 0.5 * $1 * $1 } }
