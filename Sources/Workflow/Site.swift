private import Synchronization

/// A place where stages run: the threads of this process, or a cluster. The coordinator gives it stages that must run and
/// takes back what became of each.
package protocol Site {
  /// Whether it would run a stage.
  func accepts(_ node: StageNode) -> Bool
  /// Puts the store in order before the run begins.
  func prepare()
  /// Takes a stage that must run.
  mutating func add(_ stage: DueStage)
  /// Returns what became of stages that it is done with; at a tick it also looks at what wakes nobody.
  mutating func collect(isTick: Bool) throws -> [SiteReport]
  /// Starts what can start, and returns what became of stages that need not. Not called once no further stage may start.
  ///
  /// It may wait a moment where stages that run elsewhere may soon make others ready.
  mutating func start(mayGetMore: Bool) throws -> [SiteReport]
  /// Whether it has stages that it is not done with.
  var isBusy: Bool { get }
  /// Whether any of its stages would be lost if this process ended.
  var needsThisProcess: Bool { get }
  /// Whether it must be asked from time to time although it wakes nobody.
  var needsTicks: Bool { get }
  /// How many of its stages go on when this process has ended.
  var detachedCount: Int { get }
}

/// A stage that must run, with all that running it takes.
package struct DueStage: Sendable {
  /// Its place in the graph.
  package let place: Int
  /// The stage.
  package let node: StageNode
  /// Its key.
  package let key: Key
  /// The digests of the node's files.
  package let files: [Digest]
  /// The outputs of the stages that it reads, slot by slot.
  package let inputs: [[OutputFiles]]
  /// How long it will take, in seconds; nil where nothing is known.
  package let estimate: Double?
  /// Whether it runs although the store has its outputs.
  package let isForced: Bool
}

/// What became of a stage that a site was given.
package struct SiteReport: Sendable {
  package enum Outcome: Sendable {
    /// It ran.
    case attempted(Attempt.Result)
    /// Another process has put its outputs into the store meanwhile.
    case found(RecordedOutputs)
    /// Another process runs it.
    case claimed(Claims.Holder)
  }

  let place: Int
  let outcome: Outcome

  package init(place: Int, _ outcome: Outcome) { (self.place, self.outcome) = (place, outcome) }
}

/// What the sites of a run share.
package struct RunContext: Sendable {
  /// Where outputs are looked for and put.
  package let store: Store
  /// Which process runs what.
  package let claims: Claims
  /// Hears what happens.
  package let observer: @Sendable (RunEvent) -> Void
  /// What goes into each record about libraries and processor.
  package let environment: @Sendable () -> [String]
  /// Makes the coordinator ask each site.
  package let wake: @Sendable () -> Void

  /// Whether the store has the outputs of a stage, so that it need not run; never for one that was forced.
  package func outputs(of stage: DueStage) throws -> RecordedOutputs? {
    guard !stage.isForced, case .hit(let recorded) = try Lookup(store: store).state(of: stage.key) else { return nil }
    return recorded
  }
}

/// What a site's threads leave until the coordinator asks for it.
package final class Inbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  private let wake: @Sendable () -> Void

  package init(waking run: RunContext) { wake = run.wake }

  /// Leaves a message, and wakes the coordinator.
  package func put(_ message: Message) {
    messages.withLock { $0.append(message) }
    wake()
  }

  /// Takes all messages out, oldest first.
  package func takeAll() -> [Message] {
    messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
