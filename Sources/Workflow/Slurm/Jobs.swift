/// What of a store is with Slurm, for who wants to ask or end it.
public struct Jobs: Sendable {
  /// The names of the batches.
  let names: [String]
  /// Their numbers, where they are known.
  let numbers: [String: String]

  /// Looks what is with Slurm.
  public init(of store: Store) throws(FileError) {
    names = Store.batchNames(in: try store.jobFiles())
    var numbers: [String: String] = [:]
    for name in names { numbers[name] = try store.job(of: name) }
    self.numbers = numbers
  }

  /// Whether there is nothing.
  public var isEmpty: Bool { names.isEmpty }

  /// Each batch as messages name it: `job 12 (pinwheel-fits-3fa9c1d2e4)`.
  public var descriptions: [String] {
    names.map { name in (numbers[name].map { "job \($0)" } ?? "a job") + " (\(name))" }
  }

  /// Ends them all and forgets them; the checkpoints stay.
  ///
  /// - Throws: `SlurmRefusal` when Slurm cannot be told, after which nothing is forgotten.
  public func cancel(in store: Store, site: SlurmSite) throws {
    let words = Slurm(site: site).cancel(
      jobs: names.compactMap { numbers[$0] }, names: names.filter { numbers[$0] == nil })
    if let words { throw SlurmRefusal(description: "scancel could not end the jobs: \(words)") }
    for name in names { try store.removeBatch(name) }
  }
}

/// Slurm does not do what it was asked for.
public struct SlurmRefusal: Error, Equatable, Sendable, CustomStringConvertible {
  /// Why.
  public let description: String
}

extension SlurmSite {
  /// What Slurm has against a request, found without submitting a job.
  public enum Objection: Error, Equatable, Sendable {
    /// It would not take the job, in its own words.
    case refused(String)
    /// It cannot be asked.
    case unreachable(String)
  }

  /// Asks Slurm whether it would take a stage's job; nil where it would.
  public func objection(to errand: Errand) -> Objection? {
    switch Slurm(site: self).objection(to: errand.request.over(request)) {
    case .refused(let words): .refused(words)
    case .unknown(let words): .unreachable(words)
    case .accepted, nil: nil
    }
  }
}
