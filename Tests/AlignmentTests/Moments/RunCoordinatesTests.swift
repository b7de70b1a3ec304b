import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// White coordinates of runs whose columns nearly depend on one another.
@Suite struct RunCoordinatesTests {
  private let x = normalMatrix(300, 3, RandomStream(seed: 1))

  private func moments(_ codes: Matrix<Double>) throws -> CodeMoments {
    try CodeMoments([codes, x], isFitted: (0..<300).map { $0 < 150 })
  }

  /// The first and the last column agree up to a share: an affine map takes the code to x exactly as long as it counts.
  @Test(arguments: [1e-1, 1e-4, 1e-7, 1e-9]) func aSmallDifferenceIsADirection(share: Double) throws {
    let close = Matrix((0..<300).map { [x[$0, 0], x[$0, 1], x[$0, 0] + share * x[$0, 2]] })
    let found = try moments(close).scores(0, 1)
    // What is left of the digits of a difference of that size.
    expectClose(found.spectrum, [1, 1, 1], absolute: 1e-14 / share + 1e-12)
    #expect(found.outOfSampleCorrelations.count == 3)
  }

  @Test(arguments: [0, 1e-15]) func aDifferenceOfRoundingIsNone(share: Double) throws {
    let same = Matrix((0..<300).map { [x[$0, 0], x[$0, 1], x[$0, 0] + share * x[$0, 2]] })
    let found = try moments(same).scores(0, 1)
    expectClose(Array(found.spectrum.prefix(2)), [1, 1], absolute: 1e-9)
    #expect(found.outOfSampleCorrelations.last == 0)
    expectClose(found.weakWhole, 2.0 / 3, absolute: 1e-9)
  }

  /// Maps go through white coordinates and back: x is found again from whatever affine image of it.
  @Test(arguments: [1.0, 1e-3, 1e-6]) func theWayBackIsThatOfTheColumns(least: Double) throws {
    let map = Matrix([[1.0, 2, 0], [0, 1, 1], [0, 0, least]])
    let moved = matmul(x, map).addingToRows([10, -20, 30])
    let back = try moments(moved).affineMap(from: 0, to: 1)
    expectClose(back(moved), x, absolute: 1e-13 / least + 1e-12)
  }
}
