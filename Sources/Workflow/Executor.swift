private import Glibc
private import Synchronization

/// Runs the stages of a graph that need to run, as many at once as are wanted, and tells what happens.
///
/// Several processes may work on one store: a key runs in one of them, the others take its result. What a stage puts out
/// does not depend on the number of jobs or the order of execution.
public final class Executor: Sendable {
  /// What the user may choose.
  public struct Options: Sendable {
    /// How many stages run at once, at most.
    public var jobs: Int
    /// Whether stages that need none of the failed ones still run after a failure.
    public var keepGoing = false
    /// Stages that run whether they need to or not.
    public var force: Set<StageID> = []
    /// The profile, for the manifest.
    public var profile = "standard"
    /// What else the user set, for the manifest.
    public var settings: [String] = []
    /// Sites beside this process; a stage goes to the last that accepts it.
    package var sites: [@Sendable (RunContext) -> any Site] = []
    /// What goes into each record about libraries and processor; asked when a stage runs.
    public var environment: @Sendable () -> [String] = { [] }

    /// The defaults: a job for each processor, stop at the first failure.
    public init() { jobs = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
  }

  private struct State {
    var isCancelled = false
    var channels: [AsyncStream<Coordinator.Message>.Continuation] = []
  }

  private let store: Store
  private let options: Options
  private let observer: @Sendable (RunEvent) -> Void
  private let state = Mutex(State())

  /// Creates an executor.
  ///
  /// - Parameters:
  ///   - store: Where outputs are looked for and put.
  ///   - options: What the user chose.
  ///   - observer: Hears what happens, from any thread; after a cancelled run also from stages that still work.
  public init(
    store: Store, options: Options = Options(), observer: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) {
    self.store = store
    self.options = options
    self.observer = observer
  }

  /// Runs what needs to run.
  ///
  /// A stage that fails is no error here, the summary tells of it. When the run is cancelled, it returns at once, with
  /// everything that had finished recorded; stages that still work go on until the process ends, and what they finish
  /// is recorded too.
  ///
  /// - Parameters:
  ///   - graph: The stages.
  ///   - targets: What is wanted, with all that it needs; everything when nil.
  /// - Returns: How it ended.
  /// - Throws: `GraphError.unknownTarget`; `FileError` when the store cannot be read.
  public func run(_ graph: Graph, targets: [StageID]? = nil) async throws -> RunSummary {
    let cone = try graph.cone(of: targets)
    let (messages, channel) = AsyncStream.makeStream(of: Coordinator.Message.self)
    state.withLock { $0.channels.append(channel) }
    return try await withTaskCancellationHandler {
      var coordinator = Coordinator(
        graph: graph, cone: cone, store: store, options: options, channel: channel, observer: observer,
        isCancelled: { [self] in state.withLock { $0.isCancelled } })
      return try await coordinator.summary(messages)
    } onCancel: {
      cancel()
    }
  }

  /// Ends the run soon: no further stage starts. For the handler of an interrupt.
  public func cancel() {
    state.withLock { state in
      state.isCancelled = true
      for channel in state.channels { channel.yield(.cancel) }
    }
  }
}
