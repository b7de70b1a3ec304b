/// Makes ZIP archives, as tests of what reads them need.
public struct ZipWriter: Sendable {
  /// A member, as its heads describe it.
  public struct Member: Sendable {
    public var name: String
    /// What lies in the archive.
    public var packed: [UInt8]
    /// What the heads say of it.
    public var size: Int
    public var checksum: UInt32
    public var method = 0
    public var flags = 0

    /// Creates a stored member.
    public init(_ name: String, _ contents: [UInt8]) {
      (self.name, packed, size, checksum) = (name, contents, contents.count, crc(contents))
    }

    /// Creates a deflated member from a gzip file of one member without a name.
    public init(_ name: String, gzip: [UInt8], contents: [UInt8]) {
      self.init(name, contents)
      packed = Array(gzip[10..<gzip.count - 8])
      method = 8
    }
  }

  public var members: [Member]
  /// Bytes before the first member, and a comment at the end.
  public var comment: [UInt8] = []
  /// Whether sizes and places stand in the fields of large archives.
  public var isLarge = false

  /// Creates an archive.
  public init(_ members: [Member]) { self.members = members }

  /// The file.
  public var bytes: [UInt8] {
    var (file, directory) = ([UInt8](), [UInt8]())
    for member in members {
      let start = file.count
      let heads = little(20, 2) + little(member.flags, 2) + little(member.method, 2) + little(0, 4)
      let name = Array(member.name.utf8)
      file += [0x50, 0x4b, 3, 4] + heads + little(Int(member.checksum), 4) + little(member.packed.count, 4)
      file +=
        little(member.size, 4) + little(name.count, 2) + little(5, 2) + name + little(0xfb, 2) + little(1, 2) + [7]
      file += member.packed
      let extra =
        isLarge
        ? little(0xfb, 2) + little(1, 2) + [7] + little(1, 2) + little(24, 2) + little(member.size, 8)
          + little(member.packed.count, 8) + little(start, 8) : []
      let most = 0xffff_ffff
      directory += [0x50, 0x4b, 1, 2] + little(45, 2) + heads + little(Int(member.checksum), 4)
      directory += little(isLarge ? most : member.packed.count, 4) + little(isLarge ? most : member.size, 4)
      directory += little(name.count, 2) + little(extra.count, 2) + little(0, 2) + little(0, 8)
      directory += little(isLarge ? most : start, 4) + name + extra
    }
    let start = file.count
    file += directory
    if isLarge {
      let place = file.count
      file += [0x50, 0x4b, 6, 6] + little(44, 8) + little(45, 4) + little(0, 8)
      file += little(members.count, 8) + little(members.count, 8) + little(directory.count, 8) + little(start, 8)
      file += [0x50, 0x4b, 6, 7] + little(0, 4) + little(place, 8) + little(1, 4)
    }
    let count = isLarge ? 0xffff : members.count
    file += [0x50, 0x4b, 5, 6] + little(0, 4) + little(count, 2) + little(count, 2)
    file += little(isLarge ? 0xffff_ffff : directory.count, 4) + little(isLarge ? 0xffff_ffff : start, 4)
    return file + little(comment.count, 2) + comment
  }
}

/// A whole number in so many bytes, the least first.
public func little(_ number: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

/// The CRC-32 of bytes.
private func crc(_ bytes: [UInt8]) -> UInt32 {
  var sum = UInt32.max
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xedb8_8320 : sum >> 1 }
  }
  return ~sum
}
