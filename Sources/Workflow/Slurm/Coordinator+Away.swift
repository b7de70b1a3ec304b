/// Stages that Slurm runs. What the store says of a stage is the truth; what Slurm says only tells the dead.
extension Coordinator {
  /// Looks what jobs have written into the store, and asks Slurm after the others from time to time.
  mutating func lookAway() throws {
    guard let cluster, !cluster.places.isEmpty else { return }
    let files = try store.jobFiles()
    for place in cluster.places.sorted() { try look(place, files) }
    guard cluster.nextQuestion <= .now, !cluster.isAsking else { return }
    self.cluster?.isAsking = true
    let (slurm, channel) = (cluster.slurm, channel)
    WorkerThread.start { channel.yield(.queue(SlurmQueue.ask(slurm))) }
  }

  /// Hears what Slurm says of its jobs.
  mutating func hear(_ answer: Result<SlurmQueue, SlurmSilence>) throws {
    cluster?.isAsking = false
    cluster?.backOff()
    switch answer {
    case .failure(let silence):
      cluster?.silences += 1
      guard cluster?.silences == SlurmSite.patience else { return }
      observer(.notice("Slurm does not answer (\(silence.words)); waiting for it, which harms no job that runs"))
    case .success(let queue):
      cluster?.silences = 0
      let files = try store.jobFiles()
      for place in (cluster?.places ?? []).sorted() {
        try look(place, files)
        if progress[place].job != nil { try judge(place, queue) }
      }
    }
  }

  /// Takes what the store says of a stage that is away.
  private mutating func look(_ place: Int, _ files: Set<String>) throws {
    guard let key = progress[place].key, let job = progress[place].job else { return }
    let ending =
      files.contains(Store.endingName(job.batch.name, job.index))
      ? try store.ending(of: job.batch.name, job.index) : nil
    if !isForced(place) || ending == .finished, case .hit(let recorded) = try lookup.state(of: key) {
      try finish(place, .finished(recorded))
    } else if let ending {
      try take(place, ending)
    } else if !files.contains("\(job.batch.name).batch") {
      bringHome(place)
      fail(place, message: "its job was cancelled, or given up by another run; run again", logTail: [])
    } else {
      try follow(place, key)
    }
  }

  private mutating func take(_ place: Int, _ ending: Ending) throws {
    switch ending {
    case .finished: return  // Its record cannot be seen yet.
    case .failed(let message, let tail): try finish(place, .failed(message: message, logTail: tail))
    case .spoiled(let file): try finish(place, .spoiled(file: file))
    case .lost(let digests): try finish(place, .lost(digests))
    case .interrupted: try settle(place, .interrupted)
    case .closed:
      bringHome(place)
      becomeDue(place)
    }
  }

  private mutating func finish(_ place: Int, _ result: Attempt.Result) throws {
    try close(place)
    conclude(place, result)
  }

  /// A run has taken note of how a job ended; where it was the batch's last, nothing of the batch need stay.
  private mutating func close(_ place: Int) throws {
    guard let job = progress[place].job, let key = progress[place].key else { return }
    bringHome(place)
    store.removeProgress(of: key)
    let files = try store.jobFiles()
    let name = job.batch.name
    guard files.contains("\(name).batch") else { return }
    let hasEnded = try store.openMembers(of: job.batch, files).allSatisfy { $0 == job.index }
    if hasEnded { try store.removeBatch(name) } else { try store.write(.closed, of: name, job.index) }
    cluster?.quicken()
  }

  /// Tells how far a stage is.
  private mutating func follow(_ place: Int, _ key: Key) throws {
    guard let news = try store.progress(of: key), news != progress[place].job?.progress else { return }
    begin(place)
    progress[place].job?.progress = news
    observer(.progress(graph.nodes[place].id, fraction: news.fraction, note: news.note))
  }

  private mutating func begin(_ place: Int) {
    guard progress[place].job?.hasBegun == false else { return }
    progress[place].job?.hasBegun = true
    observer(.started(graph.nodes[place].id, estimate: progress[place].estimate))
  }
}

// MARK: What Slurm says

