/// The one place where a run's state changes: it finds hits, starts stages, and hears from those that run.
struct Coordinator {
  /// What it hears.
  enum Message: Sendable {
    /// A stage's thread is done.
    case ended(place: Int, Attempt.Result)
    /// It is time to look at claims of other processes and at jobs of the cluster again.
    case tick
    /// Slurm has taken a batch, or not.
    case submitted(batch: String, Slurm.Submission)
    /// Slurm has said how its jobs are, or nothing.
    case queue(Result<SlurmQueue, SlurmSilence>)
    /// The run was cancelled: no further stage shall start.
    case cancel
  }

  /// Where a stage stands.
  enum State {
    /// Nobody asked for it.
    case outside
    /// It waits for stages above it.
    case blocked
    /// All above it is done; whether it must run is not known yet.
    case open
    /// It must run, and waits for its turn.
    case due
    /// Another process runs it.
    case elsewhere
    /// It was handed to the cluster.
    case away
    /// It runs.
    case running
    /// It has ended.
    case ended(RunSummary.Outcome)

    /// Whether its outputs are there.
    var isDone: Bool {
      switch self {
      case .ended(.cached), .ended(.ran): true
      default: false
      }
    }
  }

  /// All that is known of a stage.
  struct Progress {
    var state = State.outside
    /// How many stages above it are not done.
    var blockers = 0
    var key: Key?
    var files: [Digest] = []
    /// What it had put out under this key before, where it runs although it once did.
    var expected: OutputFiles?
    var outputs: OutputFiles?
    var estimate: Double?
    var claim: Claims.Claim?
    /// How often it had to begin again, because of changing files or lost objects.
    var restarts = 0
    /// Whether its body has finished in this run.
    var hasRun = false
    var hasToldOfWaiting = false
    /// The job that it is, while it is away.
    var job: Job?
    /// How often its jobs ended through no fault of its own and without getting it any further.
    var retries = 0
    /// The memory that it gets after it ran out of what it had asked for.
    var grownMemory: Int?
  }

  /// How often a stage begins again before it fails.
  static let maximalRestarts = 3

  let graph: Graph
  let cone: [Int]
  let store: Store
  let options: Executor.Options
  let channel: AsyncStream<Message>.Continuation
  let observer: @Sendable (RunEvent) -> Void
  let isCancelled: @Sendable () -> Bool
  let lookup: Lookup
  let claims: Claims

  var baseline: Baseline
  var progress: [Progress]
  /// Places of stages that are open.
  var open: [Int] = []
  /// Places of stages that are due, the one that will take longest last.
  var due: [Int] = []
  /// Places of stages that another process runs.
  var elsewhere: [Int] = []
  /// What the cluster does; nil where all stages run here.
  var cluster: Cluster?
  var runningCount = 0
  var hasFailed = false
  var isTicking = false
  var ticks = 0

  init(
    graph: Graph, cone: [Int], store: Store, options: Executor.Options, channel: AsyncStream<Message>.Continuation,
    observer: @escaping @Sendable (RunEvent) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) {
    (self.graph, self.cone, self.store, self.options) = (graph, cone, store, options)
    (self.channel, self.observer, self.isCancelled) = (channel, observer, isCancelled)
    lookup = Lookup(store: store)
    claims = Claims(of: store)
    cluster = options.slurm.map { Cluster(Slurm(site: $0)) }
    baseline = Baseline(store: store, graph: graph, cone: cone)
    progress = [Progress](repeating: Progress(), count: graph.nodes.count)
  }

  /// Runs until nothing is left to do, or the run is cancelled.
  mutating func run(_ messages: AsyncStream<Message>) async throws -> RunSummary {
    let clock = ContinuousClock.now
    let started = Int(FileSignature.now / 1_000_000_000)
    let presence = await announce()
    defer { if let presence { claims.release(presence) } }
    for place in cone { progress[place].state = .blocked }
    for place in cone { block(place) }
    var iterator = messages.makeAsyncIterator()
    while true {
      try advance()
      if isCancelled() || (runningCount == 0 && (!isWaiting || isEnding)) { break }
      guard let message = await iterator.next() else { break }
      try take(message)
    }
    try? store.index.save()
    return summary(seconds: clock.duration(to: .now) / .seconds(1), runs: try writeManifests(started: started))
  }

  /// Removes what dead processes left, lets `clean` know that a run is on, and waits while one cleans.
  private func announce() async -> Claims.Claim? {
    try? claims.bury()
    for item in (try? store.abandonedTemporaryFiles()) ?? [] { try? store.directory.removeAny(item.name) }
    if cluster != nil { try? sweepJobs() }
    while !isCancelled() {
      // A store that cannot be written is good enough for a run that runs nothing.
      guard let attempt = try? claims.claim(Self.runSubject, excluding: { $0 == Self.cleanSubject }) else { return nil }
      if case .held(let claim) = attempt { return claim }
      try? await Task.sleep(for: .milliseconds(20))
    }
    return nil
  }

  static let runSubject = "run"
  static let cleanSubject = "clean"

  /// Whether a failure keeps further stages from starting.
  var isEnding: Bool { hasFailed && !options.keepGoing }

  /// Whether stages run that this process only waits for.
  var isWaiting: Bool { !elsewhere.isEmpty || cluster?.isBusy == true }

  private mutating func take(_ message: Message) throws {
    switch message {
    case .ended(let place, let result): try end(place, result)
    case .tick:
      isTicking = false
      try lookElsewhere()
      try lookAway()
    case .submitted(let batch, let submission): try hear(submission, of: batch)
    case .queue(let answer): try hear(answer)
    case .cancel: break  // The loop looks for itself.
    }
  }
}
