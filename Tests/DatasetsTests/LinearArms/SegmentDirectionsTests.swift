import Datasets
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct SegmentDirectionsTests {
  @Test func linearMixingsOfSegmentsAreUndone() throws {
    var stream = RandomStream(seed: 31)
    let segments = SourceSegments(
      means: Matrix([[0, 0], [2, -1], [1, 1]]), deviations: Matrix([[0.3, 2], [2, 0.5], [1, 1]]))
    let n = 5_000
    let sources = try segments.place(Matrix(rows: 3 * n, columns: 2, elements: stream.normals(6 * n)))
    let mixed = LabelledPoints(
      points: matmul(sources.points, Matrix([[1, 0.5], [-2, 1]])), labels: sources.labels)
    let found = try SegmentDirections(fitting: mixed, count: 2)
    #expect(found.segments == [0, 1])
    let codes = found.transform(mixed.points)
    for i in 0..<2 {
      let best = (0..<2).map { abs(correlation(sources.points.column(i), codes.column($0))) }.max() ?? 0
      #expect(best > 0.99)
    }
  }

  @Test func oneSegmentTellsNothing() {
    let points = LabelledPoints(points: Matrix([[0, 1], [2, 0], [1, 5], [4, 4]]), labels: [0, 0, 0, 0])
    #expect(throws: DatasetError.tooFewSegments(1, latents: 2)) { try SegmentDirections(fitting: points, count: 2) }
  }

  @Test func segmentsOfFewPointsAreLeftOut() {
    let points = LabelledPoints(
      points: Matrix([[0, 1], [2, 0], [1, 5], [4, 4], [9, 9]]), labels: [0, 0, 0, 0, 1])
    #expect(throws: DatasetError.tooFewSegments(1, latents: 2)) { try SegmentDirections(fitting: points, count: 2) }
  }
}
