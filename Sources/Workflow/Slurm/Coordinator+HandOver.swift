/// Handing stages to Slurm.
///
/// A stage is handed over once all that it reads is there: its key, and so the name of its result, follows from the
/// contents of what it reads. So no job ever waits for another one, and what has been submitted needs no run to go on.
extension Coordinator {
  private static let submitSubject = "submit"

  /// Hands over what is due: takes up jobs that an earlier or another run submitted, and submits the rest.
  ///
  /// One process at a time does this on a store, and all that it does is in the store before Slurm hears of it.
  mutating func handOver() throws {
    guard let cluster, !cluster.outgoing.isEmpty, cluster.notBefore <= .now, !isCancelled(), !isEnding else { return }
    // What runs here may soon make others ready, so that a sweep goes out in one piece.
    if runningCount + due.count > 0, cluster.gatheringSince.duration(to: .now) < cluster.slurm.site.pace.first {
      return
    }
    let subject = Self.submitSubject
    guard case .held(let claim) = try claims.claim(subject, excluding: { $0 == subject }) else { return }
    defer { claims.release(claim) }
    self.cluster?.outgoing = []
    try store.sweepJobs()
    let jobs = try store.openJobs()
    var groups: [Group: [Int]] = [:]
    for place in cluster.outgoing.sorted() {
      guard let group = try route(place, jobs) else { continue }
      groups[group, default: []].append(place)
    }
    for (group, places) in groups.sorted(by: { $0.value[0] < $1.value[0] }) {
      for start in stride(from: 0, to: places.count, by: SlurmSite.arraySize) {
        try submit(Array(places[start..<min(start + SlurmSite.arraySize, places.count)]), group)
      }
    }
  }

  /// Stages that make one array.
  private struct Group: Hashable {
    let notebook: String
    let stage: String
    let request: Request
    let isForced: Bool
  }

  /// Takes a stage up where it is already on its way; otherwise says with which others it is to be submitted.
  private mutating func route(_ place: Int, _ jobs: [Key: Job]) throws -> Group? {
    let node = graph.nodes[place]
    guard let key = progress[place].key, let cluster, let errand = node.errand else { return nil }
    if !isForced(place), case .hit(let recorded) = try lookup.state(of: key) {
      complete(place, recorded, cached: true)
      return nil
    }
    if let job = jobs[key] {
      send(place, as: job)
      return nil
    }
    if let holder = try claims.holder(where: { $0 == "\(key)" }) {
      progress[place].state = .elsewhere
      elsewhere.append(place)
      observer(.waiting(node.id, on: holder.description))
      return nil
    }
    var request = errand.request.over(cluster.slurm.site.request)
    if let memory = progress[place].grownMemory { request.memory = memory }
    return Group(notebook: node.id.notebook, stage: node.id.stage, request: request, isForced: isForced(place))
  }

  private mutating func submit(_ places: [Int], _ group: Group) throws {
    guard let slurm = cluster?.slurm else { return }
    var members: [Batch.Member] = []
    for place in places {
      guard let key = progress[place].key, let action = action(place) else { continue }
      try store.write(action, of: key)
      members.append(
        Batch.Member(key: key, id: graph.nodes[place].id, checkpoint: try store.checkpointMark(of: key)))
    }
    let batch = Batch(members, request: group.request, isForced: group.isForced)
    try store.write(
      batch, script: slurm.script(of: batch, program: store.keptProgram(slurm.site.program), store: store))
    for (index, place) in places.enumerated() { send(place, as: Job(batch, index)) }
    cluster?.submitting[batch.name] = batch.members.map(\.id)
    let (store, channel) = (store, channel)
    WorkerThread.start {
      let submission = slurm.submit(batch, in: store)
      if case .accepted(let number) = submission { try? store.setJob(number, of: batch.name) }
      channel.yield(.submitted(batch: batch.name, submission))
    }
  }

  private func action(_ place: Int) -> Action? {
    let node = graph.nodes[place]
    let outputs = graph.inputs[place].map { slot in slot.compactMap { progress[$0].outputs } }
    return node.errand.map {
      Action(node, recipe: $0.recipe, digests: progress[place].files, outputs: outputs)
    }
  }

  private mutating func send(_ place: Int, as job: Job) {
    progress[place].state = .away
    progress[place].job = job
    cluster?.places.insert(place)
    cluster?.quicken()
    ticks = 0
  }

  /// Hears what became of a submission.
  mutating func hear(_ submission: Slurm.Submission, of batch: String) throws {
    let stages = cluster?.submitting.removeValue(forKey: batch) ?? []
    let places = places(of: batch)
    switch submission {
    case .accepted(let number):
      for place in places { progress[place].job?.number = number }
      observer(.submitted(stages, job: number))
    case .refused(let words):
      try store.removeBatch(batch)
      for place in places {
        bringHome(place)
        let origin = graph.nodes[place].errand?.origin ?? ""
        fail(place, message: "sbatch refused its job: \(words) (its resources: \(origin))", logTail: [])
      }
    case .unknown(let words):
      observer(.notice("sbatch had no answer (\(words)); looking whether Slurm has the jobs all the same"))
    }
    cluster?.quicken()
  }

  /// The stages of a batch that are away, in the order of their indices.
  private func places(of batch: String) -> [Int] {
    (cluster?.places ?? []).filter { progress[$0].job?.batch.name == batch }
      .sorted { (progress[$0].job?.index ?? 0) < (progress[$1].job?.index ?? 0) }
  }

  /// A stage is no longer away.
  mutating func bringHome(_ place: Int) {
    progress[place].job = nil
    cluster?.places.remove(place)
  }
}

extension Coordinator {
  /// Removes what is left of jobs that have ended, unless another process hands over just now.
  func sweepJobs() throws {
    let subject = Self.submitSubject
    guard case .held(let claim) = try claims.claim(subject, excluding: { $0 == subject }) else { return }
    defer { claims.release(claim) }
    try store.sweepJobs()
  }
}

extension Store {
  /// Writes a batch after its script, so that whoever sees the batch has the script.
  fileprivate func write(_ batch: Batch, script: String) throws(FileError) {
    try directory.replace("\(Self.jobs)/\(batch.name).sh", with: Array(script.utf8))
    try write(batch)
  }
}
