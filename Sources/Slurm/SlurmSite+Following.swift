internal import Workflow

/// Following jobs until their stages have ended.
extension SlurmSite {
  /// Looks what jobs have written into the store, and asks Slurm after the others from time to time.
  mutating func look() throws {
    if !jobs.isEmpty {
      let files = try store.jobFiles()
      for place in jobs.keys.sorted() { try look(place, files) }
    }
    guard isBusy, poll.isDue else { return }
    poll.isAsking = true
    WorkerThread.start { [commands, answers] in answers.put(.queue(commands.queue())) }
  }

  /// Takes what the store says of a job.
  private mutating func look(_ place: Int, _ files: Set<String>) throws {
    guard let job = jobs[place] else { return }
    let name = job.array.name
    let result =
      files.contains(Store.resultName(name, job.index)) ? try store.jobResult(of: name, job.index) : nil
    if let recorded = try run.outputs(of: job.stage) {
      try finish(place, .finished(recorded))
    } else if result == .finished, case .hit(let recorded) = try Lookup(store: store).state(of: job.stage.key) {
      try finish(place, .finished(recorded))
    } else if let result {
      try take(place, result)
    } else if files.contains(Store.setupName(name, job.index)) {
      let status = try store.setupStatus(of: name, job.index)
      let message = "the setup of its job failed with status \(status)\(settings.place(of: "setup"))"
      try finish(place, .failed(message: message, logTail: store.printed(by: name, job.index)))
    } else if !files.contains("\(name).array") {
      jobs[place] = nil
      fail(place, "its job was cancelled, or given up by another run; run again")
    } else {
      try tellProgress(place, job)
    }
  }

  private mutating func take(_ place: Int, _ result: JobResult) throws {
    switch result {
    case .finished: return  // Its record cannot be seen yet.
    case .failed(let message, let tail): try finish(place, .failed(message: message, logTail: tail))
    case .spoiled(let file): try finish(place, .spoiled(file: file))
    case .lost(let digests): try finish(place, .lost(digests))
    case .interrupted: try recover(place, from: .interrupted)
    case .closed: submitAgain(place)
    }
  }

  private mutating func finish(_ place: Int, _ result: Attempt.Result) throws {
    try close(place)
    report(place, .attempted(result))
  }

  private mutating func submitAgain(_ place: Int) {
    guard let job = jobs.removeValue(forKey: place) else { return }
    submissions.add(job.stage)
  }

  /// Notes that a run knows how a job ended; where it was the array's last, nothing of the array need stay.
  private mutating func close(_ place: Int) throws {
    guard let job = jobs.removeValue(forKey: place) else { return }
    poll.hurry()
    store.removeProgress(of: job.stage.key)
    let files = try store.jobFiles()
    let name = job.array.name
    guard files.contains("\(name).array") else { return }
    let hasEnded = try store.openIndices(of: job.array, files).allSatisfy { $0 == job.index }
    if hasEnded { try store.removeArray(name) } else { try store.write(.closed, of: name, job.index) }
  }

  /// Tells how far a stage is.
  private mutating func tellProgress(_ place: Int, _ job: Job) throws {
    guard let progress = try store.progress(of: job.stage.key), progress != job.progress else { return }
    tellBeginning(place)
    jobs[place]?.progress = progress
    run.observer(.progress(job.stage.node.id, fraction: progress.fraction, note: progress.note))
  }

  private mutating func tellBeginning(_ place: Int) {
    guard let job = jobs[place], !job.hasBegun else { return }
    jobs[place]?.hasBegun = true
    run.observer(.started(job.stage.node.id, estimate: job.stage.estimate))
  }
}

// MARK: What Slurm says

extension SlurmSite {
  /// Takes what Slurm says of its jobs.
  mutating func handle(_ answer: Result<SlurmQueue, SlurmFailure>) throws {
    poll.isAsking = false
    poll.backOff()
    switch answer {
    case .failure(let failure):
      if case .lasting(let words) = failure.fault { return giveUpQueue(words) }
      poll.silences += 1
      guard poll.silences == SlurmSettings.patience else { return }
      let words = failure.fault.words
      run.observer(.notice("Slurm does not answer (\(words)); waiting for it, which harms no job that runs"))
    case .success(let queue):
      (poll.silences, poll.failures, poll.openCount) = (0, 0, queue.openCount)
      let files = try store.jobFiles()
      for place in jobs.keys.sorted() {
        try look(place, files)
        if let job = jobs[place] { try judge(place, job, queue) }
      }
    }
  }

