/// What becomes of stages, and of those below them.
extension Coordinator {
  /// How often a stage begins again before it fails.
  private static let maximalRestarts = 3

  /// Takes what became of a stage from a site.
  mutating func take(_ report: SiteReport) {
    let place = report.place
    switch report.outcome {
    case .attempted(let result): conclude(place, result)
    case .found(let recorded): complete(place, recorded, cached: true)
    case .claimed(let holder):
      progress[place].state = .elsewhere
      elsewhere.append(place)
      if holder.isOurs || progress[place].hasToldOfWaiting { return }
      progress[place].hasToldOfWaiting = true
      run.observer(.waiting(graph.nodes[place].id, on: holder.description))
    }
  }

  private mutating func conclude(_ place: Int, _ result: Attempt.Result) {
    let node = graph.nodes[place]
    switch result {
    case .finished(let recorded):
      if let expected = progress[place].expected, expected.content != recorded.outputs.content {
        run.observer(.differed(node.id, files: expected.differences(from: recorded.outputs)))
      }
      progress[place].hasRun = true
      complete(place, recorded, cached: false)
    case .failed(let message, let logTail):
      fail(place, message: message, logTail: logTail)
    case .spoiled(let file):
      run.observer(.spoiled(node.id, file: file))
      let message =
        "'\(file)' changed while the stage ran, \(Self.maximalRestarts + 1) times; let it rest and run again"
      restart(place, orFail: message)
    case .lost(let digests):
      for digest in digests { lose(digest, readBy: place) }
      restart(place, orFail: "what it reads is damaged in the store again and again; is the disk sound?")
    }
  }

  /// A stage has its outputs: those below it come one step nearer.
  mutating func complete(_ place: Int, _ recorded: RecordedOutputs, cached: Bool) {
    let seconds = recorded.seconds
    progress[place].outputs = recorded.outputs
    progress[place].state = .ended(cached ? .cached(seconds: seconds) : .ran(seconds: seconds))
    baseline.learn(kind: graph.nodes[place].kind, seconds: seconds, work: graph.nodes[place].work)
    run.observer(.finished(graph.nodes[place].id, cached: cached, seconds: seconds))
    for below in graph.downstream[place] {
      guard case .blocked = progress[below].state else { continue }
      progress[below].blockers -= 1
      if progress[below].blockers == 0 { block(below) }
    }
  }

  /// A stage has failed: all below it is skipped.
  mutating func fail(_ place: Int, message: String, logTail: [String]) {
    hasFailed = true
    let id = graph.nodes[place].id
    progress[place].state = .ended(.failed(message: message, logTail: logTail))
    run.observer(.failed(id, message: message, logTail: logTail))
    var stack = graph.downstream[place]
    while let below = stack.popLast() {
      guard case .blocked = progress[below].state else { continue }
      progress[below].state = .ended(.skipped(because: id))
      run.observer(.skipped(graph.nodes[below].id, because: id))
      stack += graph.downstream[below]
    }
  }

  /// Begins a stage anew, unless that has happened too often.
  private mutating func restart(_ place: Int, orFail message: String) {
    guard progress[place].restarts < Self.maximalRestarts else { return fail(place, message: message, logTail: []) }
    progress[place].restarts += 1
    block(place)
  }

  /// An object that a stage reads is gone: the stage that had put it out must run again.
  private mutating func lose(_ digest: Digest, readBy place: Int) {
    run.store.drop(digest)
    for above in graph.upstream[place] {
      guard progress[above].state.isDone, let outputs = progress[above].outputs,
        let file = outputs.files.first(where: { $0.digest == digest })
      else { continue }
      run.observer(.damaged(graph.nodes[above].id, what: "\(Staleness.outputDamaged(name: file.name))"))
      progress[above].restarts += 1
      block(above)
      for below in graph.downstream[above] {
        if case .blocked = progress[below].state { progress[below].blockers += 1 }
      }
    }
  }
}

// MARK: The end of the run

extension Coordinator {
  /// Writes what the run came to, a manifest for each notebook that it changed.
  func writeManifests(started: Int) throws -> [RunManifest] {
    var notebooks: Set<String> = []
    for place in cone where progress[place].state.isDone { notebooks.insert(graph.nodes[place].id.notebook) }
    var runs: [RunManifest] = []
    for notebook in notebooks.sorted() {
      let latest = try run.store.latestRun(notebook: notebook)
      let manifest = RunManifest(
        notebook: notebook, profile: options.profile, settings: options.settings, started: started,
        stages: entries(of: notebook, since: latest))
      if let latest, latest.agrees(with: manifest) {
        runs.append(latest)
      } else {
        runs.append(try run.store.write(manifest))
      }
    }
    return runs
  }

  /// The keys of a notebook's stages: of this run, or for a stage that it did not get to of the run before.
  private func entries(of notebook: String, since latest: RunManifest?) -> [RunManifest.Entry] {
    var earlier: [StageID: Key] = [:]
    for entry in latest?.stages ?? [] { earlier[entry.stage] = entry.key }
    return graph.nodes.indices.compactMap { place in
      let id = graph.nodes[place].id
      guard id.notebook == notebook else { return nil }
      if progress[place].state.isDone, let key = progress[place].key { return RunManifest.Entry(stage: id, key: key) }
      return earlier[id].map { RunManifest.Entry(stage: id, key: $0, isEarlier: true) }
    }
  }

  /// How each stage ended.
  func summary(seconds: Double, runs: [RunManifest]) -> RunSummary {
    let stages = cone.map { place in
      let progress = progress[place]
      let outcome: RunSummary.Outcome = if case .ended(let outcome) = progress.state { outcome } else { .notRun }
      return RunSummary.Stage(
        id: graph.nodes[place].id, outcome: outcome, key: progress.key,
        outputs: progress.state.isDone ? progress.outputs : nil)
    }
    return RunSummary(
      stages: stages, wasCancelled: isCancelled(), seconds: seconds, runs: runs,
      detachedCount: sites.reduce(0) { $0 + $1.detachedCount })
  }
}
