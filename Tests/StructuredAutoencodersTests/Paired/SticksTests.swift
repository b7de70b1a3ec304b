import Foundation
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

@Suite struct SticksTests {
  @Test func divergencesAreThoseOfTheReference() throws {
    let reference = try ModelReference("dlgmm", case: 0)
    let sticks = Sticks(components: 3, concentration: try reference.number("concentration"))
    let (a, b) = (try reference.numbers("kumaraswamy_a"), try reference.numbers("kumaraswamy_b"))
    let uniforms = try reference.numbers("uniforms")
    for row in a.indices {
      let (logA, logB) = (log(a[row]), log(b[row]))
      expectClose(sticks.mean(logA, logB).value, try reference.numbers("stick_means")[row], relative: 1e-9)
      expectClose(
        sticks.divergence(row % 2, logA, logB, at: uniforms[row]).value,
        try reference.numbers("terms.kl_sticks_at_draw")[row], relative: 1e-9, absolute: 1e-12)
      let series = sticks.divergence(row % 2, logA, logB, terms: 20).value
      expectClose(series, try reference.numbers("terms.kl_sticks")[row], relative: 1e-9, absolute: 1e-12)
      // The rest of the series is an estimate, whose error at twenty terms is below 1e-4 nats.
      expectClose(series, try reference.numbers("terms.kl_sticks_by_quadrature")[row], absolute: 1e-4)
    }
  }

  @Test(arguments: [(-1.0, 0.5), (0.0, 0.0), (1.5, -2.0)])
  func derivativesAgreeWithDifferences(logA: Double, logB: Double) {
    let (sticks, h) = (Sticks(components: 4, concentration: 1.3), 1e-5)
    let functions: [(Double, Double) -> Sticks.Value] = [
      { sticks.mean($0, $1) }, { sticks.divergence(1, $0, $1, at: 0.3) }, { sticks.divergence(1, $0, $1, terms: 15) },
    ]
    for function in functions {
      let value = function(logA, logB)
      let byA = (function(logA + h, logB).value - function(logA - h, logB).value) / (2 * h)
      let byB = (function(logA, logB + h).value - function(logA, logB - h).value) / (2 * h)
      expectClose(value.byLogA, byA, relative: 1e-7, absolute: 1e-8)
      expectClose(value.byLogB, byB, relative: 1e-7, absolute: 1e-8)
    }
  }

  @Test func weightsAreADistributionAndUniformSticksOfOneAreFair() {
    var weights = [0.0, 0, 0, 0]
    Sticks(components: 4, concentration: 1).weights([0.25, 1.0 / 3, 0.5], into: &weights, at: 0)
    expectClose(weights, [0.25, 0.25, 0.25, 0.25], absolute: 1e-15)
    // v uniform and α one, of two components: q is p.
    let two = Sticks(components: 2, concentration: 1)
    expectClose(two.divergence(0, 0, 0, at: 0.4).value, 0, absolute: 1e-14)
    expectClose(two.mean(0, 0).value, 0.5, relative: 1e-14)
  }

  @Test func drawsAreThoseOfTheReference() throws {
    let reference = try ModelReference("dlgmm", case: 0)
    let sticks = Sticks(components: 3, concentration: 1)
    let (a, b) = (try reference.numbers("kumaraswamy_a"), try reference.numbers("kumaraswamy_b"))
    let (uniforms, draws) = (try reference.numbers("uniforms"), try reference.numbers("stick_draws"))
    for i in draws.indices { expectClose(sticks.draw(log(a[i]), log(b[i]), at: uniforms[i]), draws[i], relative: 1e-9) }
    var weights = [0.0, 0, 0]
    sticks.weights([draws[0], draws[1]], into: &weights, at: 0)
    expectClose(weights, Array(try reference.numbers("weights_at_draw").prefix(3)), relative: 1e-9)
  }

  @Test(arguments: [-8.0, 8.0]) func farOutNothingOverflows(log: Double) {
    let sticks = Sticks(components: 3, concentration: 1)
    for u in [0x1p-53, 0.5, 1 - 0x1p-53] {
      let value = sticks.divergence(0, log, log, at: u)
      #expect(value.value.isFinite && value.byLogA.isFinite && value.byLogB.isFinite)
    }
  }
}
