import Datasets
import LinearAlgebra
import Randomness
import TestSupport
import Testing

private let least = Double.leastNonzeroMagnitude
private let closeValues: [(Double, Double)] = [
  (1, 0x1p-52), (1.7e18, 256), (-1.7e18, 256), (0, least), (1e9 * least, least),
]

@Suite struct StandardisationTests {
  @Test func meanAndDeviationAreThoseOfTheSample() throws {
    let points = Matrix([[1, 10], [3, 30], [5.0, 20]])
    let map = try Standardisation(fitting: points)
    // numpy: mean(axis=0), std(axis=0)
    expectClose(map.mean, [3, 20], relative: 1e-15)
    expectClose(map.deviation, [1.632993161855452, 8.16496580927726], relative: 1e-15)
    let result = map.apply(points)
    expectClose(result.columnMeans, [0, 0], absolute: 1e-15)
    expectClose(result.map { $0 * $0 }.columnMeans, [1, 1], relative: 1e-15)
  }

  /// Powers of two, so that nothing is rounded: what is standardised is the same to the bit.
  @Test(arguments: [0x1p530, 0x1p-560, 0x1p1015])
  func theScaleOfTheSampleDoesNotMatter(scale: Double) throws {
    let points = Matrix([[1, 10], [3, 30], [5.0, 20]])
    let plain = try Standardisation(fitting: points)
    let map = try Standardisation(fitting: scale * points)
    #expect(map.deviation == plain.deviation.map { scale * $0 })
    #expect(map.apply(scale * points) == plain.apply(points))
  }

  /// Neighbouring doubles, time stamps in nanoseconds, and the least numbers that there are.
  @Test(arguments: closeValues)
  func valuesThatDifferInTheirLastDigitsKeepTheirDifferences(offset: Double, step: Double) throws {
    let points = Matrix([[offset], [offset + step], [offset + 2 * step]])
    let map = try Standardisation(fitting: points)
    expectClose(map.apply(points), Matrix([[-1.224744871391589], [0], [1.224744871391589]]), absolute: 1e-15)
    #expect(map.undo(map.apply(points)) == points)
  }

  @Test func undoUndoes() throws {
    var stream = RandomStream(seed: 1)
    let points = Matrix(rows: 50, columns: 3, elements: stream.normals(150))
    let map = try Standardisation(fitting: points)
    expectClose(map.undo(map.apply(points)), points, relative: 1e-14, absolute: 1e-15)  // two roundings each way
  }

  @Test(arguments: [0, 0.1, 1e9])
  func aConstantFeatureIsAnError(value: Double) {
    let points = Matrix((0..<7).map { [Double($0), value] })
    let error = #expect(throws: DatasetError.self) { try Standardisation(fitting: points) }
    #expect(error == .constantFeature(1))
  }

  @Test func onePointIsTooFew() {
    #expect(throws: DatasetError.tooFewPoints(1)) { try Standardisation(fitting: Matrix([[1.0]])) }
  }
}
