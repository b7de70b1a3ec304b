/// What a cleaning finds in a store.
extension Store {
  /// Keys that stay, with the objects and the lists of sources that their records name.
  struct Kept {
    var keys: Set<Key>
    var objects: Set<Digest> = []
    var sources: Set<Digest> = []
  }

  /// What the latest runs and the reports need, and the manifests of older runs.
  func roots(_ policy: Cleaning.Policy) throws(FileError) -> (kept: Kept, oldRuns: [Cleaning.Item]) {
    var kept = Kept(keys: policy.keys)
    var oldRuns: [Cleaning.Item] = []
    var seen: [String: Int] = [:]
    for number in try runNumbers().reversed() {
      let run = try run(number)
      if let run { seen[run.notebook, default: 0] += 1 }
      if let run, seen[run.notebook, default: 0] <= policy.runs {
        kept.keys.formUnion(run.stages.map(\.key))
      } else if let item = try item(.run, Self.name(ofRun: number)) {
        oldRuns.append(item)
      }
    }
    for key in kept.keys {
      guard let record = try record(of: key) else { continue }
      for file in record.outputs.files { kept.objects.insert(file.digest) }
      kept.sources.insert(Digest(of: record.fingerprint))
    }
    return (kept, oldRuns.reversed())
  }

  /// The files in a folder of shards whose digest nobody needs.
  package func files(
    in folder: String, _ sort: Cleaning.Item.Sort, isFree: (Digest) -> Bool
  ) throws(FileError) -> [Cleaning.Item] {
    var items: [Cleaning.Item] = []
    for name in try names(in: folder) {
      guard let digest = Self.digest(ofName: name), isFree(digest), let item = try item(sort, name) else { continue }
      items.append(item)
    }
    return items
  }

  /// The states of fits that have finished since, or that nobody went on with for long.
  func oldCheckpoints(age: Int) throws(FileError) -> [Cleaning.Item] {
    var items: [Cleaning.Item] = []
    for name in try names(in: Self.checkpoints) {
      guard let digest = Self.digest(ofName: name), let signature = try directory.signature(of: name) else { continue }
      let isOld = FileSignature.now - signature.modified > Int64(age) * 1_000_000_000
      let hasFinished = try outputs(of: Key(digest)) != nil
      if isOld || hasFinished {
        items.append(Cleaning.Item(sort: .checkpoint, name: name, size: signature.size))
      }
    }
    return items
  }

  /// Half-written files of processes that are dead, or that nobody has written for a day.
  func abandonedTemporaryFiles() throws(FileError) -> [Cleaning.Item] {
    var items: [Cleaning.Item] = []
    let day: Int64 = 86_400 * 1_000_000_000
    for file in try directory.names(in: Directory.temporary) {
      let name = "\(Directory.temporary)/\(file)"
      guard let signature = try directory.signature(of: name) else { continue }
      let liveness = ProcessIdentity(file)?.liveness
      let isOld = FileSignature.now - signature.modified > day
      if liveness == .dead || (liveness != .alive && isOld) {
        items.append(Cleaning.Item(sort: .temporary, name: name, size: signature.size))
      }
    }
    return items
  }

  /// Makes the index forget what is no object of the store any more; small inputs are read once more by the next run.
  func forgetRemovedFiles() throws(FileError) {
    var identities = try referencedIdentities()
    for name in try names(in: Self.objects) {
      if let signature = try directory.signature(of: name) { identities.insert(signature.identity) }
    }
    try index.keepOnly(identities)
  }

  package func item(_ sort: Cleaning.Item.Sort, _ name: String) throws(FileError) -> Cleaning.Item? {
    try directory.signature(of: name).map { Cleaning.Item(sort: sort, name: name, size: $0.size) }
  }
}
