import LinearAlgebra
import Randomness
import SeparationStages
import TestSupport
import Testing

@Suite struct SegmentMomentsTests {
  private let labels = (0..<900).map { $0 / 300 }

  private func normals(_ seed: UInt64) -> Matrix<Double> {
    var stream = RandomStream(seed: seed)
    return Matrix(rows: 900, columns: 2, elements: stream.normals(1800))
  }

  @Test func scaledAndExchangedSourcesScoreOne() throws {
    let sources = normals(1)
    let codes = Matrix((0..<900).map { [-3 * sources[$0, 1] + 1, 0.5 * sources[$0, 0]] })
    expectClose(try SegmentMoments(codes, sources, labels: labels).score(), 1, absolute: 1e-12)
  }

  /// What knows the segment and nothing else has a high pooled correlation and none within.
  @Test func theMeansOfSegmentsAreNoMerit() throws {
    let noise = normals(2)
    let sources = normals(1)
    func shifted(_ x: Matrix<Double>) -> Matrix<Double> {
      Matrix((0..<900).map { n in [x[n, 0] + 20 * Double(labels[n]), x[n, 1] - 20 * Double(labels[n] % 2)] })
    }
    let score = try SegmentMoments(shifted(noise), shifted(sources), labels: labels).score()
    // A correlation of 300 independent pairs is 0.046 on average; of three segments, the mean is below five times that.
    #expect(score < 0.2)
    #expect(try SegmentMoments(shifted(noise), shifted(sources), labels: labels.map { _ in 0 }).score() > 0.9)
  }

  @Test func aMapIsThatOfTheCodes() throws {
    let (codes, sources) = (normals(3), normals(4))
    let map = Matrix([[2, 1], [0, -3.0]])
    expectClose(
      try SegmentMoments(codes, sources, labels: labels).score(after: map),
      try SegmentMoments(matmul(codes, map), sources, labels: labels).score(), absolute: 1e-12)
  }

  @Test func smallAndConstantSegmentsCountNothing() throws {
    let sources = normals(1)
    #expect(try SegmentMoments(sources, sources, labels: (0..<900).map { $0 }).score() == 0)
    let flat = Matrix<Double>(rows: 900, columns: 2)
    #expect(try SegmentMoments(flat, sources, labels: labels).score() == 0)
  }
}
