import Foundation
import LinearAlgebra
import Randomness
import TestSupport
import Testing
import WarpedMixtures

@Suite struct WarpedChainTests {
  @Test func theSameStreamGivesTheSameChain() throws {
    let first = try chain(seed: 1)
    #expect(first == (try chain(seed: 1)))
    #expect(first != (try chain(seed: 2)))
    #expect(first.logJoint.count == 30 && first.clusters.count == 30)
  }

  @Test func smallStepsAreNearlyAlwaysAccepted() throws {
    #expect(try chain(seed: 3, step: 1e-4).acceptance > 0.95)
    #expect(try chain(seed: 3, step: 10).acceptance < 0.5)
  }

  @Test func aChainOfPriorsHasThePriorsMoments() throws {
    // One observation of enormous noise says nothing: latents of one point are then draws of the prior of one point,
    // a Student t, and the kernel's parameters draws of their normal prior.
    let kernel = KernelParameters(logAmplitude: 0, logInverseSquareLength: 0, logNoise: 20)
    let model = WarpedMixture(Matrix([[0.0]]), kernelMeans: kernel, kernelDeviation: 0.5)
    let shapes = NormalWishart(mean: [0], observations: 1, degrees: 8, scale: Matrix([[1]]))
    let latents = Matrix([[0.3]])
    var state = WarpedMixture.State(
      latents: latents,
      clustering: Clustering(
        latents, assignments: [0], prior: .finite(components: 1, concentration: 1), shapes: shapes),
      kernel: kernel)
    var stream = RandomStream(seed: 81)
    var (sum, squares) = (0.0, 0.0)
    let draws = 6_000
    for _ in 0..<draws {
      let chain = try model.chain(
        from: state, WarpedChain.Settings(sweeps: 1, largestStep: 0.5, mostSteps: 10), using: &stream)
      state = chain.state
      sum += state.latents[0, 0]
      squares += state.latents[0, 0] * state.latents[0, 0]
    }
    // A t of ν₀ degrees with scale² = S₀·(r₀ + 1)/(r₀·ν₀): its variance is scale²·ν₀/(ν₀ − 2) = 2/6.
    expectClose(sum / Double(draws), 0, absolute: 0.05)
    expectClose(squares / Double(draws), 1.0 / 3, absolute: 0.04)
  }

  @Test func whatIsObservedCanEndTheChain() {
    struct Enough: Error {}
    #expect(throws: Enough.self) {
      try chain(seed: 1) { sweep in if sweep == 3 { throw Enough() } }
    }
  }

  private func chain(
    seed: UInt64, step: Double = 0.02, observe: (Int) throws -> Void = { _ in }
  ) throws -> WarpedChain {
    var stream = RandomStream(seed: 91)
    let latents = Matrix(rows: 20, columns: 2, elements: stream.normals(40))
    let start = WarpedMixture.State(
      latents: latents,
      clustering: Clustering(
        latents, assignments: (0..<20).map { $0 % 3 }, prior: .process(concentration: 1),
        shapes: NormalWishart(latents: 2)),
      kernel: KernelParameters(logAmplitude: 0, logInverseSquareLength: 0, logNoise: -2))
    let model = WarpedMixture(Matrix(rows: 20, columns: 2, elements: stream.normals(40)))
    var draws = RandomStream(seed: seed)
    return try model.chain(
      from: start, WarpedChain.Settings(sweeps: 30, largestStep: step), using: &draws, observe: observe)
  }
}
