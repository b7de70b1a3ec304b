import Foundation
import LinearAlgebra
import Randomness
import TestSupport
import Testing
import WarpedMixtures

@Suite struct WarpedMixtureTests {
  @Test(arguments: try WarpedReference.all())
  func withFlatPriorsTheJointIsThatOfTheReference(reference: WarpedReference) throws {
    let model = WarpedMixture(Matrix(reference.y), kernelDeviation: .infinity)
    for (prior, expected) in [
      (reference.process, reference.log_joint_process), (reference.finite, reference.log_joint_finite),
    ] {
      let state = WarpedMixture.State(
        latents: Matrix(reference.latents), clustering: reference.clustering(prior), kernel: reference.kernel)
      expectClose(try model.logJoint(state), expected, relative: 1e-10)
    }
    let target = try model.target(
      Matrix(reference.latents), reference.kernel, reference.clustering(reference.process))
    expectClose(target.latents, Matrix(reference.gradients.latents), relative: 1e-8, absolute: 1e-8)
  }

  @Test func thePriorOfTheKernelIsInTheGradient() throws {
    let (model, state) = sample()
    let target = try model.target(state.latents, state.kernel, state.clustering)
    for i in 0..<3 {
      let slope = try difference(1e-5) { step in
        var kernel = state.kernel
        kernel.values[i] += step
        return try model.target(state.latents, kernel, state.clustering).value
      }
      expectClose(target.kernel[i], slope, relative: 1e-7, absolute: 1e-7)
    }
  }

  @Test func rotationsChangeNothing() throws {
    let (model, state) = sample()
    let turn = Matrix([[cos(0.7), -sin(0.7)], [sin(0.7), cos(0.7)]])
    let turned = matmul(state.latents, turn)
    let rotated = WarpedMixture.State(
      latents: turned,
      clustering: Clustering(
        turned, assignments: state.clustering.assignments, prior: state.clustering.prior,
        shapes: state.clustering.shapes), kernel: state.kernel)
    expectClose(try model.logJoint(rotated), try model.logJoint(state), relative: 1e-10)
  }

  private func sample() -> (WarpedMixture, WarpedMixture.State) {
    var stream = RandomStream(seed: 71)
    let latents = Matrix(rows: 8, columns: 2, elements: stream.normals(16))
    let clustering = Clustering(
      latents, assignments: [0, 0, 1, 1, 2, 2, 2, 0], prior: .process(concentration: 1),
      shapes: NormalWishart(latents: 2))
    let kernel = KernelParameters(logAmplitude: 0.1, logInverseSquareLength: -0.3, logNoise: -1.5)
    let model = WarpedMixture(Matrix(rows: 8, columns: 3, elements: stream.normals(24)))
    return (model, WarpedMixture.State(latents: latents, clustering: clustering, kernel: kernel))
  }
}
