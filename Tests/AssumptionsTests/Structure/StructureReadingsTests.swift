import Assumptions
import LinearAlgebra
import TestSupport
import Testing

/// Hidden variables by counting and by joining, of grids that are written out here.
@Suite struct StructureReadingsTests {
  /// The components of a grid: all states of so many variables, with the coordinates that sets of them decide, each level
  /// ten deviations from the next.
  private func grid(_ sizes: [Int], _ parents: [[Int]], without missing: Set<Int> = []) throws -> HiddenStructure {
    let count = sizes.reduce(1, *)
    let states = (0..<count).filter { !missing.contains($0) }.map { number -> [Int] in
      var (rest, state) = (number, [Int]())
      for size in sizes.reversed() {
        state.insert(rest % size, at: 0)
        rest /= size
      }
      return state
    }
    let means = states.map { state in
      parents.map { set in 10 * Double(set.reduce(0) { $0 * sizes[$1] + state[$1] }) }
    }
    return try hiddenStructure(
      of: IndependentComponents(
        weights: [Double](repeating: 1, count: states.count), means: Matrix(means),
        variances: Matrix(rows: states.count, columns: parents.count, repeating: 1)), points: nil)
  }

  /// k(all) = 6, and without the coordinates of the first variable 3: exp w = 6/3 = 2, and so on.
  @Test func countingGivesTheSizesOfAProduct() throws {
    let found = try grid([2, 3], [[0], [1], [0, 1]])
    let counts = try #require(found.counts)
    #expect(counts.map(\.neighbourhood) == [[0, 2], [1, 2]])
    expectClose(counts.map(\.size), [2, 3], relative: 1e-12)
    #expect(found.variables.map(\.neighbourhood) == [[0, 2], [1, 2]] && found.variables.map(\.size) == [2, 3])
    #expect(found.holds && found.marginalCount(on: [0]) == 2 && found.marginalCount(on: [0, 1]) == 6)
  }

  @Test func threeVariablesShareCoordinatesByTwos() throws {
    let found = try grid([2, 2, 3], [[0, 1], [1, 2], [0], [2], [0, 2]])
    #expect(found.variables.map(\.neighbourhood) == [[0, 1], [0, 2, 4], [1, 3, 4]])
    #expect(found.variables.map(\.size) == [2, 2, 3] && found.holds)
  }

  /// A coordinate in which all components agree has no parents, and is in no neighbourhood.
  @Test func aConstantCoordinateHasNoParents() throws {
    let found = try grid([2, 2], [[0], [], [1]])
    #expect(found.variables.map(\.neighbourhood) == [[0], [2]] && found.coordinates[1].partition.count == 1)
    #expect(found.holds)
  }

  /// With a cell missing, sizes are no whole numbers: 5/3 and 5/2.
  @Test func aMissingCellSpoilsTheCount() throws {
    let found = try grid([2, 3], [[0], [1]], without: [5])
    expectClose(try #require(found.counts).map(\.size).prefix(2).sorted(), [5.0 / 3, 5.0 / 2], relative: 1e-12)
    #expect(!found.holds && !found.isGrid && found.table == nil)
  }

  /// Coordinates of more than 16 kinds are joined and not counted: five variables, each alone and by twos, and two by threes.
  @Test func tooManyKindsAreNotCounted() throws {
    let singles = (0..<5).map { [$0] }
    let twos = (0..<5).flatMap { a in (a + 1..<5).map { [a, $0] } }
    let found = try grid([2, 2, 2, 2, 2], singles + twos + [[0, 1, 2], [2, 3, 4]])
    #expect(found.counts == nil && !found.holds)
    #expect(found.k == 5 && found.variables.allSatisfy { $0.size == 2 } && found.isGrid && found.isConsistent)
    // One kind less is counted.
    let counted = try grid([2, 2, 2, 2, 2], singles + twos + [[0, 1, 2]])
    #expect(counted.holds && counted.counts?.count == 5)
  }
}
