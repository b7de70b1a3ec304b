private import Glibc

/// A note that holds as long as some files are what they were: the note, their paths, and a digest of all that with
/// what the system says of each file.
///
/// Any difference voids it, also one that means nothing; a void stamp costs time and nothing else.
package enum FileStamp {
  /// Returns a stamp; nil when a file is missing or may have changed since a time.
  ///
  /// The note is what holds, the subject what else it depends on. A path may name a folder, whose list of names is then
  /// meant and not what lies in its files. The time is when the first of them was read, in nanoseconds since 1970.
  package static func make(
    note: [UInt8], subject: String, paths: [String], unchangedSince time: Int64
  ) -> [UInt8]? {
    var bytes: [UInt8] = []
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: note.count >> shift)) }
    bytes += note
    for path in paths {
      bytes += path.utf8
      bytes.append(0)
    }
    let start = 8 + note.count
    guard let digest = digest(of: bytes[...], pathsFrom: start, subject: subject, limit: time) else { return nil }
    digest.append(to: &bytes)
    return bytes
  }

  /// Returns the note of a stamp; nil when it is damaged, of another subject, or any of its files has changed.
  package static func note(in stamp: [UInt8], subject: String) -> [UInt8]? {
    guard let start = start(ofPaths: stamp) else { return nil }
    let body = stamp[..<(stamp.count - 32)]
    guard let digest = digest(of: body, pathsFrom: start, subject: subject, limit: nil),
      digest == Digest(raw: stamp, at: body.count)
    else { return nil }
    return Array(stamp[8..<start])
  }

  /// Where the paths begin; nil when there are fewer bytes than the head says.
  private static func start(ofPaths bytes: [UInt8]) -> Int? {
    guard bytes.count >= 40 else { return nil }
    var count = 0
    for i in (0..<8).reversed() { count = count << 8 | Int(bytes[i]) }
    return count >= 0 && count <= bytes.count - 40 ? count + 8 : nil
  }

  /// The digest of a stamp's body and of the signatures of its files; nil when one is missing, or not older than a limit.
  private static func digest(
    of body: ArraySlice<UInt8>, pathsFrom start: Int, subject: String, limit: Int64?
  ) -> Digest? {
    var digester = Digester()
    digester.update(Array(subject.utf8) + [0])
    body.withUnsafeBytes { digester.update($0) }
    var signatures: [UInt64] = []
    // The paths go to the system as they lie here, each ended by a zero.
    let isWhole = body.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return false }
      var at = start
      while at < bytes.count {
        let path = (base + at).assumingMemoryBound(to: CChar.self)
        let length = strnlen(path, bytes.count - at)
        guard at + length < bytes.count, let signature = FileSignature(atPath: path) else { return false }
        if let limit, !signature.isOlder(than: limit) { return false }
        signature.append(to: &signatures)
        at += length + 1
      }
      return true
    }
    guard isWhole else { return nil }
    signatures.withUnsafeBytes { digester.update($0) }
    return digester.finish()
  }
}

extension FileSignature {
  fileprivate init?(atPath path: UnsafePointer<CChar>) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  fileprivate func append(to words: inout [UInt64]) {
    words.append(identity.device)
    words.append(identity.inode)
    words.append(UInt64(bitPattern: Int64(size)))
    words.append(UInt64(bitPattern: modified))
    words.append(UInt64(bitPattern: changed))
  }
}
