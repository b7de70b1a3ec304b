import Datasets
import Foundation
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct PrincipalComponentsTests {
  struct Reference: Decodable {
    let points: [[Double]]
    let mean: [Double]
    let components: [[Double]]
    let explained_variance: [Double]  // swift-format-ignore: AlwaysUseLowerCamelCase
    let total_variance: Double  // swift-format-ignore: AlwaysUseLowerCamelCase
    let codes: [[Double]]
  }

  @Test func allAgreesWithTheSingularValuesOfNumpy() throws {
    let url = try #require(Bundle.module.url(forResource: "Reference/principal_components", withExtension: "json"))
    let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
    let found = try PrincipalComponents(fitting: Matrix(reference.points), count: 3)
    // A covariance of condition 10³ at most, in another way than by SVD: 1e-15 times the condition, and some room.
    expectClose(found.mean, reference.mean, relative: 1e-13)
    expectClose(found.components, Matrix(Array(reference.components[..<3])), absolute: 1e-11)
    expectClose(found.explainedVariance, Array(reference.explained_variance[..<3]), relative: 1e-12)
    expectClose(found.totalVariance, reference.total_variance, relative: 1e-13)
    expectClose(found.transform(Matrix(reference.points)), Matrix(reference.codes), absolute: 1e-10)
  }

  private func points(_ n: Int, _ d: Int, seed: UInt64 = 1) -> Matrix<Double> {
    var stream = RandomStream(seed: seed)
    return Matrix(rows: n, columns: d, elements: stream.normals(n * d))
  }

  @Test func componentsAreOrthonormalAndTheirLargestEntryIsPositive() throws {
    let found = try PrincipalComponents(fitting: points(40, 6), count: 6)
    expectClose(matmulTransposedSecond(found.components, found.components), .identity(6), absolute: 1e-14)
    for k in 0..<6 {
      let row = found.components.row(k)
      #expect(row.max() ?? 0 >= -(row.min() ?? 0))
    }
    #expect(found.explainedVariance == found.explainedVariance.sorted(by: >))
    expectClose(found.explainedRatio.reduce(0, +), 1, relative: 1e-14)  // all components hold all variance
  }

  @Test func withAllComponentsTheInverseUndoes() throws {
    let points = points(20, 4)
    let found = try PrincipalComponents(fitting: points, count: 4)
    expectClose(found.inverse(found.transform(points)), points, absolute: 1e-13)
  }

  @Test func codesAreUncorrelatedAndWhiteAfterScaling() throws {
    let points = points(500, 5)
    let found = try PrincipalComponents(fitting: points, count: 3)
    let codes = found.transform(points)
    let covariance = 1 / 499.0 * gram(codes.centred)
    expectClose(covariance, .diagonal(found.explainedVariance), absolute: 1e-13)
    expectClose(try found.whiteningScales(), found.explainedVariance.map { $0.squareRoot() }, relative: 1e-15)
  }

  @Test func manyBlocksGiveTheSameAsOne() throws {
    let points = points(9000, 3)  // three blocks
    var moments = Moments(features: 3)
    moments.add(points)
    let whole = try PrincipalComponents(of: moments, count: 2)
    let blocks = try PrincipalComponents(fitting: points, count: 2)
    // The three variances are near one another: gaps of 1e-2 amplify rounding of 1e-15.
    expectClose(blocks.components, whole.components, absolute: 1e-11)
  }

  @Test func pointsOnALineCannotBeWhitenedInThePlane() throws {
    let line = Matrix((0..<10).map { [Double($0), 2 * Double($0)] })
    let found = try PrincipalComponents(fitting: line, count: 2)
    expectClose(found.components.row(0), [1 / 5.0.squareRoot(), 2 / 5.0.squareRoot()], relative: 1e-14)
    expectClose(found.explainedRatio, [1, 0], absolute: 1e-14)
    let error = #expect(throws: DatasetError.self) { try found.whiteningScales() }
    #expect(error == .constantComponent(1))
  }

  @Test func aNaNIsAnError() {
    #expect(throws: FactorizationError.self) {
      try PrincipalComponents(fitting: Matrix([[1, .nan], [2, 3], [4.0, 5]]), count: 1)
    }
  }

  @Test func moreComponentsThanFeaturesStopTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try PrincipalComponents(fitting: Matrix([[1.0, 2], [3, 5]]), count: 3)
    }
    let message = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
    #expect(message.contains("2 features have no 3 principal components"))
  }
}
