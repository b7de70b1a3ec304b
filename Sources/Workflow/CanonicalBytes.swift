/// Bytes that say the same thing in one way only: each field has a tag and a length, so that no two lists of fields agree.
struct CanonicalBytes {
  private(set) var bytes: [UInt8] = []

  /// What a field is; the raw value goes into the bytes and never changes its meaning.
  enum Tag: UInt8 {
    case schema = 1
    case kind = 2
    case fingerprint = 3
    case parameters = 4
    case files = 5
    case slots = 6
    case members = 7
    case outputs = 8
    case name = 9
    case value = 10
    case digest = 11
  }

  init() { bytes.reserveCapacity(512) }

  /// Adds a text.
  mutating func add(_ tag: Tag, _ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      add(tag, count: utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  /// Adds a digest.
  mutating func add(_ tag: Tag, _ digest: Digest) {
    add(tag, count: 32)
    digest.append(to: &bytes)
  }

  /// Adds the head of a list: how many entries follow.
  mutating func add(_ tag: Tag, count: Int) {
    bytes.append(tag.rawValue)
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: count >> shift)) }
  }

  /// The digest of all that was added.
  var digest: Digest { Digest(of: bytes) }
}
