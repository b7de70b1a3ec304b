extension Coordinator {
  /// Finds all hits that can be found, then starts stages while there is room.
  mutating func advance() throws {
    var next = 0
    repeat {
      while next < open.count, !isCancelled() {
        try resolve(open[next])
        next += 1
      }
      open.removeAll(keepingCapacity: true)
      next = 0
      try startDue()
      try handOver()
    } while !open.isEmpty
    if isWaiting, !isTicking { tickSoon() }
  }

  /// Puts a stage behind those that it needs; opens it where none is missing.
  mutating func block(_ place: Int) {
    progress[place].state = .blocked
    progress[place].blockers = graph.upstream[place].count { !progress[$0].state.isDone }
    if progress[place].blockers == 0 { openUp(place) }
  }

  private mutating func openUp(_ place: Int) {
    progress[place].state = .open
    open.append(place)
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
      mend(node, recorded, reasons)
    case .absent(let isDamaged):
      progress[place].expected = nil
      if isDamaged { observer(.damaged(node.id, what: "its record was damaged")) }
    }
    becomeDue(place)
  }

  /// Drops damaged objects, so that they are made again.
  private func mend(_ node: StageNode, _ recorded: RecordedOutputs, _ reasons: [Staleness]) {
    for reason in reasons {
      observer(.damaged(node.id, what: "\(reason)"))
      if case .outputDamaged(let name) = reason, let file = recorded.outputs[name] { store.drop(file.digest) }
    }
  }

  /// Queues a stage, by the time that it will take.
  mutating func becomeDue(_ place: Int) {
    let node = graph.nodes[place]
    let record = baseline.last(node)?.record
    let estimate = baseline.seconds(of: node, from: record) ?? baseline.meanSeconds(of: node)
    progress[place].estimate = estimate
    progress[place].state = .due
    if node.errand != nil, cluster != nil {
      cluster?.send(place)
      return
    }
    let rank = (estimate ?? 0, -place)
    var (low, high) = (0, due.count)
    while low < high {
      let middle = (low + high) / 2
      let other = due[middle]
      if (progress[other].estimate ?? 0, -other) < rank { low = middle + 1 } else { high = middle }
    }
    due.insert(place, at: low)
  }

  /// Starts stages that are due while there is room.
  private mutating func startDue() throws {
    while runningCount < options.jobs, !isCancelled(), !isEnding, let place = due.popLast() {
      try start(place)
    }
  }

  private mutating func start(_ place: Int) throws {
    guard let key = progress[place].key else { return }
    let node = graph.nodes[place]
    let subject = "\(key)"
    switch try claims.claim(subject, excluding: { $0 == subject }) {
    case .busy(let holder):
      progress[place].state = .elsewhere
      elsewhere.append(place)
      if !holder.isOurs, !progress[place].hasToldOfWaiting {
        progress[place].hasToldOfWaiting = true
        observer(.waiting(node.id, on: holder.description))
      }
    case .held(let claim):
      // Between the look and the claim another process may have finished it.
      if !isForced(place), case .hit(let recorded) = try lookup.state(of: key) {
        claims.release(claim)
        return complete(place, recorded, cached: true)
      }
      progress[place].claim = claim
      launch(place, key: key)
    }
  }

  func isForced(_ place: Int) -> Bool {
    !progress[place].hasRun && options.force.contains(graph.nodes[place].id)
  }

  private mutating func launch(_ place: Int, key: Key) {
    let node = graph.nodes[place]
    let attempt = Attempt(
      node: node, key: key, files: progress[place].files,
      inputs: graph.inputs[place].map { slot in slot.compactMap { progress[$0].outputs } }, store: store,
      environment: options.environment(), observer: observer)
    let channel = channel
    let claims = claims
    let claim = progress[place].claim
    observer(.started(node.id, estimate: progress[place].estimate))
    claims.beginBeating()
    progress[place].state = .running
    runningCount += 1
    WorkerThread.start {
      let result = attempt.result()
      if let claim { claims.release(claim) }
      channel.yield(.ended(place: place, result))
    }
  }
}
