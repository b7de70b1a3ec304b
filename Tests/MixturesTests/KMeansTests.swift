import LinearAlgebra
import Mixtures
import Randomness
import TestSupport
import Testing

struct KMeansTests {
  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func distantGroupsAreFound(seed: UInt64) throws {
    var stream = RandomStream(seed: seed)
    let points = Matrix((0..<90).map { n in [100 * Double(n % 3) + stream.normal(), stream.normal()] })
    let clustering = try KMeans(components: 3).fit(points, using: &stream)
    let firsts = Array(clustering.labels[0..<3])
    #expect(Set(firsts).count == 3)
    #expect(clustering.labels == (0..<90).map { firsts[$0 % 3] })
    for k in 0..<3 {
      let members = points.rows(at: clustering.labels.indices.filter { clustering.labels[$0] == k })
      // Means of thirty numbers around 100.
      expectClose(clustering.centres.row(k), members.columnMeans, absolute: 1e-12)
    }
  }

  @Test func theInertiaNeverRises() throws {
    var stream = RandomStream(seed: 9)
    let points = threeClusters(700, using: &stream)
    let clustering = try KMeans(components: 12, tolerance: 0).fit(points, using: &stream)
    #expect(clustering.trace.count > 4)
    for (before, after) in zip(clustering.trace, clustering.trace.dropFirst()) {
      // Sums of 700 squares, each rounded.
      #expect(after <= before * (1 + 1e-13))
    }
  }

  @Test func aCentreForEachPointLeavesNoInertia() throws {
    var stream = RandomStream(seed: 1)
    let points = Matrix([[0.0], [1], [5], [25]])
    let clustering = try KMeans(components: 4).fit(points, using: &stream)
    #expect(clustering.trace.last == 0 && Set(clustering.labels).count == 4)
  }

  @Test func pointsTooFewOrTooLargeAreErrors() {
    var stream = RandomStream(seed: 1)
    #expect(throws: FitError.tooFewPoints(points: 2, features: 1, components: 3)) {
      try KMeans(components: 3).fit(Matrix([[0.0], [1]]), using: &stream)
    }
    #expect(throws: FitError.overflow(iteration: 0)) {
      try KMeans(components: 2).fit(Matrix([[1e200], [-1e200]]), using: &stream)
    }
  }

  @Test func identicalPointsAreOneCluster() throws {
    var stream = RandomStream(seed: 1)
    let clustering = try KMeans(components: 2).fit(Matrix(rows: 4, columns: 1, repeating: 3), using: &stream)
    #expect(clustering.trace.last == 0 && clustering.labels == [0, 0, 0, 0])
  }
}
