import CAlignmentKernels
import Foundation
import TestSupport
import Testing

struct OverlapsTests {
  /// Sizes with loops of their own and without, groups that are full and not.
  @Test(arguments: [1, 2, 3, 4, 5, 7, 20], [1, 8, 11])
  func theyAgreeWithPlainSwift(features d: Int, count: Int) {
    let components = Components(features: d, count: count)
    let (found, overlaps) = overlaps(components)
    #expect(found)
    for n in 0..<count {
      let (inverse, determinant) = components.inverse(n)
      var square = 0.0
      for r in 0..<d {
        for c in 0..<d { square += components.deviation(n, r) * inverse[r][c] * components.deviation(n, c) }
      }
      let plain = exp(components.logWeight(n) - 0.5 * square) / determinant.squareRoot()
      // d³ operations on numbers of order one.
      expectClose(overlaps[n], plain, relative: 1e-12)
    }
    for n in count..<overlaps.count { #expect(overlaps[n] == 0) }
  }

  /// det C is about 10⁴⁰⁰ here, which is no number.
  @Test func determinantsMayLeaveTheRangeOfNumbers() {
    let d = 200
    let means = [Double](repeating: 0, count: d * Int(AK_GROUP))
    var covariances = [Double](repeating: 0, count: d * (d + 1) / 2 * Int(AK_GROUP))
    for r in 0..<d { for lane in 0..<Int(AK_GROUP) { covariances[(r * (r + 3) / 2) * Int(AK_GROUP) + lane] = 90 } }
    var image = [Double](repeating: 0, count: d * d)
    for r in 0..<d { image[r * d + r] = 10 }
    var factors = [Double](repeating: 0, count: d * (d + 3) / 2 * Int(AK_GROUP))
    var (exponents, scales) = ([Double](repeating: 0, count: 8), [Double](repeating: 0, count: 8))
    let weights = [Double](repeating: 0, count: 8)
    #expect(
      ak_overlaps(d, 1, means, covariances, weights, Array(means.prefix(d)), image, &factors, &exponents, &scales) == 1)
    for lane in 0..<8 { expectClose(exponents[lane] + log(scales[lane]), -100 * log(100), relative: 1e-14) }
  }

  @Test func whatHasNoFactorIsTold() {
    let components = Components(features: 3, count: 9)
    for (place, value) in [(0, -5.0), (4, -5), (8, -9), (8, .infinity)] {
      var image = components.image
      image[place] = value
      #expect(!overlaps(components, image: image).found)
    }
  }

  private func overlaps(_ components: Components, image: [Double]? = nil) -> (found: Bool, overlaps: [Double]) {
    let (d, lanes) = (components.features, components.groups * Int(AK_GROUP))
    var factors = [Double](repeating: 0, count: d * (d + 3) / 2 * lanes)
    var (exponents, scales) = ([Double](repeating: 0, count: lanes), [Double](repeating: 0, count: lanes))
    let found = ak_overlaps(
      d, components.groups, components.packedMeans, components.packedCovariances, components.packedLogWeights,
      components.centre, image ?? components.image, &factors, &exponents, &scales)
    return (found == 1, zip(exponents, scales).map { exp($0) * $1 })
  }
}
