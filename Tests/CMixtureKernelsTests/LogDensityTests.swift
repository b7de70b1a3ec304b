import CMixtureKernels
import TestSupport
import Testing

struct LogDensityTests {
  @Test(arguments: [1, 2, 3, 4, 5, 7, 10, 50])
  func theFullKernelAgreesWithPlainSwift(features d: Int) {
    let block = Block(features: d)
    // The upper triangle holds what must not be read.
    let whitening = (0..<d * d).map { $0 % d <= $0 / d ? sine(5 * $0) : .nan }
    var scratch = [Double](repeating: 0, count: d * Int(CK_GROUP))
    var out = [Double](repeating: 0, count: Int(CK_BLOCK))
    ck_log_density_full(d, block.packed, block.mean, whitening, -3.5, &scratch, &out)
    var plain = [Double](repeating: -3.5, count: Int(CK_BLOCK))
    for n in plain.indices {
      for i in 0..<d {
        var y = 0.0
        for j in 0...i { y += whitening[i * d + j] * block.deviation(n, j) }
        plain[n] -= 0.5 * y * y
      }
    }
    // Sums of d² products of order one, in another order.
    expectClose(out, plain, relative: 1e-13, absolute: 1e-12)
  }

  @Test(arguments: [1, 2, 10, 50])
  func theDiagonalKernelAgreesWithPlainSwift(features d: Int) {
    let block = Block(features: d)
    let scale = (0..<d).map { 1.5 + sine($0) }
    var out = [Double](repeating: 0, count: Int(CK_BLOCK))
    ck_log_density_diagonal(d, block.packed, block.mean, scale, 2, &out)
    var plain = [Double](repeating: 2, count: Int(CK_BLOCK))
    for n in plain.indices {
      for j in 0..<d {
        let y = scale[j] * block.deviation(n, j)
        plain[n] -= 0.5 * y * y
      }
    }
    // Sums of d squares, with and without fused operations.
    expectClose(out, plain, relative: 1e-14, absolute: 1e-13)
  }
}
