import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct BendStatisticTests {
  /// A case of `Reference/residual_nonlinearity.json`, made by `Scripts/reference/residual_nonlinearity.py`.
  struct Reference: Decodable {
    let whiteSource: [[Double]]
    let whiteTarget: [[Double]]
    let frequencies: [[Double]]
    let phases: [Double]
    let folds: [Int]
    let firstHalf: [Bool]
    let affineUnexplained: [Double]
    let flexibleUnexplained: [Double]
    let share: Double
    let worstAffineUnexplained: Double
    let worstFlexibleUnexplained: Double
    let standardError: Double
  }

  @Test func agreesWithNumPy() throws {
    let cases = try referenceCases("residual_nonlinearity", of: Reference.self)
    #expect(cases.count == 3)
    for reference in cases {
      let features = SmoothFeatures(frequencies: Matrix(reference.frequencies), phases: reference.phases)
      let fit = try crossFit(
        from: Matrix(reference.whiteSource), to: Matrix(reference.whiteTarget), features: features,
        folds: reference.folds)
      let found = try BendStatistic(fit, firstHalf: reference.firstHalf)
      // The same sums in another order, through eigenvalues of Gram matrices where NumPy takes singular values.
      expectClose(found.share, reference.share, absolute: 1e-9)
      expectClose(found.standardError, reference.standardError, absolute: 1e-9)
      expectClose(found.affineResidual, reference.worstAffineUnexplained, absolute: 1e-9)
      expectClose(found.smoothResidual, reference.worstFlexibleUnexplained, absolute: 1e-9)
      expectClose(fit.affine.map { $0 * $0 }.columnMeans, reference.affineUnexplained, absolute: 1e-9)
      expectClose(fit.smooth.map { $0 * $0 }.columnMeans, reference.flexibleUnexplained, absolute: 1e-9)
    }
  }

  @Test func anAffineRelationHasNoBendAndABentOneItsShare() throws {
    var stream = RandomStream(seed: 1)
    let source = Matrix(rows: 2000, columns: 2, elements: stream.normals(4000))
    // (a₁² − 1)/√2 has variance one: with 0.9 of a₂ beside it the share is 0.1 of 0.91.
    let bent = Matrix(
      (0..<2000).map { i in
        [source[i, 0], 0.9 * source[i, 1] + 0.1.squareRoot() * (source[i, 0] * source[i, 0] - 1) / 2.0.squareRoot()]
      })
    let features = SmoothFeatures(latents: 2, using: &stream)
    let folds = (0..<2000).map { $0 % 5 }
    let halves = (0..<2000).map { $0 / 7 % 2 == 0 }
    let noisy = source + 0.1 * Matrix(rows: 2000, columns: 2, elements: stream.normals(4000))
    let affine = try BendStatistic(
      crossFit(from: source, to: noisy, features: features, folds: folds), firstHalf: halves)
    #expect(abs(affine.share) < 1e-4)
    expectClose(affine.affineResidual, 0.01, absolute: 1e-3)  // the noise, with a standard error of 0.0003
    let found = try BendStatistic(crossFit(from: source, to: bent, features: features, folds: folds), firstHalf: halves)
    expectClose(found.share, 0.1, absolute: 0.02)  // three standard errors of a variance of 2,000 squares
    #expect(found.smoothResidual < 1e-3)
  }
}
