/// What a store holds that nobody needs, found first and removed only when told.
public struct Cleaning: Sendable {
  /// What may stay.
  public struct Policy: Sendable {
    /// How many of the latest runs of each notebook keep their outputs.
    public var runs = 5
    /// Keys that must stay whatever the runs say, as reports name them.
    public var keys: Set<Key> = []
    /// For how many seconds the state of an unfinished fit stays.
    public var checkpointAge = 30 * 86_400
    /// What jobs on other machines have in the store; asked once no run can begin.
    public var jobs: @Sendable (Store) throws(FileError) -> JobHoldings = { _ in JobHoldings() }

    /// The defaults: five runs of each notebook, states of thirty days, no jobs.
    public init() {}
  }

  /// What jobs on other machines have in a store.
  public struct JobHoldings: Sendable {
    /// A job that may need anything in the store, as messages name it; nil for none.
    public var openJob: String?
    /// Files that only jobs need, so that they can go where there is none.
    public var items: [Item]

    /// Creates holdings.
    public init(openJob: String? = nil, items: [Item] = []) { (self.openJob, self.items) = (openJob, items) }
  }

  /// A file that can go.
  public struct Item: Equatable, Sendable {
    /// What a file is.
    public enum Sort: String, Sendable { case run, record, sources, object, reference, log, checkpoint, job, temporary }
    /// What it is.
    public let sort: Sort
    /// Its name in the store.
    public let name: String
    /// Its length in bytes.
    public let size: Int
  }

  /// What can go, in the order in which it is removed.
  public let items: [Item]
  /// The process that works on the store now, on whose account nothing but old temporary files can go; nil for none.
  public let blockedBy: String?

  /// The bytes that removing it all frees.
  public var size: Int { items.reduce(0) { $0 + $1.size } }
}

extension Cleaning {
  /// Looks what can go; removes nothing.
  public init(of store: Store, policy: Policy = Policy()) throws(FileError) {
    let holder = try Claims(of: store).holder { _ in true }?.description
    try self.init(of: store, policy: policy, blockedBy: holder)
  }

  /// Looks what can go and removes it, while no run can begin.
  ///
  /// - Returns: What was removed.
  public static func clean(_ store: Store, policy: Policy = Policy()) throws(FileError) -> Cleaning {
    let claims = Claims(of: store)
    switch try claims.claim(Coordinator.cleanSubject, excluding: { _ in true }) {
    case .busy(let holder):
      let cleaning = try Cleaning(of: store, policy: policy, blockedBy: holder.description)
      try cleaning.remove(from: store)
      return cleaning
    case .held(let claim):
      defer { claims.release(claim) }
      let cleaning = try Cleaning(of: store, policy: policy, blockedBy: nil)
      try cleaning.remove(from: store)
      try store.forgetRemovedFiles()
      return cleaning
    }
  }

  private init(of store: Store, policy: Policy, blockedBy: String?) throws(FileError) {
    let jobs = try policy.jobs(store)
    self.blockedBy = blockedBy ?? jobs.openJob
    let temporary = try store.abandonedTemporaryFiles()
    if self.blockedBy != nil {
      items = temporary
      return
    }
    let (kept, oldRuns) = try store.roots(policy)
    let records = try store.files(in: Store.records, .record) { !kept.keys.contains(Key($0)) }
    let sources = try store.files(in: Store.sources, .sources) { !kept.sources.contains($0) }
    let objects = try store.files(in: Store.objects, .object) { !kept.objects.contains($0) }
    let references = try store.files(in: Store.references, .reference) { !kept.objects.contains($0) }
    let logs = try store.files(in: Store.logs, .log) { !kept.keys.contains(Key($0)) }
    let checkpoints = try store.oldCheckpoints(age: policy.checkpointAge)
    items = oldRuns + records + sources + objects + references + logs + checkpoints + jobs.items + temporary
  }

  /// Removes the items: manifests and records before the objects that they name, so that a kill leaves no gap.
  private func remove(from store: Store) throws(FileError) {
    for item in items {
      if item.name.hasPrefix(Directory.temporary + "/") {
        try store.directory.removeAny(item.name)
      } else {
        try store.directory.remove(item.name)
      }
    }
  }
}
