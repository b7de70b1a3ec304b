internal import Fingerprints

/// Records by their key.
extension Store {
  static let records = "records"
  static let logs = "logs"
  package static let checkpoints = "checkpoints"

  /// The record of a key; nil where there is none, or a damaged one.
  public func record(of key: Key) throws(FileError) -> Record? {
    try recordText(of: key).flatMap { Record(text: $0) }
  }

  /// The outputs of a key; nil where its stage has not finished. That the objects are there is not checked.
  public func outputs(of key: Key) throws(FileError) -> OutputFiles? {
    try recordText(of: key).flatMap { RecordedOutputs(text: $0) }?.outputs
  }

  package func recordText(of key: Key) throws(FileError) -> [UInt8]? {
    try directory.read(Self.name(Self.records, key.digest))
  }

  /// Writes a record, whose objects must be in the store.
  func write(_ record: Record, of key: Key) throws(FileError) {
    try directory.replace(Self.name(Self.records, key.digest), with: record.text)
  }

  /// What a stage wrote while it last ran, line by line; nil where it wrote nothing.
  public func log(of key: Key) throws(FileError) -> String? {
    try directory.read(Self.name(Self.logs, key.digest)).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// The state of long fits, which outlasts a kill.
extension Store {
  /// What was saved last; nil where there is nothing, or it is damaged.
  func checkpoint(of key: Key) throws(FileError) -> [UInt8]? {
    try directory.read(Self.name(Self.checkpoints, key.digest)).flatMap(Checksum.verified)
  }

  /// Saves a state, whole or not at all.
  func saveCheckpoint(_ bytes: [UInt8], of key: Key) throws(FileError) {
    try directory.replace(Self.name(Self.checkpoints, key.digest), with: Checksum.appended(to: bytes))
  }

  /// Removes the state.
  func removeCheckpoint(of key: Key) throws(FileError) {
    try directory.remove(Self.name(Self.checkpoints, key.digest))
  }
}

/// Which sources stages were made of, by the fingerprint that these sources have: so that a reason can name files.
extension Store {
  static let sources = "sources"

  /// The sources with this fingerprint; nil where they were never written, or are damaged.
  func sources(of fingerprint: String) throws(FileError) -> SourceManifest? {
    guard let bytes = try directory.read(Self.name(ofSources: fingerprint)),
      let manifest = SourceManifest(text: String(decoding: bytes, as: UTF8.self)), manifest.fingerprint == fingerprint
    else { return nil }
    return manifest
  }

  /// Writes the sources of a stage, unless they are there in full length.
  func writeSources(of node: StageNode) throws(FileError) {
    let name = Self.name(ofSources: node.fingerprint)
    let bytes = Array(node.sources.utf8)
    guard !bytes.isEmpty, try directory.signature(of: name)?.size != bytes.count else { return }
    try directory.replace(name, with: bytes)
  }

  private static func name(ofSources fingerprint: String) -> String { name(sources, Digest(of: fingerprint)) }
}