  /// The queue cannot be asked, and waiting will not help: after a few tries the stages fail, though their jobs go on.
  private mutating func giveUpQueue(_ words: String) {
    poll.failures += 1
    poll.hurry()
    guard poll.failures >= SlurmSettings.patience else { return }
    let place = settings.place(of: "commands")
    for number in jobs.keys.sorted() {
      jobs[number] = nil
      abandonedCount += 1
      fail(
        number,
        "Slurm cannot be asked after its job: \(words)\(place); the job goes on, and the next run takes its result")
    }
  }

  private mutating func judge(_ place: Int, _ job: Job, _ queue: SlurmQueue) throws {
    guard let entry = queue.entry(of: job.array.name, job.index) else { return try miss(place, job) }
    jobs[place]?.misses = 0
    if job.number == nil {
      try store.setJobNumber(entry.number, of: job.array.name)
      jobs[place]?.number = entry.number
      run.observer(.submitted([job.stage.node.id], job: entry.number))
    }
    switch entry.state {
    case .waiting: try handle(reason: entry.reason, place)
    case .running: tellBeginning(place)
    default: try end(place, job, entry)
    }
  }

  /// Slurm says that a job has ended; what it wrote may be on its way still.
  private mutating func end(_ place: Int, _ job: Job, _ entry: SlurmQueue.Entry) throws {
    let since = job.endedSince ?? .now
    jobs[place]?.endedSince = since
    poll.hurry()
    let visibility = settings.pace.visibility
    let patience = entry.state == .completed ? visibility : visibility / 20
    if since.duration(to: .now) >= patience {
      try recover(place, from: .state(entry.state, reason: entry.reason))
    }
  }

  /// Slurm's answer lacks a job. It may be wrong, or have forgotten, so this counts only with others like it.
  private mutating func miss(_ place: Int, _ job: Job) throws {
    guard submitting[job.array.name] == nil else { return }
    if job.number == nil {
      let number = try store.jobNumber(of: job.array.name)
      jobs[place]?.number = number
      if job.array.isBeingSubmittedElsewhere { return }
    }
    poll.hurry()
    jobs[place]?.misses += 1
    guard job.misses + 1 >= SlurmSettings.patience else { return }
    if try run.claims.holder(where: { $0 == "\(job.stage.key)" }) != nil {
      jobs[place]?.misses = 0
    } else if jobs[place]?.number == nil {
      // It never got there, or Slurm is slow to tell.
      if job.sent.duration(to: .now) < settings.pace.visibility { return }
      try close(place)
      _ = submissions.backOff(because: "")
      submissions.add(job.stage)
    } else {
      try recover(place, from: .lost)
    }
  }

  /// Tells of a reason to wait that may not pass by itself; ends a job whose reason cannot.
  private mutating func handle(reason: String, _ place: Int) throws {
    guard let job = jobs[place], let fault = SlurmFault.pending(reason) else { return }
    if case .lasting = fault {
      let failure = commands.cancel(jobs: job.name.isEmpty ? [] : [job.name], names: [])
      try close(place)
      let words = "job \(job.name) can never start: \(reason)" + (failure == nil ? "" : "; scancel could not end it")
      return fail(place, words + (job.stage.node.job.map { settings.place(of: reason, $0) } ?? ""))
    }
    if job.hasToldReason { return }
    jobs[place]?.hasToldReason = true
    run.observer(.notice("\(job.stage.node.id) waits in Slurm's queue: \(reason)"))
  }

  /// Decides what is done about a job that ended without a record.
  private mutating func recover(_ place: Int, from end: JobRecovery.End) throws {
    guard let job = jobs[place] else { return }
    let mark = try store.checkpointMark(of: job.stage.key)
    let printed = store.printed(by: job.array.name, job.index)
    let history = histories[place] ?? History()
    let memory = job.array.resources.memory
    let recovery = JobRecovery(
      JobRecovery.Case(
        end: end, job: job.name, resources: job.array.resources, origin: job.stage.node.job?.origin ?? "",
        hasCheckpoint: !mark.isEmpty, hasAdvanced: !mark.isEmpty && mark != job.array.members[job.index].checkpoint,
        retries: history.retries,
        mayGrow: settings.memoryFactor != nil && history.memory == nil && memory != nil))
    try close(place)
    switch recovery {
    case .fail(let words): return fail(place, words, logTail: printed)
    case .goOn(let words): run.observer(.resumed(job.stage.node.id, because: words))
    case .tryAgain(let words):
      histories[place, default: History()].retries += 1
      run.observer(.resumed(job.stage.node.id, because: words))
    case .giveMemory(let words):
      histories[place, default: History()].memory = memory.map {
        Int(min(Double($0) * (settings.memoryFactor ?? 1), 1e18))
      }
      run.observer(.resumed(job.stage.node.id, because: words))
    }
    submissions.add(job.stage)
  }
}
