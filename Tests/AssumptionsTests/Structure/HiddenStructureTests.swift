import Assumptions
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct HiddenStructureTests {
  @Test func theReferenceAgrees() throws {
    let cases = try referenceCases("structure_recovery", of: StructureCase.self)
    #expect(cases.count == 16)
    for reference in cases {
      let found = try hiddenStructure(of: try reference.components, points: reference.points)
      let comment = Comment(rawValue: reference.name)
      #expect(found.k == reference.k, comment)
      #expect(found.variables.map(\.neighbourhood) == reference.neighbourhoods, comment)
      #expect(found.variables.map(\.size) == reference.sizes, comment)
      #expect(found.variables.map(\.labels) == reference.labels, comment)
      #expect(found.isGrid == reference.grid, comment)
      #expect(found.isConsistent == reference.consistent, comment)
      #expect(found.holds == reference.holds, comment)
      #expect(found.counts?.map(\.neighbourhood) == reference.moebius.map(\.set), comment)
      expectClose((found.counts ?? []).map(\.size), reference.moebius.map(\.size), relative: 1e-12, comment)
      #expect((found.table == nil) == (reference.table == nil), comment)
      if let table = found.table, let expected = reference.table {
        expectClose(table, expected.numbers, absolute: 1e-12, comment)
      }
      for (name, count) in reference.marginalCounts ?? [:] {
        #expect(found.marginalCount(on: name.split(separator: ",").compactMap { Int($0) }) == count, comment)
      }
    }
  }

  @Test(arguments: [
    ("one hidden variable", StructureFinding.trivial(components: 3)),
    ("nested neighbourhoods: P3(c) fails", .nested(inner: [0], outer: [0, 1])),
    ("nested, three variables", .nested(inner: [3], outer: [1, 2, 3])),
    ("equal neighbourhoods: one variable of d1 d2", .trivial(components: 6)),
    ("a cell of the grid missing", .missingCells(present: 5, of: 6)),
    ("P3(a) fails in the shared coordinate", .notProduct(coordinate: 2)),
    ("P3(a) fails in an own coordinate", .notProduct(coordinate: 2)),
  ])
  func whatFailsIsNamed(name: String, finding: StructureFinding) throws {
    let reference = try #require(
      try referenceCases("structure_recovery", of: StructureCase.self).first { $0.name == name })
    let found = try hiddenStructure(of: try reference.components, points: reference.points)
    #expect(found.findings == [finding])
    #expect(found.isTrivial == (finding == .trivial(components: reference.weights.count)))
  }

  @Test func allElseHasNothingAgainstIt() throws {
    for reference in try referenceCases("structure_recovery", of: StructureCase.self) where reference.k > 1 {
      let found = try hiddenStructure(of: try reference.components, points: reference.points)
      #expect(found.findings.isEmpty == reference.holds, "\(reference.name)")
      #expect(!found.isTrivial)
    }
  }

  @Test func emptyAndEqualComponentsAreTakenOut() throws {
    // A grid of two by two, its second component twice, and two without weight.
    let found = try hiddenStructure(
      of: IndependentComponents(
        weights: [0.1, 0.2, 0, 0.1, 0.3, 0.3, 0.0001],
        means: Matrix([[0.0, 0], [0, 9], [5, 5], [0, 9], [9, 0], [9, 9], [4, 4]]),
        variances: Matrix(rows: 7, columns: 2, repeating: 1)), points: 10_000)
    #expect(found.holds)
    expectClose(try #require(found.table), [0.1, 0.3, 0.3, 0.3].map { $0 / 1.0 }, absolute: 2e-4)
    #expect(found.places == [0, 1, nil, 1, 2, 3, nil])
    #expect(found.findings == [.leftOut(components: [2, 6]), .merged(components: [1, 3])])
  }

  @Test func oneComponentHidesNothing() throws {
    let found = try hiddenStructure(
      of: IndependentComponents(weights: [1], means: Matrix([[0.0, 1]]), variances: Matrix([[1.0, 1]])), points: 100)
    #expect(found.k == 0)
    #expect(found.isTrivial)
    #expect(found.findings == [.nothingHidden])
  }

  @Test func manyCoordinatesOfFewKindsAreCounted() throws {
    // Fifty coordinates, two facets of 5 and 4 states.
    let means = (0..<20).map { j in (0..<50).map { t in 10 * Double(t < 25 ? j / 4 : j % 4) } }
    let found = try hiddenStructure(
      of: IndependentComponents(
        weights: [Double](repeating: 0.05, count: 20), means: Matrix(means),
        variances: Matrix(rows: 20, columns: 50, repeating: 1)), points: nil)
    #expect(found.holds)
    #expect(found.variables.map(\.size) == [5, 4])
    #expect(found.variables[0].neighbourhood == Array(0..<25))
  }

  @Test func noiseInEveryCoordinateIsTheTrivialReading() throws {
    var stream = RandomStream(seed: 8)
    // In every coordinate other orders of levels ten deviations apart.
    let orders = (0..<30).map { _ in stream.permutation(6) }
    let means = Matrix((0..<6).map { j in orders.map { 10 * Double($0[j]) } })
    let found = try hiddenStructure(
      of: IndependentComponents(
        weights: [Double](repeating: 1.0 / 6, count: 6), means: means,
        variances: Matrix(rows: 6, columns: 30, repeating: 1)), points: 1000)
    #expect(found.isTrivial)
    #expect(found.findings == [.trivial(components: 6)])
  }
}
