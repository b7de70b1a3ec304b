private import Synchronization

/// Remembers the digests of files by their signatures, so that a file is read once and not again until it changes.
///
/// An entry belongs to a device and inode, not to a path. It is believed while size, both times, device and inode are
/// what they were; a file that changed within the clock's resolution before it was hashed is not remembered at all.
public final class FileIndex: Sendable {
  /// How much the index had to read.
  public struct Statistics: Equatable, Sendable {
    /// Files that were read to make their digest.
    public var filesHashed = 0
    /// Their bytes.
    public var bytesHashed = 0
    /// Files that were believed by their signature.
    public var filesBelieved = 0
  }

  struct Entry: Equatable {
    var signature: FileSignature
    var digest: Digest
  }

  private struct State {
    var entries: [FileSignature.Identity: Entry] = [:]
    var hasChanged = false
    var statistics = Statistics()
  }

  private let directory: Directory
  private let state: Mutex<State>

  /// Opens the index of a store; one that is missing or damaged is as an empty one.
  init(in directory: Directory) {
    self.directory = directory
    state = Mutex(State(entries: Self.load(from: directory)))
  }

  /// What was read so far.
  public var statistics: Statistics { state.withLock { $0.statistics } }

  /// The digest of a file's content, without reading it where its signature is known.
  public func digest(ofFile path: String) throws(FileError) -> Digest {
    let signature = try FileSignature(ofFile: path)
    if let known = believed(signature) { return known }
    return try hash(path)
  }

  /// The digest by which the index knows a file with this signature.
  func believed(_ signature: FileSignature) -> Digest? {
    state.withLock { state in
      guard let entry = state.entries[signature.identity], entry.signature == signature else { return nil }
      state.statistics.filesBelieved += 1
      return entry.digest
    }
  }

  /// Remembers a file whose content is known because this process has just written it to the store.
  func remember(_ digest: Digest, _ signature: FileSignature) {
    state.withLock { state in
      let entry = Entry(signature: signature, digest: digest)
      if state.entries[signature.identity] == entry { return }
      state.entries[signature.identity] = entry
      state.hasChanged = true
    }
  }

  /// Reads a file and remembers its digest, unless it changed just before or meanwhile.
  private func hash(_ path: String) throws(FileError) -> Digest {
    let now = FileSignature.now
    let file = try OpenFile(reading: path)
    defer { file.close() }
    let before = try file.signature()
    var digester = Digester()
    var count = 0
    try file.forEachPiece { piece in
      digester.update(piece)
      count += piece.count
    }
    let digest = digester.finish()
    let isSettled = try file.signature() == before && before.isOlder(than: now)
    state.withLock { state in
      state.statistics.filesHashed += 1
      state.statistics.bytesHashed += count
    }
    if isSettled { remember(digest, before) }
    return digest
  }
}

// MARK: Keeping

extension FileIndex {
  private static let name = "index"

  private static func load(from directory: Directory) -> [FileSignature.Identity: Entry] {
    guard let bytes = try? directory.read(name) else { return [:] }
    return entries(of: bytes)
  }

  /// Writes the index where it has changed, together with what other processes have written meanwhile.
  ///
  /// Of two processes that write at the same moment one may win; the other's files are then read once more.
  public func save() throws(FileError) {
    let isNeeded = state.withLock { $0.hasChanged }
    guard isNeeded else { return }
    let others = Self.load(from: directory)
    let entries = state.withLock { state in
      state.hasChanged = false
      state.entries.merge(others) { ours, _ in ours }
      return state.entries
    }
    try directory.replace(Self.name, with: Self.bytes(of: entries), isFlushed: false)
  }

  /// Forgets all files but those with the given identities, and writes the index.
  func keepOnly(_ identities: Set<FileSignature.Identity>) throws(FileError) {
    let entries = state.withLock { state in
      state.entries = state.entries.filter { identities.contains($0.key) }
      state.hasChanged = false
      return state.entries
    }
    try directory.replace(Self.name, with: Self.bytes(of: entries), isFlushed: false)
  }
}
