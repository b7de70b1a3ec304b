/// The index as it lies in the store: a head, entries of 72 bytes, and a digest of it all.
///
/// Each entry is device, inode, size, modified and changed, eight bytes each with the lowest first, and the digest.
extension FileIndex {
  private static let head = Array("workflow-index-1\n".utf8)
  private static let entrySize = 72

  static func bytes(of entries: [FileSignature.Identity: Entry]) -> [UInt8] {
    var bytes = head
    bytes.reserveCapacity(head.count + entries.count * entrySize + 32)
    for entry in entries.values {
      append(entry.signature.identity.device, to: &bytes)
      append(entry.signature.identity.inode, to: &bytes)
      append(UInt64(bitPattern: Int64(entry.signature.size)), to: &bytes)
      append(UInt64(bitPattern: entry.signature.modified), to: &bytes)
      append(UInt64(bitPattern: entry.signature.changed), to: &bytes)
      entry.digest.append(to: &bytes)
    }
    Digest(of: bytes).append(to: &bytes)
    return bytes
  }

  /// The entries; none when the bytes are not as they were written.
  static func entries(of bytes: [UInt8]) -> [FileSignature.Identity: Entry] {
    let end = bytes.count - 32
    guard end >= head.count, bytes.starts(with: head), (end - head.count).isMultiple(of: entrySize) else { return [:] }
    var digester = Digester()
    bytes.withUnsafeBytes { digester.update(UnsafeRawBufferPointer(rebasing: $0[..<end])) }
    guard digester.finish() == Digest(raw: bytes, at: end) else { return [:] }
    var entries: [FileSignature.Identity: Entry] = [:]
    entries.reserveCapacity((end - head.count) / entrySize)
    for at in stride(from: head.count, to: end, by: entrySize) {
      let identity = FileSignature.Identity(device: word(bytes, at), inode: word(bytes, at + 8))
      let signature = FileSignature(
        identity: identity, size: Int(Int64(bitPattern: word(bytes, at + 16))),
        modified: Int64(bitPattern: word(bytes, at + 24)), changed: Int64(bitPattern: word(bytes, at + 32)))
      entries[identity] = Entry(signature: signature, digest: Digest(raw: bytes, at: at + 40))
    }
    return entries
  }

  private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
  }

  private static func word(_ bytes: [UInt8], _ at: Int) -> UInt64 {
    bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: at, as: UInt64.self)) }
  }
}
