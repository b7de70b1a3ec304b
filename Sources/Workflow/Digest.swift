/// A SHA-256: names content in the store, and stages by what determines their output.
public struct Digest: Hashable, Sendable {
  /// The 32 bytes, eight at a time, the first one highest.
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let fourth: UInt64

  /// The digest of some bytes.
  public init(of bytes: [UInt8]) {
    var digester = Digester()
    digester.update(bytes)
    self = digester.finish()
  }

  /// The digest of a text's UTF-8.
  public init(of text: String) { self.init(of: Array(text.utf8)) }

  /// A digest from its 32 raw bytes at an offset.
  package init(raw bytes: [UInt8], at offset: Int = 0) {
    first = Self.word(bytes, offset)
    second = Self.word(bytes, offset + 8)
    third = Self.word(bytes, offset + 16)
    fourth = Self.word(bytes, offset + 24)
  }

  private static func word(_ bytes: [UInt8], _ offset: Int) -> UInt64 {
    var word: UInt64 = 0
    for i in offset..<offset + 8 { word = word << 8 | UInt64(bytes[i]) }
    return word
  }

  private var words: [4 of UInt64] { [first, second, third, fourth] }

  /// Appends the 32 raw bytes.
  package func append(to bytes: inout [UInt8]) {
    let words = words
    for w in words.indices {
      for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: words[w] >> shift)) }
    }
  }
}

extension Digest: CustomStringConvertible {
  /// The number of hexadecimal digits.
  package static let hexCount = 64

  /// 64 lower-case hexadecimal digits.
  public var description: String {
    var hex: [UInt8] = []
    hex.reserveCapacity(Self.hexCount)
    appendHex(to: &hex)
    return String(decoding: hex, as: UTF8.self)
  }

  /// The first digits, enough to tell a few thousand apart, as reports and messages show them.
  public var short: String { String(description.prefix(10)) }

  /// A digest from its hexadecimal digits; nil for anything else.
  public init?(hex: String) {
    let bytes = Array(hex.utf8)
    self.init(hex: bytes, in: 0..<bytes.count)
  }

  /// A digest from the hexadecimal digits in a part of some bytes.
  package init?(hex bytes: [UInt8], in range: Range<Int>) {
    guard range.count == Self.hexCount else { return nil }
    var words: [4 of UInt64] = [0, 0, 0, 0]
    for i in 0..<Self.hexCount {
      guard let nibble = Self.nibble(bytes[range.lowerBound + i]) else { return nil }
      words[i / 16] = words[i / 16] << 4 | nibble
    }
    (first, second, third, fourth) = (words[0], words[1], words[2], words[3])
  }

  /// Appends the hexadecimal digits.
  package func appendHex(to bytes: inout [UInt8]) {
    let words = words
    for w in words.indices {
      for shift in stride(from: 60, through: 0, by: -4) {
        let nibble = UInt8(truncatingIfNeeded: words[w] >> shift) & 15
        bytes.append(nibble < 10 ? nibble + UInt8(ascii: "0") : nibble - 10 + UInt8(ascii: "a"))
      }
    }
  }

  private static func nibble(_ digit: UInt8) -> UInt64? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(digit - UInt8(ascii: "a") + 10)
    default: nil
    }
  }
}

extension Digest: Comparable {
  /// The order of the hexadecimal digits.
  public static func < (a: Digest, b: Digest) -> Bool {
    (a.first, a.second, a.third, a.fourth) < (b.first, b.second, b.third, b.fourth)
  }
}

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
