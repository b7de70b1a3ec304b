public import FormatErrors

/// Whether bytes begin as a ZIP archive does.
public func isZip(_ bytes: [UInt8]) -> Bool {
  // With a member, or, where there is none, with the end of the directory.
  bytes.starts(with: [0x50, 0x4b, 3, 4]) || bytes.starts(with: [0x50, 0x4b, 5, 6])
}

/// A ZIP archive: its members by name, read one at a time.
///
/// Only the directory at its end is believed, as everywhere; of what stands before a member, no more than the length is
/// read. Members are stored or deflated; archives beyond 4 GB (Zip64) are read, encrypted and split ones are refused.
///
/// Source: PKWARE, APPNOTE.TXT, version 6.3.10.
public struct ZipArchive: Sendable {
  /// A member of the archive.
  public struct Member: Equatable, Sendable {
    /// Its name, with the folders that it lies in.
    public let name: String
    /// How many bytes it holds.
    public let size: Int
    /// Where the directory speaks of it, in bytes from the beginning of the file.
    let place: Int
    /// Where it begins, and how many bytes it takes.
    let start: Int
    let packedSize: Int
    let method: Int
    let checksum: UInt32
  }

  /// The members, in the order of the directory; folders, which hold nothing, are left out.
  public let members: [Member]
  /// The whole file.
  let bytes: [UInt8]
  /// Its name, for messages.
  let name: String
  private let indices: [String: Int]

  /// Reads the directory.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - name: Its name, for messages.
  /// - Throws: `FormatError` for a file that is no archive, is truncated, names a member twice, or holds a member that is
  ///   encrypted or packed by another method than deflate.
  public init(_ bytes: [UInt8], name: String) throws(FormatError) {
    var reader = ZipDirectoryReader(bytes: bytes, file: name)
    members = try reader.members()
    self.bytes = bytes
    self.name = name
    var indices: [String: Int] = [:]
    for (i, member) in members.enumerated() {
      guard indices.updateValue(i, forKey: member.name) == nil else {
        throw FormatError("holds '\(member.name)' twice", in: name, at: .byte(member.place))
      }
    }
    self.indices = indices
  }

  /// The member of a name; nil where there is none.
  public subscript(name: String) -> Member? { indices[name].map { members[$0] } }

  /// Returns what a member holds.
  ///
  /// - Parameters:
  ///   - member: One of ``members``.
  ///   - limit: The most bytes that it may hold.
  /// - Returns: The bytes.
  /// - Throws: `FormatError` for one that is damaged, larger than the limit, or of another size or checksum than the
  ///   directory says.
  public func contents(of member: Member, limit: Int = 1 << 32) throws(FormatError) -> [UInt8] {
    guard member.size <= limit else {
      throw wrong(member, "holds \(member.size) bytes; no more than \(limit) are read")
    }
    let packed = try packedRange(member)
    let contents: [UInt8]
    if member.method == 0 {
      guard member.size == packed.count else {
        throw wrong(member, "is stored in \(packed.count) bytes, but is said to hold \(member.size)")
      }
      contents = Array(bytes[packed])
    } else {
      contents = try inflated(packed, member)
    }
    guard checksum(contents) == member.checksum else {
      throw wrong(member, "does not have the checksum that the directory says; get the file again")
    }
    return contents
  }

  /// Where the bytes of a member lie, after the head that stands before them.
  private func packedRange(_ member: Member) throws(FormatError) -> Range<Int> {
    guard member.start + 30 <= bytes.count, bytes[member.start..<member.start + 4].elementsEqual([0x50, 0x4b, 3, 4])
    else { throw wrong(member, "is said to begin at byte \(member.start), where no member does") }
    func half(_ at: Int) -> Int { Int(bytes[member.start + at]) | Int(bytes[member.start + at + 1]) << 8 }
    let start = member.start + 30 + half(26) + half(28)
    guard start <= bytes.count, member.packedSize <= bytes.count - start else {
      throw wrong(member, "takes \(member.packedSize) bytes, which are not there; the file is truncated")
    }
    return start..<start + member.packedSize
  }

  func wrong(_ member: Member, _ what: String) -> FormatError {
    FormatError("member '\(member.name)' \(what)", in: name, at: .byte(member.place))
  }
}
