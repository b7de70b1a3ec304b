import HierarchyArtifacts
import HierarchyStages
import Interchange
import LinearAlgebra
import Mixtures
import Probability
import Randomness
import StageTestSupport
import Stages
import TestSupport
import Testing

/// Hidden variables that are read from mixtures of which all is known.
@Suite struct StructureRecoveryTests {
  @Test func coordinatesAreEstimatedFromTheComponents() throws {
    let (mixture, points) = try fitted("product", .full, mixed: true)
    let found = try stage(RecoverStructure.self, ["coordinates": "estimated"]).run(Pair(mixture, points), in: .silent)
    #expect(found.variables.map(\.size).sorted() == [2, 3] && found.holds)
    let taken = try stage(RecoverStructure.self).run(Pair(mixture, points), in: .silent)
    #expect(taken.isTrivial || !taken.holds, "in coordinates that are not P2's there is no structure")
  }

  private func record(_ mixture: GaussianMixture, points: Int) -> FittedMixture {
    FittedMixture(mixture, trace: [], meanLogLikelihood: 0, points: points, converged: true)
  }

  /// Two binary variables, of which each moves one coordinate; points at the means of the cells.
  private func square(weights: [Double], count: Int = 2000) throws -> (FittedMixture, Points) {
    let mixture = GaussianMixture(
      weights: weights, means: Matrix([[0, 0], [0, 10], [10, 0], [10, 10]]),
      covariances: .diagonal(Matrix(rows: 4, columns: 2, repeating: 1)))
    var stream = RandomStream(seed: 3)
    return (record(mixture, points: count), Points(try mixture.sample(count, using: &stream).points))
  }

  @Test func probabilitiesAreThoseOfTheCells() throws {
    let (mixture, points) = try square(weights: [0.1, 0.2, 0.3, 0.4])
    let found = try stage(RecoverStructure.self).run(Pair(mixture, points), in: .silent)
    #expect(found.holds && Set(found.variables.map(\.neighbourhood)) == [[0], [1]])
    #expect(found.variables.map(\.size) == [2, 2])
    // Four standard errors of the widest cell.
    let table = try #require(found.table).sorted()
    expectClose(table, [0.1, 0.2, 0.3, 0.4], absolute: 4 * (0.24 / 2000).squareRoot())
  }

  @Test func correlationsWithinComponentsAreLeftOutWhereCoordinatesAreKnown() throws {
    let (mixture, points) = try square(weights: [0.25, 0.25, 0.25, 0.25])
    let turned = GaussianMixture(
      weights: mixture.model.weights, means: mixture.model.means,
      covariances: .full([Matrix<Double>](repeating: Matrix([[1, 0.9], [0.9, 1]]), count: 4)))
    let (plain, correlated) = try (
      stage(RecoverStructure.self).run(Pair(mixture, points), in: .silent),
      stage(RecoverStructure.self).run(Pair(record(turned, points: 2000), points), in: .silent)
    )
    #expect(correlated.variables == plain.variables && correlated.coordinates == plain.coordinates)
  }
}
