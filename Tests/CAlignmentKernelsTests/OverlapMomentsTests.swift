import CAlignmentKernels
import TestSupport
import Testing

struct OverlapMomentsTests {
  /// Of 19 components in three groups, of which the second has no weight at all.
  @Test(arguments: [1, 2, 3, 4, 5, 8])
  func theyAgreeWithPlainSwift(features d: Int) {
    let components = Components(features: d, count: 19)
    let lanes = components.groups * Int(AK_GROUP)
    let weights = (0..<lanes).map { $0 < 19 && $0 / Int(AK_GROUP) != 1 ? 0.5 + 0.5 * wave(13 * $0) : 0 }
    var factors = [Double](repeating: 0, count: d * (d + 3) / 2 * lanes)
    var (exponents, scales) = ([Double](repeating: 0, count: lanes), [Double](repeating: 0, count: lanes))
    _ = ak_overlaps(
      d, components.groups, components.packedMeans, components.packedCovariances, components.packedLogWeights,
      components.centre, components.image, &factors, &exponents, &scales)
    var scratch = [Double](repeating: .nan, count: d * (d + 3) / 2 * Int(AK_GROUP))
    var (first, second) = ([Double](repeating: .nan, count: d), [Double](repeating: .nan, count: d * d))
    ak_overlap_moments(d, components.groups, &factors, weights, &scratch, &first, &second)
    var plain = (first: [Double](repeating: 0, count: d), second: [Double](repeating: 0, count: d * d))
    for n in 0..<19 {
      let inverse = components.inverse(n).inverse
      let u = inverse.map { row in (0..<d).reduce(0) { $0 + row[$1] * components.deviation(n, $1) } }
      for i in 0..<d {
        plain.first[i] += weights[n] * u[i]
        for j in 0..<d { plain.second[i * d + j] += weights[n] * (u[i] * u[j] - inverse[i][j]) }
      }
    }
    // Sums of 19 terms of order one, each of d³ operations.
    expectClose(first, plain.first, relative: 1e-12, absolute: 1e-13)
    expectClose(second, plain.second, relative: 1e-12, absolute: 1e-13)
  }
}
