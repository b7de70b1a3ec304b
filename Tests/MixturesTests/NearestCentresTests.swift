import LinearAlgebra
import Mixtures
import Randomness
import TestSupport
import Testing

struct NearestCentresTests {
  @Test(arguments: [7, 256, 300])
  func eachPointBelongsToTheNearestCentre(count: Int) throws {
    var stream = RandomStream(seed: 3)
    let points = threeClusters(count, using: &stream)
    let clustering = try KMeans(components: 5, iterations: 2).fit(points, using: &stream)
    var inertia = 0.0
    for n in 0..<count {
      let distances = (0..<5).map { k in
        zip(points.row(n), clustering.centres.row(k)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
      let nearest = try #require(distances.indices.min { distances[$0] < distances[$1] })
      #expect(clustering.labels[n] == nearest)
      inertia += distances[nearest]
    }
    // A sum of some hundred squares of order one.
    expectClose(try #require(clustering.trace.last), inertia, relative: 1e-13)
  }

  @Test func ofEqualCentresTheFirstIsTheNearest() throws {
    var stream = RandomStream(seed: 1)
    let clustering = try KMeans(components: 3, iterations: 0)
      .fit(Matrix(rows: 300, columns: 2, repeating: 4), using: &stream)
    #expect(clustering.labels == [Int](repeating: 0, count: 300))
  }
}
