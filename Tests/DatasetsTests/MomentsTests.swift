import Datasets
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct MomentsTests {
  @Test func theCovarianceIsTheSampleCovariance() throws {
    var moments = Moments(features: 2)
    moments.add(Matrix([[1, 2], [3, 1], [4, 9.0]]))
    // numpy.cov([[1, 3, 4], [2, 1, 9]])
    expectClose(
      try moments.covariance(), Matrix([[7.0 / 3, 4.5], [4.5, 19]]), relative: 1e-14)
    expectClose(moments.mean, [8.0 / 3, 4], relative: 1e-15)
  }

  @Test(arguments: [1, 7, 100])
  func blocksDoNotMatter(size: Int) throws {
    var stream = RandomStream(seed: 1)
    // Far from the origin, where a sum of squares less a squared sum would lose 12 of 16 digits.
    let points = Matrix(rows: 100, columns: 4, elements: stream.normals(400)).map { $0 + 1e6 }
    var whole = Moments(features: 4)
    whole.add(points)
    var parts = Moments(features: 4)
    for start in stride(from: 0, to: 100, by: size) { parts.add(points.rows(start..<min(start + size, 100))) }
    #expect(parts.count == 100)
    expectClose(parts.mean, whole.mean, relative: 1e-14)
    // Entries of scatter near 100, from differences each exact to 1e-10.
    expectClose(parts.scatter, whole.scatter, absolute: 1e-7)
  }

  @Test func noPointsAndOnePointHaveNoCovariance() {
    var moments = Moments(features: 1)
    moments.add(Matrix(rows: 0, columns: 1))
    #expect(throws: DatasetError.tooFewPoints(0)) { try moments.covariance() }
    moments.add(Matrix([[1.0]]))
    #expect(throws: DatasetError.tooFewPoints(1)) { try moments.covariance() }
  }

  @Test func pointsOfOtherFeaturesStopTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var moments = Moments(features: 1)
      moments.add(Matrix([[1.0, 2]]))
    }
    let message = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
    #expect(message.contains("cannot add points of 2 features to 1"))
  }
}
