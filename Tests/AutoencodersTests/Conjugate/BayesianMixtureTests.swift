import Autoencoders
import LinearAlgebra
import TestSupport
import Testing

@Suite struct BayesianMixtureTests {
  @Test func expectationsAreThoseOfTheReference() throws {
    let reference = try StructuredReference.read()
    expectClose(reference.belief.expectedLogWeights, reference.expected.log_weights, relative: 1e-12)
    for (k, component) in reference.belief.components.enumerated() {
      let found = try component.expectations()
      expectClose(found.precision, Matrix(reference.expected.precision[k]), relative: 1e-11)
      expectClose(found.precisionMean, reference.expected.precision_mean[k], relative: 1e-11)
      expectClose(found.quadratic, reference.expected.quadratic[k], relative: 1e-11)
      expectClose(found.logDeterminant, reference.expected.log_determinant[k], relative: 1e-11)
    }
  }

  @Test func theDivergenceIsThatOfTheReference() throws {
    let reference = try StructuredReference.read()
    expectClose(try reference.belief.divergence(from: reference.prior), reference.terms.global_kl, relative: 1e-10)
    expectClose(try reference.belief.divergence(from: reference.belief), 0, absolute: 1e-12)
  }

  @Test func aWholeStepIsTheConjugateUpdate() throws {
    let reference = try StructuredReference.read()
    let inference = try LocalInference(reference.belief, rounds: 500)
    var workspace = LocalWorkspace(points: reference.x.count, components: 3, latents: 2)
    inference.forward(reference.potentials, in: &workspace, from: Matrix(reference.initial_responsibilities))
    var statistics = MixtureStatistics(components: 3, latents: 2)
    inference.add(workspace, to: &statistics)
    var belief = reference.belief
    belief.step(
      towards: reference.prior, statistics, scale: reference.points / Double(reference.x.count), rate: 1)
    expectClose(belief.concentrations, reference.update.alpha, relative: 1e-9)
    for (k, component) in belief.components.enumerated() {
      expectClose(component.count, reference.update.kappa[k], relative: 1e-9)
      expectClose(component.degrees, reference.update.nu[k], relative: 1e-9)
      expectClose(component.mean.map { $0 * component.count }, reference.update.b[k], relative: 1e-9, absolute: 1e-9)
      for i in 0..<2 {
        for j in 0..<2 {
          let a = component.scale[i, j] + component.count * component.mean[i] * component.mean[j]
          expectClose(a, reference.update.A[k][i][j], relative: 1e-9, absolute: 1e-9)
        }
      }
    }
  }

  @Test func noStepChangesNothing() throws {
    let reference = try StructuredReference.read()
    var belief = reference.belief
    belief.step(towards: reference.prior, MixtureStatistics(components: 3, latents: 2), scale: 1, rate: 0)
    for (a, b) in zip(belief.components, reference.belief.components) {
      expectClose(a.scale, b.scale, relative: 1e-12, absolute: 1e-12)
      expectClose(a.mean, b.mean, relative: 1e-12)
    }
  }
}
