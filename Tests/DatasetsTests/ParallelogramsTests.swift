import Datasets
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct ParallelogramsTests {
  private let plan = Parallelograms(count: 6, pointsPerParallelogram: 200)

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func noTwoOverlapAndNoneIsTooThin(seed: UInt64) throws {
    var stream = RandomStream(seed: seed)
    let shapes = try plan.shapes(using: &stream)
    #expect(shapes.count == 6)
    for (i, shape) in shapes.enumerated() {
      #expect(shape.condition < 5)
      #expect(abs(shape.centre.x) <= 4 && abs(shape.centre.y) <= 4)
      for other in shapes[..<i] { #expect(!shape.overlaps(other)) }
    }
  }

  @Test func thePointsLieInTheirParallelogramEvenly() throws {
    var stream = RandomStream(seed: 1)
    var copy = stream
    let shapes = try plan.shapes(using: &copy)
    let sample = try plan.sample(using: &stream)
    #expect(sample.labels.count == 1200)
    var sums = SIMD2<Double>()
    for (i, label) in sample.labels.enumerated() {
      let s = shapes[label]
      // u and v with point = c + u·a + v·b, by Cramer's rule.
      let p = SIMD2(sample.points[i, 0], sample.points[i, 1]) - s.centre
      let determinant = s.first.x * s.second.y - s.first.y * s.second.x
      let u = (p.x * s.second.y - p.y * s.second.x) / determinant
      let v = (s.first.x * p.y - s.first.y * p.x) / determinant
      #expect(abs(u) <= 0.5 + 1e-12 && abs(v) <= 0.5 + 1e-12)
      sums += SIMD2(u * u, v * v)
    }
    // The variance of U(−½, ½) is 1/12; five standard errors, √(1/180/1200).
    expectClose(sums.x / 1200, 1.0 / 12, absolute: 5 * 0.00216)
    expectClose(sums.y / 1200, 1.0 / 12, absolute: 5 * 0.00216)
  }

  @Test func whereThereIsNoRoomThatIsAnError() {
    let crowded = Parallelograms(count: 100, pointsPerParallelogram: 1, extent: 1)
    var stream = RandomStream(seed: 1)
    let error = #expect(throws: DatasetError.self) { try crowded.sample(using: &stream) }
    #expect(
      error?.description
        == "there is no room for 100 parallelograms (10000 trials); ask for fewer, or raise 'extent'")
  }
}
