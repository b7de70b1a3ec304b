private import COpenBLAS

/// The two number types that BLAS and LAPACK know, with the routines of each that this target calls.
///
/// The requirements have BLAS's and LAPACKE's own names and argument orders, for row-major storage; they are for the
/// free functions of this target (``matmul(_:_:)``, ``cholesky(_:)`` and others), which check shapes and results.
public protocol MatrixScalar: BinaryFloatingPoint, SIMDScalar, Codable, Sendable {
  /// c ← α·op(a)·op(b) + β·c, where op(a) is m×k and op(b) is k×n.
  ///
  /// Takes arrays as they are, and pointers where a matrix is a part of a larger array, as the weights of a network are.
  static func gemm(
    transposeA: Bool, transposeB: Bool, m: Int, n: Int, k: Int, alpha: Self, a: UnsafePointer<Self>, lda: Int,
    b: UnsafePointer<Self>, ldb: Int, beta: Self, c: UnsafeMutablePointer<Self>, ldc: Int)

  /// The lower triangle of c ← α·aᵀ·a + β·c, where a is k×n and c is n×n.
  static func syrkLower(n: Int, k: Int, alpha: Self, a: [Self], beta: Self, c: inout [Self])

  /// Factors a symmetric positive definite a (n×n, lower triangle) in place; returns LAPACK's `info`.
  static func potrf(n: Int, a: inout [Self]) -> Int

  /// Solves L·X = B (or Lᵀ·X = B) in place, where L is n×n lower triangular and B is n×m.
  static func trsmLower(transposed: Bool, n: Int, m: Int, l: [Self], b: inout [Self])

  /// Replaces a symmetric a by its eigenvectors as columns; eigenvalues ascend.
  static func syevd(n: Int, a: inout [Self], eigenvalues: inout [Self]) -> Int

  /// Solves a·v = λ·b·v for symmetric a and positive definite b; vectors replace a, eigenvalues ascend.
  static func sygvd(n: Int, a: inout [Self], b: inout [Self], eigenvalues: inout [Self]) -> Int

  /// The thin singular value decomposition of the m×n matrix a, which is overwritten.
  static func gesdd(m: Int, n: Int, a: inout [Self], s: inout [Self], u: inout [Self], vt: inout [Self]) -> Int

  /// Householder factorization of the m×n matrix a in place.
  static func geqrf(m: Int, n: Int, a: inout [Self], tau: inout [Self]) -> Int

  /// Forms the first n columns of Q from what `geqrf` left; a is m×n.
  static func orgqr(m: Int, n: Int, a: inout [Self], tau: [Self]) -> Int
}

extension Float: MatrixScalar {
  public static func gemm(
    transposeA: Bool, transposeB: Bool, m: Int, n: Int, k: Int, alpha: Float, a: UnsafePointer<Float>, lda: Int,
    b: UnsafePointer<Float>, ldb: Int, beta: Float, c: UnsafeMutablePointer<Float>, ldc: Int
  ) {
    cblas_sgemm(
      CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans, Int32(m), Int32(n),
      Int32(k), alpha, a, Int32(lda), b, Int32(ldb), beta, c, Int32(ldc))
  }

  public static func syrkLower(n: Int, k: Int, alpha: Float, a: [Float], beta: Float, c: inout [Float]) {
    cblas_ssyrk(
      CblasRowMajor, CblasLower, CblasTrans, Int32(n), Int32(k), alpha, a, Int32(n), beta, &c, Int32(n))
  }

  public static func potrf(n: Int, a: inout [Float]) -> Int {
    // The lower triangle by rows is the upper one by columns: so told, LAPACKE copies nothing.
    Int(LAPACKE_spotrf(LAPACK_COL_MAJOR, upper, Int32(n), &a, Int32(max(n, 1))))
  }

  public static func trsmLower(transposed: Bool, n: Int, m: Int, l: [Float], b: inout [Float]) {
    cblas_strsm(
      CblasRowMajor, CblasLeft, CblasLower, transposed ? CblasTrans : CblasNoTrans, CblasNonUnit, Int32(n), Int32(m), 1,
      l, Int32(n), &b, Int32(m))
  }

  public static func syevd(n: Int, a: inout [Float], eigenvalues: inout [Float]) -> Int {
    Int(LAPACKE_ssyevd(LAPACK_ROW_MAJOR, vectors, lower, Int32(n), &a, Int32(n), &eigenvalues))
  }

