private import Glibc
private import Synchronization

/// The work of one job of a cluster: a stage that is made from its action, and run exactly as a run runs it at home.
public final class StageJob: Sendable {
  private struct State {
    var claim: Claims.Claim?
    var shallEnd = false
    var lastProgress: ContinuousClock.Instant?
  }

  /// What the stage needs.
  public let action: Action

  private let store: Store
  private let batch: Batch
  private let index: Int
  private let claims: Claims
  private let state = Mutex(State())

  /// The exit status of a job that saved its state and ended before its time was up.
  static let interruptedStatus: Int32 = 75

  /// Opens the action of a job.
  ///
  /// - Parameters:
  ///   - name: The batch.
  ///   - index: The place in it.
  ///   - store: The store, which the run that submitted it shares.
  /// - Throws: `StageJobError`; `FileError` when the store cannot be read.
  public init(batch name: String, index: Int, store: Store) throws {
    guard let batch = try store.batch(name) else { throw StageJobError.noBatch(name) }
    guard batch.members.indices.contains(index) else { throw StageJobError.noMember(index, of: name) }
    guard let action = try store.action(of: batch.members[index].key) else {
      let words = "its action is not in the store; run the pipeline again"
      try store.write(.failed(message: words, logTail: []), of: name, index)
      throw StageJobError.noAction(batch.members[index].id)
    }
    (self.store, self.batch, self.index, self.action) = (store, batch, index, action)
    claims = Claims(of: store)
  }

  private var key: Key { batch.members[index].key }

  /// Runs the stage on a thread of its own.
  ///
  /// - Parameters:
  ///   - node: The stage, as this program makes it from the action.
  ///   - environment: What goes into the record about libraries and processor.
  /// - Returns: The exit status of the job: 0 done, 1 failed.
  public func run(_ node: StageNode, environment: [String] = []) async -> Int32 {
    await withCheckedContinuation { continuation in
      WorkerThread.start { [self] in
        let ending = ending(of: node, environment: environment)
        continuation.resume(returning: leave(ending))
      }
    }
  }

  /// Says why the stage cannot even begin.
  public func fail(_ message: String) -> Int32 { leave(.failed(message: message, logTail: [])) }
}

// MARK: Running

extension StageJob {
  private func ending(of node: StageNode, environment: [String]) -> Ending {
    let outputs = action.inputs.map { slot in slot.map(\.outputs) }
    guard Key(of: node, files: action.digests, inputs: outputs.map { $0.map(\.content) }) == key else {
      let message = "the program of its job is not the one that made its key; run again with the program as it is now"
      return .failed(message: message, logTail: [])
    }
    do {
      try takeHold()
      if !batch.isForced, case .hit = try Lookup(store: store).state(of: key) { return .finished }
    } catch {
      return .failed(message: "\(error)", logTail: [])
    }
    let attempt = Attempt(
      node: node, key: key, files: action.digests, inputs: outputs, store: store, environment: environment
    ) { [self] in hear($0) }
    return Ending(attempt.result())
  }

  /// Waits until no other process runs the stage.
  private func takeHold() throws {
    let subject = "\(key)"
    while true {
      if case .held(let claim) = try claims.claim(subject, excluding: { $0 == subject }) {
        claims.beginBeating()
        return state.withLock { $0.claim = claim }
      }
      usleep(200_000)
    }
  }

  private func letGo() {
    let claim = state.withLock { state in
      defer { state.claim = nil }
      return state.claim
    }
    if let claim { claims.release(claim) }
  }

  /// Leaves the last word in the store; where it cannot be written, the one who waits finds the record, or asks Slurm.
  private func leave(_ ending: Ending) -> Int32 {
    try? store.index.save()
    store.removeProgress(of: key)
    letGo()
    // A record says it already, and the run may have swept up behind it; where there was one before, it says nothing.
    if ending != .finished || batch.isForced { try? store.write(ending, of: batch.name, index) }
    switch ending {
    case .finished: return 0
    case .interrupted: return Self.interruptedStatus
    default: return 1
    }
  }

  private func hear(_ event: RunEvent) {
    switch event {
    case .progress(_, let fraction, let note):
      let isDue = state.withLock { state in
        if let last = state.lastProgress, last.duration(to: .now) < .seconds(1) { return false }
        state.lastProgress = .now
        return true
      }
      if isDue { try? store.write(JobProgress(fraction: fraction, note: note), of: key) }
    case .saved:
      if state.withLock({ $0.shallEnd }) { interrupt() }
    default: break
    }
  }
}

// MARK: Ending early

extension StageJob {
  /// The time will soon be up: ends the process once the stage has saved its state, with an exit status that says so.
  ///
  /// A stage that saves none works on to the end, having nothing to lose.
  public func endSoon() {
    state.withLock { $0.shallEnd = true }
    let pause = Slurm.lead(batch.request) / 2
    Task { [self] in
      try? await Task.sleep(for: .seconds(pause))
      if let mark = try? store.checkpointMark(of: key), !mark.isEmpty, mark != batch.members[index].checkpoint {
        interrupt()
      }
    }
  }

  /// The process is about to be killed: what was saved last is what the next job goes on from.
  public func endNow() -> Never {
    letGo()
    _exit(128 + SIGTERM)
  }

  private func interrupt() -> Never { _exit(leave(.interrupted)) }
}

extension Ending {
  fileprivate init(_ result: Attempt.Result) {
    switch result {
    case .finished: self = .finished
    case .failed(let message, let tail): self = .failed(message: message, logTail: tail)
    case .spoiled(let file): self = .spoiled(file: file)
    case .lost(let digests): self = .lost(digests)
    }
  }
}

/// Why a job cannot begin.
public enum StageJobError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is no batch of that name.
  case noBatch(String)
  /// The batch has fewer stages.
  case noMember(Int, of: String)
  /// The store has lost what the stage needs.
  case noAction(StageID)

  public var description: String {
    switch self {
    case .noBatch(let name): "the store holds no batch '\(name)'; was it cancelled?"
    case .noMember(let index, let name): "the batch '\(name)' has no stage \(index)"
    case .noAction(let id): "the store has lost what '\(id)' needs; run the pipeline again"
    }
  }
}
