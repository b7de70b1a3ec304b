import AllocationCounter
import Autoencoders
import Foundation
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct LocalInferenceTests {
  @Test func theFixedPointIsThatOfTheReference() throws {
    let (reference, workspace) = try inferred(rounds: 500)
    expectClose(workspace.responsibilities, Matrix(reference.fixed_point.responsibilities), relative: 1e-9)
    expectClose(workspace.means, Matrix(reference.fixed_point.mean), relative: 1e-9, absolute: 1e-11)
    let covariances = Matrix(reference.fixed_point.covariance.map { $0.flatMap { $0 } })
    expectClose(workspace.covariances, covariances, relative: 1e-9, absolute: 1e-11)
    expectClose(workspace.divergences, reference.terms.local_kl, relative: 1e-9)
    expectClose(workspace.draws, Matrix(reference.draw), relative: 1e-9, absolute: 1e-11)
  }

  @Test(arguments: [1, 2, 5, 20])
  func afterSomeRoundsTheDivergenceIsThatOfTheReference(rounds: Int) throws {
    let (reference, workspace) = try inferred(rounds: rounds)
    let expected = try #require(reference.local_kl_after["\(rounds)"])
    expectClose(workspace.divergences, expected, relative: 1e-9)
  }

  @Test(arguments: LocalInference.Gradient.allCases)
  func gradientsAreThoseOfTheReference(form: LocalInference.Gradient) throws {
    var (reference, workspace) = try inferred(rounds: 500)
    let inference = try LocalInference(reference.belief, rounds: 500)
    let count = Double(reference.x.count)
    inference.backward(reconstructionGradient(reference, workspace.draws), weight: -1 / count, form, in: &workspace)
    let expected = try #require(reference.gradients[form.rawValue])
    // The reference's are gradients of the negative bound.
    expectClose(workspace.linearGradients.columnSums.map { -$0 }, expected.linear_b, relative: 1e-7, absolute: 1e-9)
    // J = softplus(raw): ∂raw = ∂J·(1 − exp(−J)).
    let raw = Matrix(
      rows: 5, columns: 2,
      elements: zip(workspace.precisionGradients.elements, reference.potentials.precisions.elements).map {
        -$0 * (1 - exp(-$1))
      })
    expectClose(raw.columnSums, expected.precision_raw_b, relative: 1e-7, absolute: 1e-9)
  }

  @Test(arguments: [(1, 1), (3, 1), (2, 3), (4, 2)])
  func theExactGradientAgreesWithDifferences(components: Int, latents: Int) throws {
    var stream = RandomStream(seed: 17)
    let belief = BayesianMixture(
      concentrations: (0..<components).map { 1 + Double($0) },
      components: (0..<components).map { _ in
        let a = Matrix(rows: latents, columns: latents, elements: stream.normals(latents * latents))
        return NormalInverseWishart(
          mean: stream.normals(latents).map { 2 * $0 }, count: 3, scale: gram(a) + Matrix.identity(latents),
          degrees: Double(latents) + 3)
      })
    let inference = try LocalInference(belief, rounds: 2_000)
    let n = 3
    let potentials = GaussianPotentials(
      precisions: Matrix(rows: n, columns: latents, elements: stream.normals(n * latents).map { exp($0) }),
      linears: Matrix(rows: n, columns: latents, elements: stream.normals(n * latents)))
    var workspace = LocalWorkspace(points: n, components: components, latents: latents)
    workspace.noise.elements = stream.normals(n * latents)
    let slope = Matrix(rows: n, columns: latents, elements: stream.normals(n * latents))
    func loss(_ potentials: GaussianPotentials) -> Double {
      var workspace = workspace
      inference.forward(potentials, in: &workspace)
      let linear = zip(workspace.draws.elements, slope.elements).reduce(0) { $0 + $1.0 * $1.1 }
      return linear + 0.7 * workspace.divergences.reduce(0, +)
    }
    inference.forward(potentials, in: &workspace)
    inference.backward(slope, weight: 0.7, .exact, in: &workspace)
    let h = 1e-5
    for i in potentials.linears.elements.indices {
      var (up, down) = (potentials, potentials)
      up.linears.elements[i] += h
      down.linears.elements[i] -= h
      expectClose(
        workspace.linearGradients.elements[i], (loss(up) - loss(down)) / (2 * h), relative: 1e-6, absolute: 1e-7)
      (up, down) = (potentials, potentials)
      up.precisions.elements[i] += h
      down.precisions.elements[i] -= h
      expectClose(
        workspace.precisionGradients.elements[i], (loss(up) - loss(down)) / (2 * h), relative: 1e-6, absolute: 1e-7)
    }
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0), arguments: LocalInference.Gradient.allCases)
  func aStepAllocatesNothing(form: LocalInference.Gradient) throws {
    NumericEnvironment.useOneThread()
    let reference = try StructuredReference.read()
    let inference = try LocalInference(reference.belief, rounds: 20)
    let potentials = reference.potentials
    let slope = Matrix<Double>(rows: reference.x.count, columns: 2, repeating: 0.5)
    var workspace = LocalWorkspace(points: reference.x.count, components: 3, latents: 2)
    var statistics = MixtureStatistics(components: 3, latents: 2)
    func step() {
      inference.forward(potentials, in: &workspace)
      inference.backward(slope, weight: 1, form, in: &workspace)
      inference.add(workspace, to: &statistics)
    }
    step()
    let before = allocations_of_this_thread()
    for _ in 0..<10 { step() }
    #expect(allocations_of_this_thread() - before == 0)
    #expect(workspace.linearGradients.elements.contains { $0 != 0 })
  }

  private func inferred(rounds: Int) throws -> (StructuredReference, LocalWorkspace) {
    let reference = try StructuredReference.read()
    var workspace = LocalWorkspace(points: reference.x.count, components: 3, latents: 2)
    workspace.noise = Matrix(reference.noise)
    let inference = try LocalInference(reference.belief, rounds: rounds)
    inference.forward(reference.potentials, in: &workspace, from: Matrix(reference.initial_responsibilities))
    return (reference, workspace)
  }

  /// ∂ of the mean of log N(x; out·tanh(dec·z), σ²) by the draws.
  private func reconstructionGradient(_ reference: StructuredReference, _ z: Matrix<Double>) -> Matrix<Double> {
    let net = reference.parameters
    let hidden = matmul(z, Matrix(net.dec_w)).addingToRows(net.dec_b).map { tanh($0) }
    let output = matmul(hidden, Matrix(net.out_w)).addingToRows(net.out_b)
    let scale = 1 / (reference.noise_deviation * reference.noise_deviation * Double(reference.x.count))
    let ofHidden = matmulTransposedSecond((Matrix(reference.x) - output).map { $0 * scale }, Matrix(net.out_w))
    let ofSum = Matrix(
      rows: hidden.rows, columns: hidden.columns,
      elements: zip(ofHidden.elements, hidden.elements).map { $0 * (1 - $1 * $1) })
    return matmulTransposedSecond(ofSum, Matrix(net.dec_w))
  }
}