  public static func sygvd(n: Int, a: inout [Float], b: inout [Float], eigenvalues: inout [Float]) -> Int {
    Int(LAPACKE_ssygvd(LAPACK_ROW_MAJOR, 1, vectors, lower, Int32(n), &a, Int32(n), &b, Int32(n), &eigenvalues))
  }

  public static func gesdd(
    m: Int, n: Int, a: inout [Float], s: inout [Float], u: inout [Float], vt: inout [Float]
  ) -> Int {
    Int(
      LAPACKE_sgesdd(
        LAPACK_ROW_MAJOR, thin, Int32(m), Int32(n), &a, Int32(n), &s, &u, Int32(min(m, n)), &vt, Int32(n)))
  }

  public static func geqrf(m: Int, n: Int, a: inout [Float], tau: inout [Float]) -> Int {
    Int(LAPACKE_sgeqrf(LAPACK_ROW_MAJOR, Int32(m), Int32(n), &a, Int32(n), &tau))
  }

  public static func orgqr(m: Int, n: Int, a: inout [Float], tau: [Float]) -> Int {
    Int(LAPACKE_sorgqr(LAPACK_ROW_MAJOR, Int32(m), Int32(n), Int32(tau.count), &a, Int32(n), tau))
  }
}

extension Double: MatrixScalar {
  public static func gemm(
    transposeA: Bool, transposeB: Bool, m: Int, n: Int, k: Int, alpha: Double, a: UnsafePointer<Double>, lda: Int,
    b: UnsafePointer<Double>, ldb: Int, beta: Double, c: UnsafeMutablePointer<Double>, ldc: Int
  ) {
    cblas_dgemm(
      CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans, Int32(m), Int32(n),
      Int32(k), alpha, a, Int32(lda), b, Int32(ldb), beta, c, Int32(ldc))
  }

  public static func syrkLower(n: Int, k: Int, alpha: Double, a: [Double], beta: Double, c: inout [Double]) {
    cblas_dsyrk(
      CblasRowMajor, CblasLower, CblasTrans, Int32(n), Int32(k), alpha, a, Int32(n), beta, &c, Int32(n))
  }

  public static func potrf(n: Int, a: inout [Double]) -> Int {
    // The lower triangle by rows is the upper one by columns: so told, LAPACKE copies nothing.
    Int(LAPACKE_dpotrf(LAPACK_COL_MAJOR, upper, Int32(n), &a, Int32(max(n, 1))))
  }

  public static func trsmLower(transposed: Bool, n: Int, m: Int, l: [Double], b: inout [Double]) {
    cblas_dtrsm(
      CblasRowMajor, CblasLeft, CblasLower, transposed ? CblasTrans : CblasNoTrans, CblasNonUnit, Int32(n), Int32(m), 1,
      l, Int32(n), &b, Int32(m))
  }

  public static func syevd(n: Int, a: inout [Double], eigenvalues: inout [Double]) -> Int {
    Int(LAPACKE_dsyevd(LAPACK_ROW_MAJOR, vectors, lower, Int32(n), &a, Int32(n), &eigenvalues))
  }

  public static func sygvd(n: Int, a: inout [Double], b: inout [Double], eigenvalues: inout [Double]) -> Int {
    Int(LAPACKE_dsygvd(LAPACK_ROW_MAJOR, 1, vectors, lower, Int32(n), &a, Int32(n), &b, Int32(n), &eigenvalues))
  }

  public static func gesdd(
    m: Int, n: Int, a: inout [Double], s: inout [Double], u: inout [Double], vt: inout [Double]
  ) -> Int {
    Int(
      LAPACKE_dgesdd(
        LAPACK_ROW_MAJOR, thin, Int32(m), Int32(n), &a, Int32(n), &s, &u, Int32(min(m, n)), &vt, Int32(n)))
  }

  public static func geqrf(m: Int, n: Int, a: inout [Double], tau: inout [Double]) -> Int {
    Int(LAPACKE_dgeqrf(LAPACK_ROW_MAJOR, Int32(m), Int32(n), &a, Int32(n), &tau))
  }

  public static func orgqr(m: Int, n: Int, a: inout [Double], tau: [Double]) -> Int {
    Int(LAPACKE_dorgqr(LAPACK_ROW_MAJOR, Int32(m), Int32(n), Int32(tau.count), &a, Int32(n), tau))
  }
}

private let lower = Int8(UInt8(ascii: "L"))
private let upper = Int8(UInt8(ascii: "U"))
private let vectors = Int8(UInt8(ascii: "V"))
private let thin = Int8(UInt8(ascii: "S"))
