public import Workflow

/// The jobs that Slurm has of a store, for who wants to ask or end them.
public struct Jobs: Sendable {
  /// The names of the arrays.
  let names: [String]
  /// Their numbers, where they are known.
  let numbers: [String: String]

  /// Looks which there are.
  public init(of store: Store) throws(FileError) {
    names = Store.arrayNames(in: try store.jobFiles())
    var numbers: [String: String] = [:]
    for name in names { numbers[name] = try store.jobNumber(of: name) }
    self.numbers = numbers
  }

  /// Whether there is nothing.
  public var isEmpty: Bool { names.isEmpty }

  /// Each array as messages name it: `job 12 (pinwheel-fits-3fa9c1d2e4)`.
  public var descriptions: [String] {
    names.map { name in (numbers[name].map { "job \($0)" } ?? "a job") + " (\(name))" }
  }

  /// Ends them all and forgets them; the checkpoints stay.
  ///
  /// - Throws: `SlurmRefusal` when Slurm cannot be told, after which nothing is forgotten.
  public func cancel(in store: Store, with settings: SlurmSettings) throws {
    let failure = SlurmCommands(settings: settings).cancel(
      jobs: names.compactMap { numbers[$0] }, names: names.filter { numbers[$0] == nil })
    if let failure { throw SlurmRefusal(description: "scancel could not end the jobs: \(failure.fault.words)") }
    for name in names { try store.removeArray(name) }
  }
}

/// Slurm does not do what it was asked for.
public struct SlurmRefusal: Error, Equatable, Sendable, CustomStringConvertible {
  /// Why.
  public let description: String
}

extension Jobs {
  /// What jobs have in a store, for a cleaning of it.
  @Sendable public static func holdings(of store: Store) throws(FileError) -> Cleaning.JobHoldings {
    let open = try store.openJobs().values.map { $0.number.map { "job \($0)" } ?? "a job" }.min()
    var items = try store.files(in: Store.descriptions, .job) { _ in true }
    items += try store.files(in: Store.progress, .job) { _ in true }
    for name in try store.directory.names(in: Store.programs) {
      if let item = try store.item(.job, "\(Store.programs)/\(name)") { items.append(item) }
    }
    return Cleaning.JobHoldings(openJob: open.map { "\($0) of Slurm, which 'pipeline cancel' ends," }, items: items)
  }
}
