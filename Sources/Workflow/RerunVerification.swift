/// A stage that puts out something else when it runs again.
public struct Divergence: Equatable, Sendable, CustomStringConvertible {
  /// Which stage.
  public let id: StageID
  /// The files that differ, or that only one of the two runs put out; sorted.
  public let files: [String]

  public var description: String {
    "'\(id)' put out another " + files.map { "'\($0)'" }.joined(separator: ", ") + " when it ran again"
  }
}

/// What running everything again has shown.
public struct RerunVerification: Sendable {
  /// How the second run ended.
  public let summary: RunSummary
  /// The stages that differ although all that they read was the same, each after those above it; the first is to blame.
  public let divergences: [Divergence]
  /// Stages of which the store has no outputs to compare with.
  public let unknown: [StageID]

  /// Runs stages again in an empty store, which is removed afterwards, and compares with what the store has.
  ///
  /// - Parameters:
  ///   - graph: The stages.
  ///   - targets: What is compared, with all that it needs; everything when nil.
  ///   - store: Where the outputs of earlier runs are; it is not changed.
  ///   - options: As for an executor.
  ///   - observer: Hears what happens.
  /// - Throws: `GraphError.unknownTarget`; `FileError` when a store cannot be read or written.
  public init(
    of graph: Graph, targets: [StageID]? = nil, against store: Store, options: Executor.Options = .init(),
    observer: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) async throws {
    let scratch = "\(Directory.temporary)/\(UniqueName.next())"
    defer { try? store.directory.removeTree(scratch) }
    let executor = Executor(
      store: try Store(at: store.directory.path(of: scratch)), options: options, observer: observer)
    summary = try await executor.run(graph, targets: targets)
    var divergences: [Divergence] = []
    var unknown: [StageID] = []
    var isBelowDivergence: Set<StageID> = []
    for stage in summary.stages {
      guard let key = stage.key, let outputs = stage.outputs else { continue }
      if graph.upstream(of: stage.id).contains(where: isBelowDivergence.contains) {
        isBelowDivergence.insert(stage.id)
      } else if let known = try store.outputs(of: key) {
        let files = known.differences(from: outputs)
        if files.isEmpty { continue }
        divergences.append(Divergence(id: stage.id, files: files))
        isBelowDivergence.insert(stage.id)
      } else {
        unknown.append(stage.id)
      }
    }
    (self.divergences, self.unknown) = (divergences, unknown)
  }
}
