private import Foundation
private import Requirements

/// A stream of random numbers that its seed and its name determine, on every machine.
///
/// Streams are split by name, so that a new consumer moves nobody else's draws:
///
///     var weights = RandomStream(seed: seed).child("encoder.weights")
public struct RandomStream: RandomNumberGenerator, Sendable {
  private let generator: Philox
  private var blocks: UInt64 = 0
  private var words = SIMD4<UInt32>()
  private var wordsUsed = 4
  private var spareNormal: Double?

  /// Creates the root stream of a seed.
  public init(seed: UInt64) { self.init(key: seed) }

  private init(key: UInt64) {
    generator = Philox(key: SIMD2(UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key >> 32)))
  }

  /// Returns the stream of this name below this one; where this stream stands does not matter.
  public func child(_ name: String) -> RandomStream {
    let hash = fnv1a(name.utf8)
    // Draws leave the two high words of the counter at zero, so no draw ever shares a block with a child's key.
    let words = generator.block(
      at: SIMD4(UInt32(truncatingIfNeeded: hash), UInt32(truncatingIfNeeded: hash >> 32), 0, 1))
    return RandomStream(key: UInt64(words[0]) | UInt64(words[1]) << 32)
  }

  /// Returns the stream of this number below this one.
  public func child(_ number: Int) -> RandomStream { child("#\(number)") }

  public mutating func next() -> UInt64 {
    if wordsUsed > 2 {
      words = generator.block(
        at: SIMD4(UInt32(truncatingIfNeeded: blocks), UInt32(truncatingIfNeeded: blocks >> 32), 0, 0))
      blocks += 1
      wordsUsed = 0
    }
    defer { wordsUsed += 2 }
    return UInt64(words[wordsUsed]) | UInt64(words[wordsUsed + 1]) << 32
  }

  /// Uses up whole blocks of the generator, for numbers in bulk, and says where they are.
  ///
  /// What is left of the block that the last draw was from is skipped.
  package mutating func takeBlocks(_ count: Int) -> (generator: Philox, first: UInt64) {
    wordsUsed = 4
    defer { blocks += UInt64(count) }
    return (generator, blocks)
  }

  /// Returns a number in [0, 1), a multiple of 2⁻⁵³.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Returns a standard normal number (Box and Muller, 1958).
  public mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    let radius = (-2 * log(1 - uniform())).squareRoot()
    let angle = 2 * Double.pi * uniform()
    spareNormal = radius * sin(angle)
    return radius * cos(angle)
  }

  /// Returns that many standard normal numbers.
  public mutating func normals(_ count: Int) -> [Double] { (0..<count).map { _ in normal() } }

  /// Returns a number of 0..<bound, each as likely (Lemire 2019).
  ///
  /// Not the standard library's, which may change from one version of Swift to the next.
  public mutating func index(below bound: Int) -> Int {
    require(bound > 0, "there is no index below \(bound)")
    let count = UInt64(bound)
    var product = next().multipliedFullWidth(by: count)
    let rejected = (0 &- count) % count  // 2⁶⁴ modulo the bound
    while product.low < rejected { product = next().multipliedFullWidth(by: count) }
    return Int(product.high)
  }

  /// Returns an index with probability in proportion to its weight; weights are not negative, and one is positive.
  public mutating func index(weights: [Double]) -> Int {
    let sum = weights.reduce(0, +)
    require(
      sum > 0 && sum.isFinite && weights.allSatisfy { $0 >= 0 },
      "weights must not be negative, with a positive finite sum, not \(sum)")
    var left = uniform() * sum
    for (i, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return i }
    }
    return weights.lastIndex { $0 > 0 } ?? 0
  }

  /// Returns the numbers 0..<count in random order, each order as likely (Fisher and Yates).
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for i in order.indices.dropLast() { order.swapAt(i, i + index(below: count - i)) }
    return order
  }
}

/// The 64-bit FNV-1a hash.
private func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
  bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}
