/// Bytes with their digest behind them, so that no truncation and no altered byte goes unnoticed.
package enum Checksum {
  /// The bytes, and their digest.
  package static func appended(to bytes: [UInt8]) -> [UInt8] {
    var all = bytes
    Digest(of: bytes).append(to: &all)
    return all
  }

  /// The bytes before a digest; nil when they are not what it was made of.
  package static func verified(_ all: [UInt8]) -> [UInt8]? {
    guard all.count >= 32 else { return nil }
    let bytes = Array(all.dropLast(32))
    return Digest(of: bytes) == Digest(raw: all, at: bytes.count) ? bytes : nil
  }
}
