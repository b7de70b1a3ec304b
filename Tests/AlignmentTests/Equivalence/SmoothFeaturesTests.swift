import Alignment
import Foundation
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct SmoothFeaturesTests {
  @Test func productsComeFirstThenCosines() {
    let features = SmoothFeatures(frequencies: Matrix([[1.0, 2], [0, -1]]), phases: [0.5, 1])
    let values = features(Matrix([[0.3, -2.0]]))
    #expect(features.count == 5 && values.shape == Matrix<Double>(rows: 1, columns: 5).shape)
    // Products of two numbers, and cosines of a sum of three: a rounding each.
    expectClose(
      values.elements,
      [0.09, -0.6, 4, 2.0.squareRoot() * cos(0.3 - 4 + 0.5), 2.0.squareRoot() * cos(2 + 1)], absolute: 1e-14)
  }

  @Test func frequenciesAreOfTheLengthsThatAreSaid() {
    var stream = RandomStream(seed: 1)
    let features = SmoothFeatures(latents: 4, cosines: 200, using: &stream)
    let lengths = (0..<200).map { k in features.frequencies.row(k).reduce(0) { $0 + $1 * $1 }.squareRoot() }
    #expect(lengths.allSatisfy { (0.5...2.5).contains($0) })
    // Uniform between both: a mean of 1.5, with a standard error of 2/√12/√200.
    expectClose(lengths.reduce(0, +) / 200, 1.5, absolute: 0.17)
    #expect(features.phases.allSatisfy { (0...(2 * Double.pi)).contains($0) })
  }

  @Test(arguments: [(2, 3), (23, 276), (24, 300), (512, 300)])
  func aboveThreeHundredProductsAChoiceIsMade(latents: Int, products: Int) {
    var stream = RandomStream(seed: 2)
    #expect(SmoothFeatures(latents: latents, using: &stream).count == products + 100)
  }

  @Test func oneStreamGivesTheSameFeatures() {
    var (a, b) = (RandomStream(seed: 3), RandomStream(seed: 3))
    #expect(SmoothFeatures(latents: 30, using: &a) == SmoothFeatures(latents: 30, using: &b))
    #expect(SmoothFeatures(latents: 30, using: &a) != SmoothFeatures(latents: 29, using: &b))
  }
}
