import LinearAlgebra
import Randomness
import TestSupport
import Testing
import WarpedMixtures

@Suite struct GaussianProcessTests {
  @Test(arguments: try WarpedReference.all())
  func likelihoodAndGradientsAreThoseOfTheReference(reference: WarpedReference) throws {
    let found = try GaussianProcess(Matrix(reference.y)).likelihood(Matrix(reference.latents), reference.kernel)
    expectClose(found.value, reference.gp_log_marginal, relative: 1e-10)
    expectClose(found.latents, Matrix(reference.gp_gradient_of_latents), relative: 1e-8, absolute: 1e-8)
    let kernel = [
      reference.gradients.log_amplitude, reference.gradients.log_inverse_square_length, reference.gradients.log_noise,
    ]
    expectClose(found.kernel, kernel, relative: 1e-9, absolute: 1e-9)
  }

  @Test(arguments: try WarpedReference.all())
  func predictionsAreThoseOfTheReference(reference: WarpedReference) throws {
    let found = try GaussianProcess(Matrix(reference.y)).prediction(
      at: Matrix(reference.predictive.latents), latents: Matrix(reference.latents), reference.kernel)
    expectClose(found.means, Matrix(reference.predictive.mean), relative: 1e-9, absolute: 1e-10)
    expectClose(found.variances, reference.predictive.variance, relative: 1e-9, absolute: 1e-10)
  }

  @Test(arguments: [(1, 1, 1), (5, 2, 3), (9, 3, 1)])
  func gradientsAgreeWithDifferences(n: Int, q: Int, d: Int) throws {
    var stream = RandomStream(seed: 41)
    let process = GaussianProcess(Matrix(rows: n, columns: d, elements: stream.normals(n * d)))
    let latents = Matrix(rows: n, columns: q, elements: stream.normals(n * q))
    let kernel = KernelParameters(logAmplitude: 0.3, logInverseSquareLength: -0.4, logNoise: -1)
    let found = try process.likelihood(latents, kernel)
    let h = 1e-5  // the error of a central difference is of the order h² + 1e-16/h
    for i in latents.elements.indices {
      let slope = try difference(h) { step in
        var moved = latents
        moved.elements[i] += step
        return try process.likelihood(moved, kernel).value
      }
      expectClose(found.latents.elements[i], slope, relative: 1e-7, absolute: 1e-8)
    }
    for i in 0..<3 {
      let slope = try difference(h) { step in
        var moved = kernel
        moved.values[i] += step
        return try process.likelihood(latents, moved).value
      }
      expectClose(found.kernel[i], slope, relative: 1e-7, absolute: 1e-8)
    }
  }

  @Test func withoutNoiseEqualLatentsHaveNoDensity() {
    let process = GaussianProcess(Matrix([[1], [2]]))
    let kernel = KernelParameters(logAmplitude: 0, logInverseSquareLength: 0, logNoise: -800)
    #expect(throws: FactorizationError.self) { try process.likelihood(Matrix([[1], [1]]), kernel) }
  }
}

/// The central difference of a function of one step.
func difference(_ h: Double, _ value: (Double) throws -> Double) rethrows -> Double {
  (try value(h) - value(-h)) / (2 * h)
}
