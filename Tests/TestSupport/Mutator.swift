private import Foundation

/// Makes hostile inputs out of valid ones, the same ones for the same seed.
///
/// A mutation flips, drops, doubles, truncates or splices bytes, or puts in what readers trip over: extreme numbers,
/// brackets, quotation marks, bytes that are no UTF-8. One to eight are done in a row.
public struct Mutator {
  /// How many cases a test tries: as many as take a second or so, times `FUZZ_TIMES` of the environment.
  public static func cases(_ usual: Int) -> Int {
    usual * (ProcessInfo.processInfo.environment["FUZZ_TIMES"].flatMap { Int($0) } ?? 1)
  }

  private let samples: [[UInt8]]
  private let words: [[UInt8]]
  private var state: UInt64

  /// Creates a mutator of valid inputs; the words are those of the format, which make deeper mistakes.
  public init(_ samples: [[UInt8]], words: [String] = [], seed: UInt64) {
    self.samples = samples
    self.words = (words + Self.strangers).map { Array($0.utf8) } + Self.binary
    state = seed
  }

  /// The next hostile input.
  public mutating func next() -> [UInt8] {
    var bytes = samples[below(samples.count)]
    for _ in 0...below(8) { mutate(&bytes) }
    return bytes
  }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    let at = below(bytes.count + 1)
    let end = min(bytes.count, at + 1 + below(16))
    switch below(9) {
    case 0: if at < bytes.count { bytes[at] ^= 1 << UInt8(below(8)) }
    case 1: if at < bytes.count { bytes[at] = UInt8(below(256)) }
    case 2: bytes.removeSubrange(at..<end)
    case 3: bytes.insert(contentsOf: bytes[at..<end], at: at)
    case 4: if below(4) == 0 { bytes.removeSubrange(at...) }
    case 5: bytes.replaceSubrange(at..<end, with: words[below(words.count)])
    case 6: bytes.insert(contentsOf: words[below(words.count)], at: at)
    case 7: bytes = Array(bytes[..<at]) + splinter()
    default: replaceNumber(from: at, in: &bytes)
    }
  }

  /// The end of one of the samples.
  private mutating func splinter() -> ArraySlice<UInt8> {
    let sample = samples[below(samples.count)]
    return sample[below(sample.count + 1)...]
  }

  /// Puts another number in the place of the next one written in digits.
  private mutating func replaceNumber(from start: Int, in bytes: inout [UInt8]) {
    let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
    guard let first = bytes[start...].firstIndex(where: isDigit) else { return }
    let end = bytes[first...].firstIndex { !isDigit($0) } ?? bytes.count
    bytes.replaceSubrange(first..<end, with: Array(Self.numbers[below(Self.numbers.count)].utf8))
  }

  private static let numbers = [
    "0", "1", "2", "255", "256", "65536", "2147483647", "2147483648", "4294967295", "4294967296", "4611686018427387904",
    "9223372036854775806", "9223372036854775807", "9223372036854775808", "18446744073709551615", "00", "1e999", "-1",
    "99999999999999999999999999999999",
  ]
  private static let strangers =
    numbers + [
      "", " ", "\t", "\n", "\r\n", "\0", ",", ";", ":", "\"", "'", "`", "\\", "/", "../", "{", "}", "[", "]", "(", ")",
      "{{", "}}", "[[[[[[[[", "((((((((", "nan", "inf", "-0", "true", "null", "é", "\u{301}", "\u{feff}",
      "\u{1f3f3}\u{fe0f}\u{200d}\u{1f308}", "\u{2028}",
    ]
  private static let binary: [[UInt8]] = [
    [0xff], [0x80], [0xc3], [0xed, 0xa0, 0x80], [UInt8](repeating: 0xff, count: 4), [UInt8](repeating: 0xff, count: 8),
    [UInt8](repeating: 0, count: 4), [UInt8](repeating: 0, count: 8), [0, 0, 0, 0x80], [0xff, 0xff, 0xff, 0x7f],
    [0, 0, 0, 0, 0, 0, 0, 0x80], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], [UInt8](repeating: 65, count: 300),
  ]

  /// A whole number from zero to less than a bound.
  ///
  /// Source: SplitMix64; Steele, Lea and Flood 2014.
  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