extension Coordinator {
  private mutating func judge(_ place: Int, _ queue: SlurmQueue) throws {
    guard let job = progress[place].job else { return }
    guard let entry = queue.job(of: job.batch.name, job.index) else { return try miss(place, job) }
    progress[place].job?.misses = 0
    if job.number == nil {
      try store.setJob(entry.job, of: job.batch.name)
      progress[place].job?.number = entry.job
      observer(.submitted([graph.nodes[place].id], job: entry.job))
    }
    switch entry.state {
    case .waiting: tell(place, entry.reason)
    case .running: begin(place)
    default: try end(place, entry)
    }
  }

  /// Slurm says that a job has ended; its last words may be on their way still.
  private mutating func end(_ place: Int, _ entry: SlurmQueue.Job) throws {
    guard let visibility = cluster?.slurm.site.pace.visibility else { return }
    let since = progress[place].job?.endedSince ?? .now
    progress[place].job?.endedSince = since
    cluster?.quicken()
    let patience = entry.state == .completed ? visibility : visibility / 20
    if since.duration(to: .now) >= patience { try settle(place, .state(entry.state, reason: entry.reason)) }
  }

  /// Slurm's answer lacks a job. It may be wrong, or have forgotten, so this counts only with others like it.
  private mutating func miss(_ place: Int, _ job: Job) throws {
    guard let key = progress[place].key, cluster?.submitting[job.batch.name] == nil else { return }
    if job.number == nil {
      let number = try store.job(of: job.batch.name)
      progress[place].job?.number = number
      if job.batch.isBeingSubmittedElsewhere { return }
    }
    cluster?.quicken()
    progress[place].job?.misses += 1
    guard job.misses + 1 >= SlurmSite.patience, let patience = cluster?.slurm.site.pace.visibility else { return }
    if try claims.holder(where: { $0 == "\(key)" }) != nil {
      progress[place].job?.misses = 0
    } else if progress[place].job?.number == nil {
      // It never got there, or Slurm is slow to tell.
      if job.sent.duration(to: .now) < patience { return }
      try close(place)
      let pause = cluster?.pause ?? .zero
      cluster?.notBefore = .now + pause
      becomeDue(place)
    } else {
      try settle(place, .lost)
    }
  }

  /// Tells of a reason to wait that does not pass by itself.
  private mutating func tell(_ place: Int, _ reason: String) {
    let lasting = [
      "Held", "NeverSatisfied", "Limit", "BadConstraints", "Inactive", "Down", "DOWN", "NotAvail", "launch failed",
    ]
    guard progress[place].job?.hasToldReason == false, lasting.contains(where: { reason.contains($0) }) else { return }
    progress[place].job?.hasToldReason = true
    observer(.notice("\(graph.nodes[place].id) waits in Slurm's queue: \(reason)"))
  }

  /// Decides what is done about a job that ended without a record.
  private mutating func settle(_ place: Int, _ end: Remedy.End) throws {
    guard let job = progress[place].job, let key = progress[place].key, let site = cluster?.slurm.site else { return }
    let node = graph.nodes[place]
    let mark = try store.checkpointMark(of: key)
    let printed = store.printed(by: job.batch.name, job.index)
    let remedy = Remedy(
      Remedy.Case(
        end: end, job: job.name, request: job.batch.request, origin: node.errand?.origin ?? "",
        hasCheckpoint: !mark.isEmpty, hasAdvanced: !mark.isEmpty && mark != job.batch.members[job.index].checkpoint,
        retries: progress[place].retries,
        mayGrow: site.memoryFactor != nil && progress[place].grownMemory == nil && job.batch.request.memory != nil))
    try close(place)
    switch remedy {
    case .fail(let words): return fail(place, message: words, logTail: printed)
    case .goOn(let words): observer(.resumed(node.id, because: words))
    case .tryAgain(let words):
      progress[place].retries += 1
      observer(.resumed(node.id, because: words))
    case .giveMemory(let words):
      progress[place].grownMemory = job.batch.request.memory.map { Int(Double($0) * (site.memoryFactor ?? 1)) }
      observer(.resumed(node.id, because: words))
    }
    becomeDue(place)
  }
}

extension Batch {
  /// Whether another process that lives is about to hear its number.
  fileprivate var isBeingSubmittedElsewhere: Bool {
    guard let process = ProcessIdentity(owner), process != .this else { return false }
    return process.life == .alive
  }
}
