import Alignment
import LinearAlgebra
import TestSupport
import Testing

/// The scores of `Reference/mcc.json`, made by `Scripts/reference/mcc.py`.
///
/// Its CCA is by singular values, as ours, so all agree to rounding: 1e-12. Against scikit-learn's NIPALS only 1e-5 is
/// to be had, which the script checks: its iterations stop at a tolerance, and 'affine' in ten columns not even then.
@Suite struct MeanCorrelationReferenceTests {
  struct Reference: Decodable {
    let kind: String
    let a: [[Double]]
    let b: [[Double]]
    let mccPearson: Double
    let mccSpearman: Double
    let canonicalCorrelations: [Double]
    let weakMccCca: Double
    let weakMccCcaOutOfSample: Double
    let mccAfterLeastSquaresBToA: Double
  }

  @Test func agreeWithNumPy() throws {
    let cases = try referenceCases("mcc", of: Reference.self)
    #expect(cases.count == 12)
    for reference in cases {
      let (a, b) = (Matrix(reference.a), Matrix(reference.b))
      let weak = try weakScore(a, b)
      let strong = try strongScore(a, b)
      expectClose(strong.whole, reference.mccPearson, absolute: 1e-12)
      expectClose(try meanCorrelation(a, b, kind: .spearman).mean, reference.mccSpearman, absolute: 1e-12)
      expectClose(weak.spectrum, reference.canonicalCorrelations, absolute: 1e-12)
      expectClose(weak.score.whole, reference.weakMccCca, absolute: 1e-12)
      expectClose(weak.score.outOfSample, reference.weakMccCcaOutOfSample, absolute: 1e-12)
      let regressed = try affineScore(from: b, to: a)
      expectClose(regressed.meanCorrelation.whole, reference.mccAfterLeastSquaresBToA, absolute: 1e-12)
    }
  }
}
