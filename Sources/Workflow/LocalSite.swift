/// This process: each stage on a thread of its own, the longest first.
struct LocalSite: Site {
  private let run: RunContext
  private let limit: Int
  private let ended: Inbox<SiteReport>
  /// Stages that wait for their turn, the one that will take longest last.
  private var due: [DueStage] = []
  private var runningCount = 0

  /// A site that runs as many stages at once as the limit says.
  init(_ run: RunContext, limit: Int) {
    self.run = run
    self.limit = limit
    ended = Inbox(waking: run)
  }

  var isBusy: Bool { needsThisProcess || !due.isEmpty }
  var needsThisProcess: Bool { runningCount > 0 }
  var needsTicks: Bool { false }
  var detachedCount: Int { 0 }

  func accepts(_ node: StageNode) -> Bool { true }
  func prepare() {}

  mutating func add(_ stage: DueStage) {
    let rank = Self.rank(stage)
    var (low, high) = (0, due.count)
    while low < high {
      let middle = (low + high) / 2
      if Self.rank(due[middle]) < rank { low = middle + 1 } else { high = middle }
    }
    due.insert(stage, at: low)
  }

  private static func rank(_ stage: DueStage) -> (Double, Int) { (stage.estimate ?? 0, -stage.place) }

  mutating func collect(isTick: Bool) -> [SiteReport] {
    let reports = ended.takeAll()
    runningCount -= reports.count
    return reports
  }

  mutating func start(mayGetMore: Bool) throws -> [SiteReport] {
    var reports: [SiteReport] = []
    while runningCount < limit, let stage = due.popLast() {
      if let outcome = try start(stage) { reports.append(SiteReport(place: stage.place, outcome)) }
    }
    return reports
  }

  /// Starts a stage; returns what became of it where that needs no thread.
  private mutating func start(_ stage: DueStage) throws -> SiteReport.Outcome? {
    let subject = "\(stage.key)"
    switch try run.claims.claim(subject, excluding: { $0 == subject }) {
    case .busy(let holder): return .claimed(holder)
    case .held(let claim):
      // Between the look and the claim another process may have finished it.
      if let recorded = try run.outputs(of: stage) {
        run.claims.release(claim)
        return .found(recorded)
      }
      launch(stage, claim)
      return nil
    }
  }

  private mutating func launch(_ stage: DueStage, _ claim: Claims.Claim) {
    let attempt = Attempt(
      node: stage.node, key: stage.key, files: stage.files, inputs: stage.inputs, store: run.store,
      environment: run.environment(), observer: run.observer)
    run.observer(.started(stage.node.id, estimate: stage.estimate))
    run.claims.startHeartbeat()
    runningCount += 1
    WorkerThread.start { [claims = run.claims, ended, place = stage.place] in
      let result = attempt.result()
      claims.release(claim)
      ended.put(SiteReport(place: place, .attempted(result)))
    }
  }
}
