internal import CNetworkKernels

/// In what numbers the products of matrices of a layer are computed. Parameters, and whatever is no product, stay what
/// they are.
///
/// It is the precision of `Float` networks; those of `Double` are the reference of both, and compute in `Double` whatever is
/// said.
public enum Precision: String, CaseIterable, Codable, Sendable {
  /// Factors and sums in single precision.
  case single
  /// Factors rounded to bfloat16, the upper half of a `Float`: 8 bits of precision, and the range of single precision.
  /// The sums stay single. A number is rounded to the nearest, a tie to the even; infinities and NaN stay, and a
  /// subnormal number becomes zero.
  case bfloat16
}

/// What multiplies bfloat16 on a processor. All multiply the same numbers; each has its own order of summation, and so its
/// own last bits.
public enum BFloat16Kernel: String, CaseIterable, Sendable {
  /// Single precision after rounding, which any processor has.
  case plain
  /// The instruction VDPBF16PS of AVX-512 BF16.
  case avx512 = "AVX-512 BF16"
  /// The instruction TDPBF16PS of AMX, on tiles of numbers.
  case amx = "AMX"

  /// The one that ``Precision/bfloat16`` uses in this process: the fastest that the processor has and the system grants.
  public static let used = allCases.first { $0.code == ck_best_bfloat16_kernel() } ?? .plain

  /// Whether this process can use it.
  package var isAvailable: Bool { ck_has_bfloat16_kernel(code) != 0 }

  /// What the kernels call it.
  var code: ck_bfloat16_kernel {
    switch self {
    case .plain: CK_BFLOAT16_PLAIN
    case .avx512: CK_BFLOAT16_AVX512
    case .amx: CK_BFLOAT16_AMX
    }
  }
}
