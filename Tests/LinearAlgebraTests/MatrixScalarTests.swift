import LinearAlgebra
import TestSupport
import Testing

struct MatrixScalarTests {
  @Test func aProductOfSlicesLeavesTheRestOfTheArraysAlone() {
    // In each array one number that is no part of the matrix, before it and after it.
    let a: [Double] = [.nan, 1, 2, 3, 4, .nan], b: [Double] = [.nan, 5, 6, 7, 8, .nan]
    var c: [Double] = [-1, 100, 100, 100, 100, -1]
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        c.withUnsafeMutableBufferPointer { c in
          guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else { return }
          Double.gemm(
            transposeA: false, transposeB: true, m: 2, n: 2, k: 2, alpha: 2, a: a + 1, lda: 2, b: b + 1, ldb: 2,
            beta: 1,
            c: c + 1, ldc: 2)
        }
      }
    }
    #expect(c == [-1, 134, 146, 178, 206, -1])
  }
}
