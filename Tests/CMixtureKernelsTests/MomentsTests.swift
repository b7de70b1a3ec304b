import CMixtureKernels
import TestSupport
import Testing

struct MomentsTests {
  @Test(arguments: [1, 2, 3, 4, 5, 7, 10, 23])
  func theFullKernelAddsWhatPlainSwiftAdds(features d: Int) {
    let block = Block(features: d)
    var scratch = [Double](repeating: 0, count: 2 * d * Int(CK_BLOCK))
    var (total, first) = (100.0, [Double](repeating: 10, count: d))
    var second = [Double](repeating: 1, count: d * d)
    ck_moments_full(d, block.packed, block.mean, blockWeights, &scratch, &total, &first, &second)
    let plain = (0..<d * d).map { at in
      let (i, j) = (at / d, at % d)
      if j > i { return 1.0 }  // above the diagonal nothing is added
      return 1 + sum { blockWeights[$0] * block.deviation($0, i) * block.deviation($0, j) }
    }
    // 256 products of order one, in another order.
    expectClose(total, 100 + sum { blockWeights[$0] }, relative: 1e-14)
    expectClose(first, (0..<d).map { j in 10 + sum { blockWeights[$0] * block.deviation($0, j) } }, absolute: 1e-10)
    expectClose(second, plain, absolute: 1e-10)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 10])
  func theDiagonalKernelAddsWhatPlainSwiftAdds(features d: Int) {
    let block = Block(features: d)
    var (total, first, second) = (5.0, [Double](repeating: 10, count: d), [Double](repeating: 20, count: d))
    ck_moments_diagonal(d, block.packed, block.mean, blockWeights, &total, &first, &second)
    // 256 products of order one, in another order.
    expectClose(total, 5 + sum { blockWeights[$0] }, relative: 1e-14)
    expectClose(first, (0..<d).map { j in 10 + sum { blockWeights[$0] * block.deviation($0, j) } }, absolute: 1e-10)
    expectClose(
      second, (0..<d).map { j in 20 + sum { blockWeights[$0] * block.deviation($0, j) * block.deviation($0, j) } },
      absolute: 1e-10)
  }

  private func sum(_ term: (Int) -> Double) -> Double { (0..<Int(CK_BLOCK)).reduce(0) { $0 + term($1) } }
}
