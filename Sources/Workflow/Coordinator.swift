/// The one place where a run's state changes: it finds hits, gives stages to sites, and hears what became of them.
struct Coordinator {
  /// Why it looks around.
  enum Message: Sendable {
    /// A site has something to say.
    case wake
    /// It is time to look at claims of other processes and at what wakes nobody.
    case tick
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
    /// A site has it.
    case active
    /// Another process runs it.
    case elsewhere
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
    /// How often it had to begin again, because of changing files or lost objects.
    var restarts = 0
    /// Whether its body has finished in this run.
    var hasRun = false
    var hasToldOfWaiting = false
  }

  let graph: Graph
  let cone: [Int]
  let options: Executor.Options
  let run: RunContext
  let isCancelled: @Sendable () -> Bool
  private let channel: AsyncStream<Message>.Continuation
  private let lookup: Lookup

  var baseline: Baseline
  var progress: [Progress]
  /// Places of stages that are open.
  var open: [Int] = []
  /// Places of stages that another process runs.
  var elsewhere: [Int] = []
  /// Where stages run; a stage goes to the last that accepts it, and the first, this process, accepts all.
  var sites: [any Site]
  var hasFailed = false
  private var isTicking = false
  private var ticks = 0

  init(
    graph: Graph, cone: [Int], store: Store, options: Executor.Options, channel: AsyncStream<Message>.Continuation,
    observer: @escaping @Sendable (RunEvent) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) {
    (self.graph, self.cone, self.options) = (graph, cone, options)
    (self.channel, self.isCancelled) = (channel, isCancelled)
    run = RunContext(
      store: store, claims: Claims(of: store), observer: observer, environment: options.environment,
      wake: { channel.yield(.wake) })
    lookup = Lookup(store: store)
    baseline = Baseline(store: store, graph: graph, cone: cone)
    progress = [Progress](repeating: Progress(), count: graph.nodes.count)
    sites = [LocalSite(run, limit: options.jobs)]
    for site in options.sites { sites.append(site(run)) }
  }
}

// MARK: The loop

extension Coordinator {
  static let runSubject = "run"
  static let cleanSubject = "clean"

  /// Runs until nothing is left to do, or the run is cancelled.
  mutating func summary(_ messages: AsyncStream<Message>) async throws -> RunSummary {
    let clock = ContinuousClock.now
    let started = Int(FileSignature.now / 1_000_000_000)
    let presence = await enter()
    defer { if let presence { run.claims.release(presence) } }
    for place in cone { progress[place].state = .blocked }
    for place in cone { block(place) }
    var iterator = messages.makeAsyncIterator()
    try advance(isTick: false)
    while !isOver, let message = await iterator.next() {
      if case .tick = message {
        isTicking = false
        try advance(isTick: true)
      } else {
        try advance(isTick: false)
      }
    }
    try? run.store.index.save()
    return summary(seconds: clock.duration(to: .now) / .seconds(1), runs: try writeManifests(started: started))
  }

  /// Removes what dead processes left, lets `clean` know that a run is on, and waits while one cleans.
  private func enter() async -> Claims.Claim? {
    try? run.claims.removeDead()
    for item in (try? run.store.abandonedTemporaryFiles()) ?? [] { try? run.store.directory.removeAny(item.name) }
    for site in sites { site.prepare() }
    while !isCancelled() {
      // A store that cannot be written is good enough for a run that runs nothing.
      guard let attempt = try? run.claims.claim(Self.runSubject, excluding: { $0 == Self.cleanSubject }) else {
        return nil
      }
      if case .held(let claim) = attempt { return claim }
      try? await Task.sleep(for: .milliseconds(20))
    }
    return nil
  }

  /// Whether a failure keeps further stages from starting.
  private var isEnding: Bool { hasFailed && !options.keepGoing }

  private var isOver: Bool {
    if isCancelled() { return true }
    if sites.contains(where: \.needsThisProcess) { return false }
    return isEnding || (elsewhere.isEmpty && !sites.contains(where: \.isBusy))
  }

