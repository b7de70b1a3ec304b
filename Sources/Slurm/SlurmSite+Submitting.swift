internal import Workflow

/// Submitting stages.
///
/// A stage is submitted once all that it reads is there: its key, and so the name of its result, follows from the contents
/// of what it reads. So no job ever waits for another one, and what has been submitted needs no run to go on.
extension SlurmSite {
  /// Takes up jobs that an earlier or another run submitted, and submits the rest.
  ///
  /// One process at a time does this on a store, and all that it does is in the store before Slurm hears of it.
  mutating func submitDue() throws {
    guard let claim = try submitClaim() else { return }
    defer { run.claims.release(claim) }
    try store.removeEndedJobs()
    let open = try store.openJobs()
    var groups: [Group: [DueStage]] = [:]
    for stage in submissions.takeAll() where try !isUnderWay(stage, open) {
      groups[group(of: stage), default: []].append(stage)
    }
    let size = submissions.arraySize
    for (group, stages) in groups.sorted(by: { $0.value[0].place < $1.value[0].place }) {
      for start in stride(from: 0, to: stages.count, by: size) {
        try submit(Array(stages[start..<min(start + size, stages.count)]), group)
      }
    }
  }

  /// Stages that make one array.
  private struct Group: Hashable {
    let notebook: String
    let stage: String
    let resources: JobResources
    let isForced: Bool
  }

  private func group(of stage: DueStage) -> Group {
    let id = stage.node.id
    return Group(notebook: id.notebook, stage: id.stage, resources: resources(of: stage), isForced: stage.isForced)
  }

  private func resources(of stage: DueStage) -> JobResources {
    var resources = (stage.node.job?.resources ?? JobResources()).over(settings.resources)
    if let memory = histories[stage.place]?.memory { resources.memory = memory }
    return resources
  }

  /// Whether a stage need not be submitted: its outputs are there, it has a job, or another process runs it.
  private mutating func isUnderWay(_ stage: DueStage, _ open: [Key: OpenJob]) throws -> Bool {
    if let recorded = try run.outputs(of: stage) {
      report(stage.place, .found(recorded))
    } else if let job = open[stage.key] {
      follow(Job(stage, job.array, job.index, number: job.number))
    } else if let holder = try run.claims.holder(where: { $0 == "\(stage.key)" }) {
      report(stage.place, .claimed(holder))
    } else {
      return false
    }
    return true
  }

  private mutating func submit(_ stages: [DueStage], _ group: Group) throws {
    var members: [JobArray.Member] = []
    for stage in stages {
      if let description = JobDescription(stage) { try store.write(description, of: stage.key) }
      let checkpoint = try store.checkpointMark(of: stage.key)
      members.append(JobArray.Member(key: stage.key, id: stage.node.id, checkpoint: checkpoint))
    }
    let array = JobArray(members, resources: group.resources, isForced: group.isForced)
    let program = try store.keptProgram(settings.program)
    try store.write(array, script: commands.script(of: array, program: program, store: store))
    for (index, stage) in stages.enumerated() { follow(Job(stage, array, index)) }
    submitting[array.name] = stages
    WorkerThread.start { [commands, store, answers] in
      let answer = commands.submit(array, in: store)
      if case .success(let number) = answer { try? store.setJobNumber(number, of: array.name) }
      answers.put(.submission(array: array.name, answer))
    }
  }

  private mutating func follow(_ job: Job) {
    jobs[job.stage.place] = job
    poll.hurry()
  }
}

// MARK: What Slurm says to it

extension SlurmSite {
  /// Learns whether an array was taken.
  mutating func handle(_ answer: Result<String, SlurmFailure>, of array: String) throws {
    let stages = submitting.removeValue(forKey: array) ?? []
    poll.hurry()
    switch answer {
    case .success(let number):
      for stage in stages { jobs[stage.place]?.number = number }
      submissions.accepted()
      run.observer(.submitted(stages.map(\.node.id), job: number))
    case .failure(let failure):
      if case .silent(let words) = failure.fault {
        let notice = "sbatch had no answer (\(words)); looking whether Slurm has the jobs all the same"
        return run.observer(.notice(notice))
      }
      try store.removeArray(array)
      let refused = stages.filter { jobs[$0.place]?.array.name == array }
      for stage in refused { jobs[stage.place] = nil }
      retryOrFail(refused, failure.fault)
    }
  }

  /// Decides what is done with stages that Slurm does not take.
  private mutating func retryOrFail(_ stages: [DueStage], _ fault: SlurmFault) {
    switch fault {
    case .tooMany(_, let limit) where stages.count > 1:
      submissions.refused(count: stages.count, forever: limit == .arraySize)
      for stage in stages { submissions.add(stage) }
    case .tooMany(let words, .sharedJobs), .passing(let words): wait(stages, because: words)
    case .tooMany(let words, .ownJobs) where !jobs.isEmpty || poll.openCount != 0:
      // Until the queue was asked, nobody knows whether other jobs of the user are in the way.
      wait(stages, because: words)
    default:
      for stage in stages { fail(stage.place, refusal(fault.words, stage)) }
    }
  }

  private mutating func wait(_ stages: [DueStage], because words: String) {
    for stage in stages { submissions.add(stage) }
    guard submissions.backOff(because: words) else { return }
    let count = submissions.stages.count
    let subject = count == 1 ? "1 stage waits" : "\(count) stages wait"
    run.observer(.notice("Slurm takes no further job now (\(words)); \(subject) and will be submitted later"))
  }

  private func refusal(_ words: String, _ stage: DueStage) -> String {
    "sbatch refused its job: \(words)" + (stage.node.job.map { settings.place(of: words, $0) } ?? "")
  }
}
