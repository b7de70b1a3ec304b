private import Fingerprints

/// What stages did in the last run of their notebook: for reasons, and for estimates of time.
struct Baseline {
  private let store: Store
  private let notebooks: Set<String>
  private var keys: [StageID: Key]?
  private var times: [String: (seconds: Double, work: Double)] = [:]
  /// The source files that differ between two fingerprints.
  private var changedFiles: [[String]: [String]] = [:]

  /// A baseline that reads nothing until it is asked.
  init(store: Store, graph: Graph, cone: [Int]) {
    self.store = store
    notebooks = Set(cone.map { graph.nodes[$0].id.notebook })
  }

  /// The record of a stage's last run, and its key; nil where none is known. The record is nil where it is gone.
  mutating func last(_ node: StageNode) -> (key: Key, record: Record?)? {
    let keys = self.keys ?? load()
    self.keys = keys
    guard let key = keys[node.id] else { return nil }
    let record = try? store.record(of: key)
    if let record, record.kind == node.kind {
      learn(kind: node.kind, seconds: record.seconds, work: node.work(of: record.parameters))
    }
    return (key, record)
  }

  /// Takes the time of a stage, and the work that it did, into the mean of its kind.
  mutating func learn(kind: String, seconds: Double, work: Double) {
    let time = times[kind] ?? (0, 0)
    times[kind] = (time.seconds + seconds, time.work + work)
  }

  /// The time that a stage will take, in seconds, told from its last run; nil where that was of another kind, or is unknown.
  func seconds(of node: StageNode, from record: Record?) -> Double? {
    guard let record, record.kind == node.kind else { return nil }
    return record.seconds * node.work / node.work(of: record.parameters)
  }

  /// The time that a stage will take by the mean of its kind, in seconds; nil where none is known.
  func meanSeconds(of node: StageNode) -> Double? { times[node.kind].map { $0.seconds / $0.work * node.work } }

  /// The source files that changed since a record was made; none where the store does not know what they were.
  mutating func changedFiles(since record: Record, of node: StageNode) -> [String] {
    let pair = [record.fingerprint, node.fingerprint]
    if let known = changedFiles[pair] { return known }
    let old = try? store.sources(of: record.fingerprint)
    let now = SourceManifest(text: node.sources)
    let files = old.flatMap { old in now?.paths(changedSince: old) } ?? []
    changedFiles[pair] = files
    return files
  }

  private func load() -> [StageID: Key] {
    var keys: [StageID: Key] = [:]
    for notebook in notebooks {
      guard let run = try? store.latestRun(notebook: notebook) else { continue }
      for entry in run.stages { keys[entry.stage] = entry.key }
    }
    return keys
  }
}
