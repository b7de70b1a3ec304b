/// What a running stage may read and tell. All it reads is checked against the digests in its key.
public struct StageRun: Sendable {
  /// A file's bytes and their digest.
  public struct FileContent: Sendable {
    /// The bytes.
    public let bytes: [UInt8]
    /// Their digest.
    public let digest: Digest
  }

  /// Which stage runs.
  public var id: StageID { node.id }
  /// Its key.
  public let key: Key

  let node: StageNode
  let files: [Digest]
  let inputs: [[OutputFiles]]
  let store: Store
  let log: StageLog
  let faults: StageFaults
  let observer: @Sendable (RunEvent) -> Void
}

// MARK: Reading

extension StageRun {
  /// The number of slots.
  public var slotCount: Int { inputs.count }

  /// The number of stages that fill a slot.
  public func memberCount(slot: Int) -> Int { inputs[slot].count }

  /// The names of the files of a member of a slot, sorted.
  public func fileNames(slot: Int, member: Int) -> [String] { inputs[slot][member].files.map(\.name) }

  /// The digest of all that a member of a slot put out.
  public func content(slot: Int, member: Int) -> Digest { inputs[slot][member].content }

  /// The bytes of a file of a member of a slot.
  ///
  /// - Throws: `StageRunError.noFile`; `StoreError`, after which the executor makes the lost object again and runs this
  ///   stage once more.
  public func bytes(slot: Int, member: Int, file: String) throws -> [UInt8] {
    guard let entry = inputs[slot][member][file] else {
      throw StageRunError.noFile(file, among: fileNames(slot: slot, member: member))
    }
    do throws(StoreError) {
      return try store.read(entry.digest)
    } catch {
      if case .file = error {} else { faults.lose(entry.digest) }
      throw error
    }
  }

  /// Where a file of a member of a slot lies, for a stage that reads it piece by piece.
  ///
  /// It is believed by its signature, and looked at once more when the stage has ended.
  ///
  /// - Throws: What ``bytes(slot:member:file:)`` throws.
  public func path(slot: Int, member: Int, file: String) throws -> String {
    guard let entry = inputs[slot][member][file] else {
      throw StageRunError.noFile(file, among: fileNames(slot: slot, member: member))
    }
    guard try store.condition(of: entry.digest) == .intact else {
      faults.lose(entry.digest)
      throw StoreError.absent(entry.digest)
    }
    faults.leave(entry.digest)
    return store.path(of: entry.digest)
  }

  /// Whether a file of a member of a slot is one that a stage read and put out as it is, perhaps in another encoding than
  /// its artifact's own.
  public func isAsRead(slot: Int, member: Int, file: String) throws -> Bool {
    try inputs[slot][member][file].map { try store.isOutside($0.digest) } ?? false
  }

  /// Where a file lies that a parameter names, by its name in the node, for a stage that reads it piece by piece.
  ///
  /// It is believed by its signature, and looked at once more when the stage has ended.
  ///
  /// - Throws: What ``fileContent(_:)`` throws.
  public func filePath(_ name: String) throws -> String {
    guard let place = node.files.firstIndex(where: { $0.name == name }) else {
      throw StageRunError.noFile(name, among: node.files.map(\.name))
    }
    guard try store.index.digest(ofFile: node.files[place].path) == files[place] else {
      faults.spoil(node.files[place].shownAs)
      throw StageRunError.fileChanged(node.files[place].shownAs)
    }
    return node.files[place].path
  }

  /// The content of a file that a parameter names, by its name in the node.
  ///
  /// - Throws: `StageRunError.noFile`; `.fileChanged`, after which the executor starts this stage again with the new
  ///   content; `FileError`.
  public func fileContent(_ name: String) throws -> FileContent {
    guard let place = node.files.firstIndex(where: { $0.name == name }) else {
      throw StageRunError.noFile(name, among: node.files.map(\.name))
    }
    let bytes = try OpenFile.contentOnce(node.files[place].path)
    guard Digest(of: bytes) == files[place] else {
      faults.spoil(node.files[place].shownAs)
      throw StageRunError.fileChanged(node.files[place].shownAs)
    }
    return FileContent(bytes: bytes, digest: files[place])
  }
}

// MARK: Telling

extension StageRun {
  /// Tells how far the stage is, from 0 to 1, and what it is doing.
  public func progress(_ fraction: Double, _ note: String) {
    observer(.progress(id, fraction: fraction, note: note))
  }

  /// Writes a line into the stage's log.
  public func log(_ line: String) { log.write(line) }

  /// The state that an earlier, interrupted run of this key saved last; nil where there is none.
  public func loadCheckpoint() throws -> [UInt8]? { try store.checkpoint(of: key) }

  /// Saves a state, whole or not at all. It outlasts a kill and is removed once the stage has finished.
  public func saveCheckpoint(_ bytes: [UInt8]) throws {
    try store.saveCheckpoint(bytes, of: key)
    observer(.saved(id))
  }
}

/// Why a stage cannot have what it asks for.
public enum StageRunError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is no file of that name.
  case noFile(String, among: [String])
  /// The file is not what it was when the stage's key was made.
  case fileChanged(String)

  public var description: String {
    switch self {
    case .noFile(let name, let names):
      "there is no file '\(name)', only " + names.map { "'\($0)'" }.joined(separator: ", ")
    case .fileChanged(let name): "'\(name)' changed while the stage ran"
    }
  }
}
