/// The whole store, read and checked.
extension Store {
  /// Checks every object against its digest, every record against its own, and that every record's objects are there.
  ///
  /// Signatures are not believed here: everything is read. What is damaged is dropped, and the next run makes it again.
  ///
  /// - Returns: What was wrong, first objects, then records; nothing for a sound store.
  public func verify() throws(FileError) -> [StoreProblem] {
    try verifyObjects() + verifyRecords()
  }

  private func verifyObjects() throws(FileError) -> [StoreProblem] {
    var problems: [StoreProblem] = []
    for name in try names(in: Self.objects) {
      guard let digest = Self.digest(ofName: name) else {
        problems.append(.foreignFile(path: directory.path(of: name)))
        continue
      }
      if try Digest(ofFile: directory.path(of: name)) != digest {
        problems.append(.damagedObject(digest))
        drop(digest)
      }
    }
    try verifyReferences()
    return problems
  }

  private func verifyRecords() throws(FileError) -> [StoreProblem] {
    var problems: [StoreProblem] = []
    for name in try names(in: Self.records) {
      guard let digest = Self.digest(ofName: name) else {
        problems.append(.foreignFile(path: directory.path(of: name)))
        continue
      }
      guard let record = try record(of: Key(digest)) else {
        problems.append(.damagedRecord(Key(digest)))
        try directory.remove(name)
        continue
      }
      for file in record.outputs.files where try condition(of: file.digest) == .missing {
        problems.append(.missingObject(file.digest, file: file.name, stage: record.stage))
      }
    }
    return problems
  }

  /// The names `folder/aa/file` of all files in a folder of shards.
  func names(in folder: String) throws(FileError) -> [String] {
    var names: [String] = []
    for shard in try directory.names(in: folder) {
      for file in try directory.names(in: "\(folder)/\(shard)") { names.append("\(folder)/\(shard)/\(file)") }
    }
    return names
  }

  /// The digest that `folder/aa/digest` is named after; nil where it is no such name.
  static func digest(ofName name: String) -> Digest? {
    let parts = name.split(separator: "/")
    guard parts.count == 3, parts[2].hasPrefix(parts[1]) else { return nil }
    return Digest(hex: String(parts[2]))
  }
}

/// Something in a store that is not as it should be.
public enum StoreProblem: Equatable, Sendable, CustomStringConvertible {
  /// An object's content is not what its name says; it was dropped.
  case damagedObject(Digest)
  /// A record is not as it was written; it was dropped.
  case damagedRecord(Key)
  /// A record names an object that is not there; its stage will run again.
  case missingObject(Digest, file: String, stage: StageID)
  /// A file lies where only the store's own files lie; it was left alone.
  case foreignFile(path: String)

  public var description: String {
    switch self {
    case .damagedObject(let digest): "the object '\(digest.short)' was changed or damaged, and was dropped"
    case .damagedRecord(let key): "the record '\(key.short)' was changed or damaged, and was dropped"
    case .missingObject(let digest, let file, let stage):
      "'\(file)' of '\(stage)' (object '\(digest.short)') is gone; the stage will run again"
    case .foreignFile(let path): "'\(path)' is none of the store's files"
    }
  }
}
