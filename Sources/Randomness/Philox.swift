/// The counter-based generator Philox4x32-10: a bijection of 128-bit counters, chosen by a 64-bit key.
///
/// Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
public struct Philox: Equatable, Sendable {
  /// The key.
  public let key: SIMD2<UInt32>

  /// Creates the generator of a key.
  public init(key: SIMD2<UInt32>) { self.key = key }

  /// Returns the four random words at a counter.
  public func block(at counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
    var c = counter
    var k = key
    for _ in 0..<10 {
      let product0 = UInt64(0xD251_1F53) &* UInt64(c[0])
      let product1 = UInt64(0xCD9E_8D57) &* UInt64(c[2])
      c = SIMD4(
        UInt32(truncatingIfNeeded: product1 >> 32) ^ c[1] ^ k[0], UInt32(truncatingIfNeeded: product1),
        UInt32(truncatingIfNeeded: product0 >> 32) ^ c[3] ^ k[1], UInt32(truncatingIfNeeded: product0))
      k = k &+ SIMD2(0x9E37_79B9, 0xBB67_AE85)
    }
    return c
  }
}
