import Assumptions
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct HiddenTableTests {
  private let truth: [Double] = [0.1, 0.2, 0.25, 0.15, 0.05, 0.25]

  /// Two variables of two and three states on the coordinates {1, 2} and {2, 3}, levels some deviations apart.
  private func mixture(separation: Double) -> GaussianMixture {
    let levels: [[Double]] = [[0, 0, 0], [0, 1, 1], [0, 2, 2], [1, 3, 0], [1, 4, 1], [1, 5, 2]]
    let means = levels.map { level in level.map { separation * $0 } }
    return GaussianMixture(
      weights: truth, means: Matrix(means), covariances: .diagonal(Matrix(rows: 6, columns: 3, repeating: 1)))
  }

  private func refit(_ separation: Double, _ count: Int, seed: UInt64) throws -> (HiddenStructure, HiddenTable) {
    var stream = RandomStream(seed: seed)
    let mixture = mixture(separation: separation)
    let points = try mixture.sample(count, using: &stream).points
    let structure = try hiddenStructure(
      of: IndependentComponents(
        weights: truth, means: mixture.means, variances: Matrix(rows: 6, columns: 3, repeating: 1)), points: nil)
    return (structure, try #require(try structure.refitted(to: points)))
  }

  @Test func theTableOfTheTruthIsRecoveredWithItsErrors() throws {
    let (structure, table) = try refit(4, 4000, seed: 1)
    let errors = try #require(table.standardErrors)
    for (cell, probability) in table.probabilities.enumerated() {
      // Six cells within four standard errors.
      expectClose(probability, truth[cell], absolute: 4 * errors[cell])
    }
    expectClose(table.probabilities.reduce(0, +), 1, absolute: 1e-12)
    // Far components overlap little: the errors are the multinomial's.
    expectClose(errors, try #require(structure.multinomialErrors(points: 4000)), relative: 0.1)
    // Six untied means and variances in three coordinates, of which nine and nine are tied: 7·2·log N less a little.
    #expect(table.gain > 0)
    #expect(table.tied.freeParameters == 5 + 2 * 11)
    #expect(table.untied.freeParameters == 5 + 2 * 18)
    #expect(table.tied.converged)
  }

  @Test func overlapRaisesTheErrors() throws {
    let (structure, table) = try refit(1.5, 4000, seed: 2)
    let plain = try #require(structure.multinomialErrors(points: 4000))
    for (error, least) in zip(try #require(table.standardErrors), plain) { #expect(error > 1.1 * least) }
  }

  @Test func errorsAreThoseOfRepeatedDraws() throws {
    var squares = [Double](repeating: 0, count: 6)
    var predicted = squares
    for seed in 0..<20 {
      let (_, table) = try refit(2, 800, seed: UInt64(100 + seed))
      let errors = try #require(table.standardErrors)
      for cell in 0..<6 {
        squares[cell] += (table.probabilities[cell] - truth[cell]) * (table.probabilities[cell] - truth[cell]) / 20
        predicted[cell] += errors[cell] * errors[cell] / 20
      }
    }
    // A variance of twenty draws is known to √(2/20) = 32 %, the sum of six to half of that or so.
    expectClose(squares.reduce(0, +), predicted.reduce(0, +), relative: 0.5)
  }

  @Test func theLikelihoodIsTheMixturesOwn() throws {
    var stream = RandomStream(seed: 3)
    let mixture = mixture(separation: 3)
    let points = try mixture.sample(50, using: &stream).points
    let start = try IndependentComponents(
      weights: truth, means: mixture.means, variances: Matrix(rows: 6, columns: 3, repeating: 1))
    var settings = TiedMixture.Settings()
    settings.iterations = 0
    let fit = try fitTiedMixture(
      from: start, ties: [Partition](repeating: .discrete(6), count: 3), to: points, settings: settings)
    expectClose(fit.logLikelihood, try mixture.logDensity(of: points).reduce(0, +), relative: 1e-12)
    #expect(!fit.converged)
    #expect(throws: ComponentsError.self) {
      try fitTiedMixture(from: start, ties: fit.ties, to: Matrix(rows: 2, columns: 1))
    }
  }

  @Test func whatDoesNotHoldHasNoTable() throws {
    let structure = try hiddenStructure(
      of: IndependentComponents(
        weights: [0.2, 0.3, 0.5], means: Matrix([[0.0, 0], [0, 5], [5, 0]]),
        variances: Matrix(rows: 3, columns: 2, repeating: 1)), points: nil)
    #expect(structure.findings == [.missingCells(present: 3, of: 4)])
    #expect(try structure.refitted(to: Matrix(rows: 9, columns: 2)) == nil)
    #expect(structure.multinomialErrors(points: 9) == nil)
  }
}
