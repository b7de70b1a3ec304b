import LinearAlgebra
import Mixtures
import Probability
import Randomness
import RowBlocks
import TestSupport
import Testing

struct ExpectationMaximizationFitTests {
  @Test func restartsKeepTheBestAndTheSeedDeterminesAll() throws {
    var stream = RandomStream(seed: 7)
    let points = threeClusters(300, using: &stream)
    let settings = ExpectationMaximization(family: .spherical, components: 5, start: .kMeansPlusPlus, restarts: 6)
    var (a, b) = (RandomStream(seed: 3), RandomStream(seed: 3))
    let fit = try settings.fit(points, using: &a)
    #expect(fit == (try settings.fit(points, using: &b)))
    let reached = fit.restarts.compactMap {
      if case .fitted(let value, _, _) = $0 { value } else { nil }
    }
    #expect(reached.count == 6 && Set(reached).count > 1)
    #expect(fit.meanLogLikelihood == reached.max())
    #expect(fit != (try settings.fit(points, using: &a)), "a stream that has moved on draws other starts")
  }

  @Test func aFitGoesOnFromAnyStateToTheSameBits() throws {
    var stream = RandomStream(seed: 8)
    let points = threeClusters(300, using: &stream)
    let settings = ExpectationMaximization(family: .full, components: 4, restarts: 3, iterations: 12)
    var states: [FittingState] = []
    var own = RandomStream(seed: 2)
    let whole = try settings.fit(points, using: &own) { states.append($0) }
    #expect(states.count >= 12)
    for state in states {
      var again = RandomStream(seed: 2)
      #expect(try settings.fit(points, using: &again, resuming: state) == whole)
    }
  }

  @Test func aRestartThatFailsIsRecordedBesideThoseThatDoNot() throws {
    // Some starts give the far point a component of its own, which without a floor has no variance.
    let points = Matrix([0, 0.1, 0.3, 0.2, 1, 1.1, 1.3, 1.25, 4].map { [$0] })
    var stream = RandomStream(seed: 1)
    let fit = try ExpectationMaximization(family: .full, components: 2, restarts: 12, floor: 0)
      .fit(points, using: &stream)
    let failed = fit.restarts.filter { if case .failed(.singular) = $0 { true } else { false } }
    #expect(fit.restarts.count == 12 && failed.count > 0 && failed.count < 12)
  }

  @Test func startsAreOnASampleAndGoOnOverAllPoints() throws {
    let many = wideClusters(210_000)
    let settings = ExpectationMaximization(family: .diagonal, components: 3, restarts: 2, tolerance: 1e-5)
    var stream = RandomStream(seed: 2)
    var states: [FittingState] = []
    let fit = try settings.fit(blocks: RowBlocks(many), using: &stream) { states.append($0) }
    #expect(fit.points == 210_000 && fit.restarts.count == 2 && fit.outcome == .converged)
    #expect(states.contains { $0.finished.isEmpty } && states.last?.finished.count == 2)
    #expect(fit.trace.count == states.count { $0.finished.count == 2 })
    for middle in [states[0], states[states.count / 2], states[states.count - 1]] {
      var again = RandomStream(seed: 2)
      #expect(try settings.fit(blocks: RowBlocks(many), using: &again, resuming: middle) == fit, "to the same bits")
    }
  }

  @Test func aSampleGrowsWithTheComponentsAndNeverBeyondThePoints() {
    #expect(ExpectationMaximization.startPoints(of: 10_000_000, components: 10) == 200_000)
    #expect(ExpectationMaximization.startPoints(of: 10_000_000, components: 10_000) == 500_000)
    #expect(ExpectationMaximization.startPoints(of: 5000, components: 10_000) == 5000)
  }
}
