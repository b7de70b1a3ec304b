/// What a run would do, and why; nothing runs, and of files only what their signatures leave open is read.
public struct Plan: Sendable {
  /// What a run would do with a stage.
  public enum Action: String, Sendable {
    /// Take the outputs that are in the store.
    case hit
    /// Run it, or find after the stages above it have run that it need not.
    case run
  }

  /// A stage of the plan.
  public struct Step: Sendable {
    /// Which stage.
    public let id: StageID
    /// What a run would do.
    public let action: Action
    /// The key; nil while it depends on what stages above will put out.
    public let key: Key?
    /// Why it would run; empty for a hit.
    public let why: [Staleness]
    /// How long it would run, in seconds, from past runs; nil where none is known. What a hit took when it ran.
    public let seconds: Double?
  }

  /// The stages, each after all that it reads.
  public let steps: [Step]

  /// The steps that would run.
  public var running: [Step] { steps.filter { $0.action == .run } }

  /// How long all that would run takes one after the other, in seconds, as far as it is known.
  public var seconds: Double { running.reduce(0) { $0 + ($1.seconds ?? 0) } }

  /// Plans a run.
  ///
  /// - Parameters:
  ///   - graph: The stages.
  ///   - targets: What is wanted, with all that it needs; everything when nil.
  ///   - force: Stages that run whether they need to or not.
  ///   - store: Where outputs are looked for.
  /// - Throws: `GraphError.unknownTarget`, `FileError` when the store cannot be read.
  public init(of graph: Graph, targets: [StageID]? = nil, force: Set<StageID> = [], store: Store) throws {
    var planner = Planner(graph: graph, cone: try graph.cone(of: targets), force: force, store: store)
    steps = try planner.steps()
    try? store.index.save()
  }
}

/// Walks down the graph. A stage that runs again with an unchanged key is expected to put out what it did.
private struct Planner {
  let graph: Graph
  let cone: [Int]
  let force: Set<StageID>
  let lookup: Lookup
  var baseline: Baseline
  /// The outputs that each stage has or is expected to have; nil where nothing can be said before it ran.
  var outputs: [OutputFiles?]

  init(graph: Graph, cone: [Int], force: Set<StageID>, store: Store) {
    (self.graph, self.cone, self.force) = (graph, cone, force)
    lookup = Lookup(store: store)
    baseline = Baseline(store: store, graph: graph, cone: cone)
    outputs = [OutputFiles?](repeating: nil, count: graph.nodes.count)
  }

  mutating func steps() throws -> [Plan.Step] {
    var steps: [Plan.Step] = []
    steps.reserveCapacity(cone.count)
    for place in cone { steps.append(try step(place)) }
    return steps.map { step in
      guard step.seconds == nil, let node = graph[step.id] else { return step }
      return Plan.Step(
        id: step.id, action: step.action, key: step.key, why: step.why,
        seconds: baseline.meanSeconds(of: node))
    }
  }

  private mutating func step(_ place: Int) throws -> Plan.Step {
    let node = graph.nodes[place]
    let open = graph.upstream[place].filter { outputs[$0] == nil }
    guard open.isEmpty else { return blockedStep(place, by: open.map { graph.nodes[$0].id }) }
    let inputs = graph.inputs[place].map { slot in slot.compactMap { outputs[$0]?.content } }
    do {
      let found = try lookup.find(node, inputs: inputs)
      let forced: [Staleness] = force.contains(node.id) ? [.forced] : []
      return switch found.state {
      case .hit(let recorded): recordedStep(place, found.key, recorded, why: forced)
      case .broken(let recorded, let reasons): recordedStep(place, found.key, recorded, why: forced + reasons)
      case .absent: absentStep(node, found: found, inputs: inputs)
      }
    } catch let error as FileInputError {
      let reason = Staleness.fileUnreadable(name: error.name, reason: "\(error.reason)")
      return Plan.Step(id: node.id, action: .run, key: nil, why: [reason], seconds: nil)
    }
  }

  /// A stage whose key has a record; a hit where there is no reason to run it.
  private mutating func recordedStep(
    _ place: Int, _ key: Key, _ recorded: RecordedOutputs, why: [Staleness]
  ) -> Plan.Step {
    let node = graph.nodes[place]
    outputs[place] = recorded.outputs
    baseline.learn(kind: node.kind, seconds: recorded.seconds, work: node.work)
    return Plan.Step(
      id: node.id, action: why.isEmpty ? .hit : .run, key: key, why: why, seconds: recorded.seconds)
  }

  /// A stage whose key has no record.
  private mutating func absentStep(_ node: StageNode, found: Lookup.Result, inputs: [[Digest]]) -> Plan.Step {
    let last = baseline.last(node)
    var why: [Staleness] = force.contains(node.id) ? [.forced] : []
    if let record = last?.record, last?.key != found.key {
      let changes = Staleness.changes(since: record, of: node, files: found.files, inputs: inputs) {
        baseline.changedFiles(since: record, of: node)
      }
      why += changes.isEmpty ? [.keyRecipeChanged] : changes
    } else {
      why.append(last == nil ? .neverRan : .recordMissing)
    }
    return Plan.Step(
      id: node.id, action: .run, key: found.key, why: why, seconds: baseline.seconds(of: node, from: last?.record))
  }

  /// A stage whose key is not known before those above it have run.
  private mutating func blockedStep(_ place: Int, by open: [StageID]) -> Plan.Step {
    let node = graph.nodes[place]
    let last = baseline.last(node)
    var why: [Staleness] = force.contains(node.id) ? [.forced] : []
    if let record = last?.record {
      let files = node.files.map { try? lookup.store.index.digest(ofFile: $0.path) }
      why += Staleness.changes(since: record, of: node, files: files, inputs: nil) {
        baseline.changedFiles(since: record, of: node)
      }
    } else {
      why.append(last == nil ? .neverRan : .recordMissing)
    }
    return Plan.Step(
      id: node.id, action: .run, key: nil, why: why + [.upstreamRuns(open)],
      seconds: baseline.seconds(of: node, from: last?.record))
  }
}