  /// Hears from all sites, finds all hits that can be found, and lets the sites start what must run.
  private mutating func advance(isTick: Bool) throws {
    for index in sites.indices {
      for report in try sites[index].collect(isTick: isTick) { take(report) }
    }
    if !elsewhere.isEmpty { try lookElsewhere() }
    repeat {
      var next = 0
      while next < open.count, !isCancelled() {
        try resolve(open[next])
        next += 1
      }
      open.removeAll(keepingCapacity: true)
      for index in sites.indices where !isCancelled() && !isEnding { try start(site: index) }
    } while !open.isEmpty
    if !isTicking, !elsewhere.isEmpty || sites.contains(where: \.needsTicks) { tickSoon() }
  }

  private mutating func start(site index: Int) throws {
    let mayGetMore = sites.indices.contains { $0 != index && sites[$0].isBusy }
    for report in try sites[index].start(mayGetMore: mayGetMore) { take(report) }
  }

  /// Comes back after a while, which grows; never the same one for two runs that wait for each other.
  private mutating func tickSoon() {
    isTicking = true
    run.claims.startHeartbeat()
    ticks += 1
    let jitter = Int(Digest(of: "\(UniqueName.next())").description.utf8.first ?? 0) % 16
    let pause = min(10 * ticks, elsewhere.isEmpty ? 1000 : 250) + jitter
    Task { [channel] in
      try? await Task.sleep(for: .milliseconds(pause))
      channel.yield(.tick)
    }
  }
}

// MARK: Which stages must run

extension Coordinator {
  /// Puts a stage behind those that it needs; opens it where none is missing.
  mutating func block(_ place: Int) {
    progress[place].state = .blocked
    progress[place].blockers = graph.upstream[place].count { !progress[$0].state.isDone }
    if progress[place].blockers == 0 {
      progress[place].state = .open
      open.append(place)
    }
  }

  /// Finds a stage's key and whether its outputs are there.
  private mutating func resolve(_ place: Int) throws {
    let node = graph.nodes[place]
    let found: Lookup.Result
    do {
      let inputs = graph.inputs[place].map { slot in slot.compactMap { progress[$0].outputs?.content } }
      found = try lookup.find(node, inputs: inputs)
    } catch let error as FileInputError {
      return fail(place, message: "\(error)", logTail: [])
    }
    progress[place].key = found.key
    progress[place].files = found.files
    switch found.state {
    case .hit(let recorded):
      progress[place].expected = recorded.outputs
      if !isForced(place) { return complete(place, recorded, cached: true) }
    case .broken(let recorded, let reasons):
      progress[place].expected = recorded.outputs
      dropDamaged(node, recorded, reasons)
    case .absent(let isDamaged):
      progress[place].expected = nil
      if isDamaged { run.observer(.damaged(node.id, what: "its record was damaged")) }
    }
    giveToSite(place, key: found.key)
  }

  /// Drops damaged objects, so that they are made again.
  private func dropDamaged(_ node: StageNode, _ recorded: RecordedOutputs, _ reasons: [Staleness]) {
    for reason in reasons {
      run.observer(.damaged(node.id, what: "\(reason)"))
      if case .outputDamaged(let name) = reason, let file = recorded.outputs[name] { run.store.drop(file.digest) }
    }
  }

  private func isForced(_ place: Int) -> Bool {
    !progress[place].hasRun && options.force.contains(graph.nodes[place].id)
  }

  private mutating func giveToSite(_ place: Int, key: Key) {
    let node = graph.nodes[place]
    let record = baseline.last(node)?.record
    let stage = DueStage(
      place: place, node: node, key: key, files: progress[place].files,
      inputs: graph.inputs[place].map { slot in slot.compactMap { progress[$0].outputs } },
      estimate: baseline.seconds(of: node, from: record) ?? baseline.meanSeconds(of: node), isForced: isForced(place))
    progress[place].state = .active
    ticks = 0
    sites[sites.lastIndex { $0.accepts(node) } ?? 0].add(stage)
  }

  /// Looks again at stages that another process runs: it may have finished them, failed, or died.
  private mutating func lookElsewhere() throws {
    let places = elsewhere
    elsewhere = []
    for place in places {
      guard let key = progress[place].key else { continue }
      if !isForced(place), case .hit(let recorded) = try lookup.state(of: key) {
        complete(place, recorded, cached: true)
      } else if try run.claims.holder(where: { $0 == "\(key)" }) == nil {
        giveToSite(place, key: key)
      } else {
        elsewhere.append(place)
      }
    }
  }
}
