import Datasets
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct IndependentComponentsTests {
  @Test func mixedUniformSourcesAreFound() throws {
    var stream = RandomStream(seed: 21)
    let n = 20_000
    let sources = Matrix(rows: n, columns: 3, elements: (0..<3 * n).map { _ in stream.uniform() - 0.5 })
    let mixed = matmul(sources, Matrix([[1, 2, 0.3], [-1, 0.5, 2], [0.2, 1, 1]])).addingToRows([7, -3, 100])
    let found = try IndependentComponents(fitting: mixed, count: 3, using: &stream)
    #expect(found.iterations != nil)
    let codes = found.transform(mixed)
    for i in 0..<3 {
      let best = (0..<3).map { abs(correlation(sources.column(i), codes.column($0))) }.max() ?? 0
      #expect(best > 0.999)
    }
    let covariance = gram(codes).map { $0 / Double(n - 1) }
    expectClose(covariance, .identity(3), absolute: 1e-9)
  }

  @Test func onTwoLayersItReachesWhatTheKinksLeave() throws {
    // With one leaky ReLU of slope .2 on each source, a linear map reaches the correlation of s with leaky(s):
    // .6/√(.36 + .16·(1 − (E|s|)²/E s²)), which is .901 for deviations that are uniform on (0, 3).
    var stream = RandomStream(seed: 22)
    let sample = try NonlinearICA(sources: 3, segments: 200, pointsPerSegment: 200).sample(using: &stream)
    let codes = try IndependentComponents(fitting: sample.points, count: 3, using: &stream).transform(sample.points)
    let sources = try #require(sample.sources)
    let scores = (0..<3).map { i in (0..<3).map { abs(correlation(sources.column(i), codes.column($0))) }.max() ?? 0 }
    for score in scores { expectClose(score, 0.901, absolute: 0.01) }
  }

  @Test func aDirectionWithoutVarianceIsRefused() {
    var stream = RandomStream(seed: 23)
    let flat = Matrix((0..<20).map { [Double($0), 2 * Double($0)] })
    #expect(throws: DatasetError.constantComponent(1)) {
      try IndependentComponents(fitting: flat, count: 2, using: &stream)
    }
  }

  @Test func normalPointsEndAtTheLimit() throws {
    var stream = RandomStream(seed: 24)
    let points = Matrix(rows: 100, columns: 2, elements: stream.normals(200))
    let found = try IndependentComponents(fitting: points, count: 2, tolerance: 0, limit: 5, using: &stream)
    #expect(found.iterations == nil)
    #expect(found.unmixing.elements.allSatisfy { $0.isFinite })
  }
}

/// Pearson's correlation.
func correlation(_ a: [Double], _ b: [Double]) -> Double {
  let (ma, mb) = (a.reduce(0, +) / Double(a.count), b.reduce(0, +) / Double(b.count))
  let (x, y) = (a.map { $0 - ma }, b.map { $0 - mb })
  func product(_ u: [Double], _ v: [Double]) -> Double { zip(u, v).reduce(0) { $0 + $1.0 * $1.1 } }
  return product(x, y) / (product(x, x) * product(y, y)).squareRoot()
}
