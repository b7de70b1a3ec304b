private import Glibc
private import Synchronization
public import Workflow

/// The work of one job: a stage that is made from its description, and run exactly as a run without Slurm runs it.
public final class JobRun: Sendable {
  private struct State {
    var claim: Claims.Claim?
    var shallEnd = false
    var lastProgress: ContinuousClock.Instant?
  }

  /// What the stage needs.
  public let description: JobDescription

  private let store: Store
  private let array: JobArray
  private let index: Int
  private let claims: Claims
  private let state = Mutex(State())

  /// The exit status of a job that saved its state and ended before its time was up.
  static let interruptedStatus: Int32 = 75

  /// Opens the description of a job.
  ///
  /// - Parameters:
  ///   - name: The array.
  ///   - index: The place in it.
  ///   - store: The store, which the run that submitted it shares.
  /// - Throws: `JobRunError`; `FileError` when the store cannot be read.
  public init(array name: String, index: Int, store: Store) throws {
    guard let array = try store.jobArray(name) else { throw JobRunError.noArray(name) }
    guard array.members.indices.contains(index) else { throw JobRunError.noMember(index, of: name) }
    guard let description = try store.jobDescription(of: array.members[index].key) else {
      let words = "its description is not in the store; run the pipeline again"
      try store.write(.failed(message: words, logTail: []), of: name, index)
      throw JobRunError.noDescription(array.members[index].id)
    }
    (self.store, self.array, self.index, self.description) = (store, array, index, description)
    claims = Claims(of: store)
  }

  private var key: Key { array.members[index].key }

  /// Runs the stage on a thread of its own.
  ///
  /// - Parameters:
  ///   - node: The stage, as this program makes it from the description.
  ///   - environment: What goes into the record about libraries and processor.
  /// - Returns: The exit status of the job: 0 done, 1 failed.
  public func run(_ node: StageNode, environment: [String] = []) async -> Int32 {
    await withCheckedContinuation { continuation in
      WorkerThread.start { [self] in
        let result = result(of: node, environment: environment)
        continuation.resume(returning: finish(with: result))
      }
    }
  }

  /// Says why the stage cannot even begin.
  public func fail(_ message: String) -> Int32 { finish(with: .failed(message: message, logTail: [])) }
}

// MARK: Running

extension JobRun {
  private func result(of node: StageNode, environment: [String]) -> JobResult {
    let outputs = description.inputs.map { slot in slot.map(\.outputs) }
    guard Key(of: node, files: description.digests, inputs: outputs.map { $0.map(\.content) }) == key else {
      let message = "the program of its job is not the one that made its key; run again with the program as it is now"
      return .failed(message: message, logTail: [])
    }
    do {
      try claim()
      if !array.isForced, case .hit = try Lookup(store: store).state(of: key) { return .finished }
    } catch {
      return .failed(message: "\(error)", logTail: [])
    }
    let attempt = Attempt(
      node: node, key: key, files: description.digests, inputs: outputs, store: store, environment: environment
    ) { [self] in handle($0) }
    return JobResult(attempt.result())
  }

  /// Waits until no other process runs the stage.
  private func claim() throws {
    let subject = "\(key)"
    while true {
      if case .held(let claim) = try claims.claim(subject, excluding: { $0 == subject }) {
        claims.startHeartbeat()
        return state.withLock { $0.claim = claim }
      }
      usleep(200_000)
    }
  }

  private func release() {
    let claim = state.withLock { state in
      defer { state.claim = nil }
      return state.claim
    }
    if let claim { claims.release(claim) }
  }

  /// Writes how the job ended; where that cannot be written, the run that waits finds the record, or asks Slurm.
  private func finish(with result: JobResult) -> Int32 {
    try? store.index.save()
    store.removeProgress(of: key)
    release()
    // A record says it already, and the run may have swept up behind it; where there was one before, it says nothing.
    if result != .finished || array.isForced { try? store.write(result, of: array.name, index) }
    switch result {
    case .finished: return 0
    case .interrupted: return Self.interruptedStatus
    default: return 1
    }
  }

  private func handle(_ event: RunEvent) {
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

extension JobRun {
  /// The time will soon be up: ends the process once the stage has saved its state, with an exit status that says so.
  ///
  /// A stage that saves none works on to the end, having nothing to lose.
  public func endSoon() {
    state.withLock { $0.shallEnd = true }
    let pause = SlurmCommands.warning(array.resources) / 2
    Task { [self] in
      try? await Task.sleep(for: .seconds(pause))
      if let mark = try? store.checkpointMark(of: key), !mark.isEmpty, mark != array.members[index].checkpoint {
        interrupt()
      }
    }
  }

  /// The process is about to be killed: what was saved last is what the next job goes on from.
  public func endNow() -> Never {
    release()
    _exit(128 + SIGTERM)
  }

  private func interrupt() -> Never { _exit(finish(with: .interrupted)) }
}

extension JobResult {
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
public enum JobRunError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is no array of that name.
  case noArray(String)
  /// The array has fewer stages.
  case noMember(Int, of: String)
  /// The store has lost what the stage needs.
  case noDescription(StageID)

  public var description: String {
    switch self {
    case .noArray(let name): "the store holds no job '\(name)'; was it cancelled?"
    case .noMember(let index, let name): "the array '\(name)' has no stage \(index)"
    case .noDescription(let id): "the store has lost what '\(id)' needs; run the pipeline again"
    }
  }
}
