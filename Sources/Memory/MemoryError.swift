/// What is about to be made takes more memory than there is.
public struct MemoryError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What takes it, such as "100000000 points of 2 features".
  let what: String
  /// The bytes that it takes.
  let needed: Double
  /// The bytes that are free.
  let free: Int
  /// What to do about it.
  let advice: String

  /// `100000000 points of 2 features take about 5.6 GB of memory, and 2.1 GB are free; lower 'points-per-arm'`.
  public var description: String {
    "\(what) take about \(gigabytes(needed)) of memory, and \(gigabytes(Double(free))) are free; \(advice)"
  }
}

/// Throws where something takes more memory than is free, before the system ends the process for it.
///
/// - Parameters:
///   - bytes: About how many it takes, at its peak.
///   - what: What it is, in the plural.
///   - advice: What to do if it does not fit.
/// - Throws: ``MemoryError``. Where the system does not say what is free, nothing is refused.
public func checkMemory(_ bytes: Double, of what: String, advice: String) throws(MemoryError) {
  try checkMemory(bytes, of: what, advice: advice, in: .ofThisProcess)
}

/// The same, of another memory than this process's.
package func checkMemory(
  _ bytes: Double, of what: String, advice: String, in memory: FreeMemory
) throws(MemoryError) {
  // What is small fits, or nothing does.
  guard bytes > 100e6, let free = memory.bytes, bytes > Double(free) else { return }
  throw MemoryError(what: what, needed: bytes, free: free, advice: advice)
}

/// "5.6 GB", "0.03 GB", "3700 TB".
private func gigabytes(_ bytes: Double) -> String {
  let (size, unit) = bytes >= 1e12 ? (bytes / 1e12, "TB") : (bytes / 1e9, "GB")
  let steps: Double = size >= 10 ? 1 : size >= 1 ? 10 : 100
  let rounded = (size * steps).rounded() / steps
  return (Int(exactly: rounded).map { "\($0)" } ?? "\(rounded)") + " \(unit)"
}
