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
      for file in record.outputs.files where try directory.signature(of: Self.name(Self.objects, file.digest)) == nil {
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
