/// Bytes with their digest behind them, so that no truncation and no altered byte goes unnoticed.
package enum Seal {
  /// The bytes, and their digest.
  package static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    var sealed = bytes
    Digest(of: bytes).append(to: &sealed)
    return sealed
  }

  /// The bytes of sealed ones; nil when they are not as they were sealed.
  package static func opened(_ sealed: [UInt8]) -> [UInt8]? {
    guard sealed.count >= 32 else { return nil }
    let bytes = Array(sealed.dropLast(32))
    return Digest(of: bytes) == Digest(raw: sealed, at: bytes.count) ? bytes : nil
  }
}
