import Autoencoders
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// The factors and solutions of the inference of one point, seen where there is one component: then Λ = diag J + E[Λ] and
/// η = h + E[Λ·μ] whatever the responsibilities.
@Suite struct PointScratchTests {
  /// A belief, the potentials of three points, and what the inference makes of them.
  private func infer(latents: Int) throws -> (NormalInverseWishart, GaussianPotentials, LocalWorkspace) {
    var stream = RandomStream(seed: 23)
    let a = Matrix(rows: latents, columns: latents, elements: stream.normals(latents * latents))
    let belief = NormalInverseWishart(
      mean: stream.normals(latents), count: 2, scale: gram(a) + Matrix.identity(latents), degrees: 2 + Double(latents))
    func numbers() -> Matrix<Double> { Matrix(rows: 3, columns: latents, elements: stream.normals(3 * latents)) }
    let potentials = GaussianPotentials(precisions: numbers().map { $0 * $0 }, linears: numbers())
    var workspace = LocalWorkspace(points: 3, components: 1, latents: latents)
    workspace.noise = numbers()
    try inference(belief).forward(potentials, in: &workspace)
    return (belief, potentials, workspace)
  }

  private func inference(_ belief: NormalInverseWishart) throws -> LocalInference {
    try LocalInference(BayesianMixture(concentrations: [1], components: [belief]), rounds: 3)
  }

  @Test(arguments: 1...5) func meansAndCovariancesSolveTheirEquations(latents: Int) throws {
    let (belief, potentials, workspace) = try infer(latents: latents)
    let expected = try belief.expectations()
    for n in 0..<3 {
      let precision = expected.precision + .diagonal(potentials.precisions.row(n))
      let covariance = Matrix(rows: latents, columns: latents, elements: workspace.covariances.row(n))
      expectClose(matmul(precision, covariance), .identity(latents), absolute: 1e-12)
      let mean = Matrix(rows: latents, columns: 1, elements: workspace.means.row(n))
      let sums = zip(potentials.linears.row(n), expected.precisionMean).map { $0 + $1 }
      expectClose(matmul(precision, mean).elements, sums, relative: 1e-11, absolute: 1e-12)
      // Lᵀ·(z − m) = ε, L the lower factor of Λ by LAPACK.
      let shift = Matrix(rows: latents, columns: 1, elements: workspace.draws.row(n)) - mean
      let noise = matmul(try cholesky(precision).transposed, shift).elements
      expectClose(noise, workspace.noise.row(n), relative: 1e-11, absolute: 1e-12)
    }
  }

  /// With S = s·I, ν = 2 and J = 1/s, Λ is 3/s·I.
  @Test(arguments: [1e-300, 1e-8, 1e8, 1e300]) func extremeScalesKeepTheirDigits(scale: Double) throws {
    let belief = NormalInverseWishart(mean: [0, 0], count: 1, scale: scale * Matrix.identity(2), degrees: 2)
    var workspace = LocalWorkspace(points: 1, components: 1, latents: 2)
    workspace.noise = Matrix([[1, -2]])
    let potentials = GaussianPotentials(
      precisions: Matrix(rows: 1, columns: 2, repeating: 1 / scale), linears: Matrix(rows: 1, columns: 2))
    try inference(belief).forward(potentials, in: &workspace)
    let deviation = (scale / 3).squareRoot()
    expectClose(workspace.covariances.elements, [scale / 3, 0, 0, scale / 3], relative: 1e-14)
    expectClose(workspace.draws.elements, [deviation, -2 * deviation], relative: 1e-14)
    #expect(workspace.means.elements == [0, 0])
  }

  @Test func aPointThatIsNoNumberLeavesTheOthersAlone() throws {
    let (belief, finite, before) = try infer(latents: 3)
    var (potentials, workspace) = (finite, before)
    potentials.precisions[0, 1] = .nan
    try inference(belief).forward(potentials, in: &workspace)
    #expect(workspace.covariances.row(0).contains { $0.isNaN })
    for n in 1..<3 {
      #expect(workspace.draws.row(n) == before.draws.row(n))
      #expect(workspace.covariances.row(n) == before.covariances.row(n))
    }
  }

  /// All points work in the same place, so what one leaves must not reach the next, nor the next step.
  @Test(arguments: LocalInference.Gradient.allCases) func aUsedOneGivesTheSameBits(form: LocalInference.Gradient) throws
  {
    let reference = try StructuredReference.read()
    let inference = try LocalInference(reference.belief, rounds: 20)
    let count = reference.x.count
    let slope = Matrix<Double>(rows: count, columns: 2, repeating: 0.5)
    var workspace = LocalWorkspace(points: count, components: 3, latents: 2)
    func step(_ potentials: GaussianPotentials) -> [Matrix<Double>] {
      inference.forward(potentials, in: &workspace)
      inference.backward(slope, weight: 0.5, form, in: &workspace)
      return [workspace.draws, workspace.precisionGradients, workspace.linearGradients]
    }
    let first = step(reference.potentials)
    var other = reference.potentials
    other.linears = other.linears.map { 7 - 3 * $0 }
    #expect(step(other) != first)
    #expect(step(reference.potentials) == first)
  }
}
