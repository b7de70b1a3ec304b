/// Content by its digest.
extension Store {
  /// Whether an object is there and unchanged.
  enum Condition: Equatable {
    case intact
    case missing
    case damaged
  }

  static let objects = "objects"

  /// Reads an object, or the file outside of the store that has its content, and checks it against its digest.
  ///
  /// - Throws: `StoreError.absent`, or `.damaged` after the damaged object was dropped.
  public func read(_ digest: Digest) throws(StoreError) -> [UInt8] {
    let bytes: [UInt8]?
    do throws(FileError) {
      if let object = try directory.read(Self.name(Self.objects, digest)) {
        bytes = object
      } else if let path = try referenced(digest) {
        bytes = try OpenFile.contentOnce(path)
      } else {
        bytes = nil
      }
    } catch { throw .file(error) }
    guard let bytes else { throw .absent(digest) }
    guard Digest(of: bytes) == digest else {
      drop(digest)
      throw .damaged(digest)
    }
    return bytes
  }

  /// Where content lies, for programs that read it themselves: an object, or a file outside of the store.
  public func path(of digest: Digest) -> String {
    let name = Self.name(Self.objects, digest)
    let isObject = (try? directory.signature(of: name)) != nil
    return (isObject ? nil : try? referenced(digest)) ?? directory.path(of: name)
  }

  /// Whether content is in no object, but in a file outside of the store.
  func isOutside(_ digest: Digest) throws(FileError) -> Bool {
    guard try directory.signature(of: Self.name(Self.objects, digest)) == nil else { return false }
    return try referenced(digest) != nil
  }

  /// The paths of all that the store holds of some stages: their records and what they put out.
  package func paths(behind stages: [RunSummary.Stage]) -> [String] {
    var digests: Set<Digest> = []
    var paths: [String] = []
    for stage in stages {
      if let key = stage.key { paths.append(directory.path(of: Self.name(Self.records, key.digest))) }
      for file in stage.outputs?.files ?? [] where digests.insert(file.digest).inserted {
        paths.append(path(of: file.digest))
      }
    }
    return paths
  }

  /// Puts bytes into the store; does nothing where they are there already.
  @discardableResult
  package func write(_ bytes: [UInt8]) throws(FileError) -> Digest {
    let digest = Digest(of: bytes)
    if try condition(of: digest) == .intact { return digest }
    let name = Self.name(Self.objects, digest)
    try directory.replace(name, with: bytes, isProtected: true)
    if let signature = try directory.signature(of: name) { index.remember(digest, signature) }
    return digest
  }

  /// Looks whether an object is what it was; reads it only where its signature is unknown.
  func condition(of digest: Digest) throws(FileError) -> Condition {
    let name = Self.name(Self.objects, digest)
    guard let signature = try directory.signature(of: name) else {
      return try referenced(digest) == nil ? .missing : .intact
    }
    if let known = index.believed(signature) { return known == digest ? .intact : .damaged }
    return try index.digest(ofFile: directory.path(of: name)) == digest ? .intact : .damaged
  }

  /// Removes an object, or what refers to a file with its content.
  func drop(_ digest: Digest) {
    try? directory.remove(Self.name(Self.objects, digest))
    try? directory.remove(Self.name(Self.references, digest))
  }
}
