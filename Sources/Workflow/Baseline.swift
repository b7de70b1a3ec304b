/// What stages did in the last run of their notebook: for reasons, and for estimates of time.
struct Baseline {
  private let store: Store
  private let notebooks: Set<String>
  private var keys: [StageID: Key]?
  private var times: [String: (total: Double, count: Int)] = [:]

  /// A baseline that reads nothing until it is asked.
  init(store: Store, graph: Graph, cone: [Int]) {
    self.store = store
    notebooks = Set(cone.map { graph.nodes[$0].id.notebook })
  }

  /// The record of a stage's last run, and its key; nil where none is known. The record is nil where it is gone.
  mutating func last(_ id: StageID) -> (key: Key, record: Record?)? {
    let keys = self.keys ?? load()
    self.keys = keys
    guard let key = keys[id] else { return nil }
    let record = try? store.record(of: key)
    if let record { learn(kind: record.kind, seconds: record.seconds) }
    return (key, record)
  }

  /// Takes the time of a stage into the mean of its kind.
  mutating func learn(kind: String, seconds: Double) {
    let time = times[kind] ?? (0, 0)
    times[kind] = (time.total + seconds, time.count + 1)
  }

  /// The time that a stage of a kind takes in the mean, in seconds; nil where none is known.
  func meanSeconds(kind: String) -> Double? { times[kind].map { $0.total / Double($0.count) } }

  private func load() -> [StageID: Key] {
    var keys: [StageID: Key] = [:]
    for notebook in notebooks {
      guard let run = try? store.latestRun(notebook: notebook) else { continue }
      for entry in run.stages { keys[entry.stage] = entry.key }
    }
    return keys
  }
}
