private import COpenBLAS

/// What the linear algebra of this process runs on. It may change the last bits of a product.
public enum NumericEnvironment {
  /// The kernel that OpenBLAS chose for this processor, such as "Haswell".
  public static var coreName: String { openblas_get_corename().map { String(cString: $0) } ?? "unknown" }

  /// Makes every later product run on the thread that asks for it.
  ///
  /// Cores are filled by stages, not inside them; and a product has the same bits whatever else runs.
  public static func useOneThread() { copenblas_use_one_thread() }
}
