import FormatErrors

/// Reads the directory at the end of a ZIP archive. Every length is held against the file's before it is used.
struct ZipDirectoryReader {
  let bytes: [UInt8]
  let file: String

  /// The members, in order.
  mutating func members() throws(FormatError) -> [ZipArchive.Member] {
    let directory = try findDirectory()
    var members: [ZipArchive.Member] = []
    var at = directory.range.lowerBound
    for _ in 0..<directory.count {
      let (member, next) = try member(at: at, end: directory.range.upperBound)
      if !member.name.hasSuffix("/") { members.append(member) }
      at = next
    }
    return members
  }

  /// Where the directory lies, and how many members it lists.
  private struct Directory {
    let range: Range<Int>
    let count: Int
  }

  private func findDirectory() throws(FormatError) -> Directory {
    guard let end = endRecord() else {
      throw FormatError(
        "is no ZIP archive, or the end of it is missing, where its directory is", in: file, at: .byte(bytes.count))
    }
    var (count, size, start) = (number(end + 10, 2), number(end + 12, 4), number(end + 16, 4))
    if count == 0xffff || size == 0xffff_ffff || start == 0xffff_ffff, let large = try largeEndRecord(before: end) {
      (count, size, start) = (number(large + 32, 8), number(large + 40, 8), number(large + 48, 8))
    }
    guard start <= end, size <= end - start, count <= size / 46 else {
      throw FormatError(
        "says that its directory lists \(count) members in \(size) bytes from byte \(start) on, which is not so; it is "
          + "truncated, or one of several parts", in: file, at: .byte(end))
    }
    return Directory(range: start..<start + size, count: count)
  }

  /// The place of the last record that ends the archive; a comment of up to 65,535 bytes may follow it.
  private func endRecord() -> Int? {
    var at = bytes.count - 22
    while at >= max(0, bytes.count - 22 - 0xffff) {
      if has([0x50, 0x4b, 5, 6], at: at), number(at + 20, 2) == bytes.count - at - 22 { return at }
      at -= 1
    }
    return nil
  }

  /// The place of the end record of a large archive, to which a locator before the usual one points.
  private func largeEndRecord(before end: Int) throws(FormatError) -> Int? {
    guard end >= 20, has([0x50, 0x4b, 6, 7], at: end - 20) else { return nil }
    let place = number(end - 12, 8)
    guard place <= end - 76, has([0x50, 0x4b, 6, 6], at: place) else {
      throw FormatError("says that its directory ends at byte \(place), which is not so", in: file, at: .byte(end - 20))
    }
    return place
  }

  private func member(at: Int, end: Int) throws(FormatError) -> (ZipArchive.Member, next: Int) {
    guard end - at >= 46, has([0x50, 0x4b, 1, 2], at: at) else {
      throw FormatError("the directory does not speak of a member here; it is damaged", in: file, at: .byte(at))
    }
    let (nameLength, extraLength, noteLength) = (number(at + 28, 2), number(at + 30, 2), number(at + 32, 2))
    let next = at + 46 + nameLength + extraLength + noteLength
    guard next <= end else { throw FormatError("the directory ends within a member", in: file, at: .byte(at)) }
    guard let name = String(validating: bytes[at + 46..<at + 46 + nameLength], as: UTF8.self) else {
      throw FormatError("the name of a member is not UTF-8", in: file, at: .byte(at + 46))
    }
    let (flags, method) = (number(at + 8, 2), number(at + 10, 2))
    guard flags & 1 == 0 else { throw FormatError("member '\(name)' is encrypted", in: file, at: .byte(at)) }
    guard method == 0 || method == 8 else {
      throw FormatError(
        "member '\(name)' is packed by method \(method); only 0 (stored) and 8 (deflate) can be read", in: file,
        at: .byte(at))
    }
    var sizes = [number(at + 24, 4), number(at + 20, 4), number(at + 42, 4)]  // whole, packed, start
    let extra = at + 46 + nameLength
    try widen(&sizes, from: extra..<extra + extraLength, of: name)
    return (
      ZipArchive.Member(
        name: name, size: sizes[0], place: at, start: sizes[2], packedSize: sizes[1], method: method,
        checksum: UInt32(number(at + 16, 4))), next
    )
  }

  /// Replaces numbers that four bytes do not hold by those of eight, which a field of their own has in the same order.
  private func widen(_ sizes: inout [Int], from extra: Range<Int>, of name: String) throws(FormatError) {
    let wide = sizes.indices.filter { sizes[$0] == 0xffff_ffff }
    guard !wide.isEmpty else { return }
    var at = extra.lowerBound
    while at + 4 <= extra.upperBound {
      let length = number(at + 2, 2)
      guard length <= extra.upperBound - at - 4 else { break }
      if number(at, 2) == 1, length >= 8 * wide.count {
        for (i, index) in wide.enumerated() { sizes[index] = number(at + 4 + 8 * i, 8) }
        return
      }
      at += 4 + length
    }
    throw FormatError(
      "member '\(name)' is larger than 4 GB, and its size is missing", in: file, at: .byte(extra.lowerBound))
  }

  private func has(_ signature: [UInt8], at: Int) -> Bool {
    at >= 0 && at + signature.count <= bytes.count && bytes[at..<at + signature.count].elementsEqual(signature)
  }

  /// A number of 2, 4 or 8 bytes, the least first; one beyond 2⁵³ counts as that, and no file reaches there.
  private func number(_ at: Int, _ length: Int) -> Int {
    let value = (0..<length).reduce(UInt64(0)) { $0 | UInt64(bytes[at + $1]) << (8 * UInt64($1)) }
    return Int(min(value, 1 << 53))
  }
}
