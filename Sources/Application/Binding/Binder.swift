internal import Notebooks
internal import Parameters
internal import Stages
private import Wording
internal import Workflow

/// Finds everything that a notebook names, and checks it, before anything runs.
struct Binder {
  /// The most members that a stage may have.
  private static let mostMembers = 100_000

  private let notebook: Notebook
  private let name: String
  private let files: ProjectFile
  private let registry: Registry
  private var bound: [String: BoundStage] = [:]
  private var order: [BoundStage] = []
  private var errors: [NotebookError] = []

  private init(_ notebook: Notebook, at path: String, registry: Registry, filesAreChosen: Bool) {
    self.notebook = notebook
    name = notebook.name
    files = ProjectFile(ofNotebook: path, areChosen: filesAreChosen)
    self.registry = registry
  }

  /// Returns the notebook with its stages found, or all that is wrong with it.
  static func bind(
    _ notebook: Notebook, at path: String, registry: Registry, filesAreChosen: Bool = false
  ) throws(NotebookErrors) -> BoundNotebook {
    var binder = Binder(notebook, at: path, registry: registry, filesAreChosen: filesAreChosen)
    binder.bindBlocks()
    let stages = binder.order
    if binder.errors.isEmpty { binder.errors += ReferenceCheck(notebook, stages: binder.bound).errors }
    guard binder.errors.isEmpty else { throw NotebookErrors(binder.errors) }
    return BoundNotebook(notebook: notebook, path: path, stages: stages)
  }

  /// Binds each block after those that it reads.
  ///
  /// The notebook has been checked for unknown names and circles, so what is left waiting reads a block with errors.
  private mutating func bindBlocks() {
    var waiting = notebook.stages.map(Block.init) + notebook.figures.map(Block.init)
    for block in waiting {
      do throws(NotebookError) { _ = try kind(of: block) } catch { errors.append(error) }
    }
    while !waiting.isEmpty {
      let ready = waiting.filter { block in block.upstream.allSatisfy { bound[$0.stage.text] != nil } }
      guard !ready.isEmpty else { return }
      for block in ready { bind(block) }
      waiting.removeAll { block in ready.contains { $0.name == block.name } }
    }
  }

  private mutating func bind(_ block: Block) {
    guard (try? kind(of: block)) != nil else { return }
    do {
      let stage = try boundStage(block)
      bound[block.name] = stage
      order.append(stage)
    } catch let error as NotebookError {
      errors.append(error)
    } catch {
      errors.append(NotebookError("\(error)", at: block.location))
    }
  }

  private func boundStage(_ block: Block) throws -> BoundStage {
    let kind = try kind(of: block)
    let sources = try sources(of: block, kind: kind)
    let join = SweepJoin(sources, per: try perNames(of: block, sources: sources))
    let own = block.sweep.map { Axis(name: $0.name.text, values: $0.values.map(\.written)) }
    if let clash = block.sweep.first(where: { join.axes.names.contains($0.name.text) }) {
      throw NotebookError(
        "'\(clash.name.text)' is swept by a stage that '\(block.name)' reads, so its members have it already; "
          + "take it out of 'for each:'", at: clash.name.location)
    }
    let axes = join.axes + own
    let count = axes.reduce(1) { min($0, Self.mostMembers + 1) * $1.values.count }
    guard count <= Self.mostMembers else {
      throw NotebookError("'\(block.name)' would have more than \(Self.mostMembers) members", at: block.location)
    }
    let members = try axes.coordinates.map { try member(of: block, kind: kind, at: $0, join: join, sources: sources) }
    if block.isFigure, members.count > 1 {
      throw NotebookError(
        "figure '\(block.name)' would be \(members.count) figures, one for each \(axes.names.joined(separator: ", ")); "
          + "pick one, such as 'from: \(block.upstream[0].stage.text)[\(members[0].coordinates)]'", at: block.location)
    }
    return BoundStage(
      name: block.name, kindName: block.kind.text, kind: kind, location: block.location,
      upstream: block.upstream.map(\.stage.text), axes: axes, ownAxes: own.names, members: members,
      isFigure: block.isFigure, needs: block.needs)
  }

  private func kind(of block: Block) throws(NotebookError) -> Registry.Kind {
    let names = registry.names(ofFigures: block.isFigure)
    if let kind = registry.kinds[block.kind.text], names.contains(block.kind.text) { return kind }
    let what = block.isFigure ? "figure" : "stage"
    throw NotebookError(
      "no \(what) kind is called '\(block.kind.text)'; 'pipeline list --kinds' names them all"
        + suggestion(for: block.kind.text, among: names), at: block.kind.location)
  }

  private func sources(of block: Block, kind: Registry.Kind) throws(NotebookError) -> [SweepJoin.Source] {
    var slots = kind.type.inputSlots
    // What reads many reads those of several stages as well, one stage after the other.
    if slots.count == 1, slots[0].arity == .many, block.upstream.count > 1 {
      slots = block.upstream.map { _ in slots[0] }
    }
    guard slots.count == block.upstream.count else {
      let reads = slots.isEmpty ? "no stage" : slots.map { "'\($0.type.typeName)'" }.joined(separator: " and ")
      throw NotebookError(
        "'\(block.kind.text)' reads \(reads), so 'from:' must name \(slots.count) of them, not \(block.upstream.count)",
        at: block.upstream.first?.stage.location ?? block.location)
    }
    var sources: [SweepJoin.Source] = []
    for (slot, source) in zip(slots, block.upstream) {
      sources.append(try self.source(source, for: slot, of: block))
    }
    return sources
  }

  private func source(
    _ source: Source, for slot: InputSlot, of block: Block
  ) throws(NotebookError) -> SweepJoin.Source {
    guard let stage = bound[source.stage.text] else {
      throw NotebookError("'\(source.stage.text)' is not bound", at: source.stage.location)
    }
    guard ([stage.kind.type.outputType] + stage.kind.type.outputType.views).contains(where: { $0 == slot.type }) else {
      throw NotebookError(
        "'\(stage.name)' puts out '\(stage.kind.type.outputType.typeName)', but '\(block.kind.text)' reads "
          + "'\(slot.type.typeName)' here" + others(like: block.kind.text, reading: stage.kind.type.outputType),
        at: source.stage.location)
    }
    if let error = stage.error(in: source.selection) { throw error }
    let pinned = source.selection.map(\.name.text)
    return SweepJoin.Source(
      word: source.stage, arity: slot.arity, members: stage.members(selected: source.selection),
      axes: stage.axes.filter { !pinned.contains($0.name) })
  }

  /// Which kinds of the same family do read such an artifact, for whoever took the wrong one; empty for none.
  private func others(like kind: String, reading type: any Artifact.Type) -> String {
    let family = registry.kinds[kind]?.fingerprint
    let names = registry.kinds.keys.sorted().filter { name in
      guard let other = registry.kinds[name], other.fingerprint == family else { return false }
      return other.type.inputSlots.contains { slot in ([type] + type.views).contains { $0 == slot.type } }
    }
    return names.isEmpty ? "" : "; it is read by \(listed(names.map { "'\($0)'" }, atMost: 6))"
  }

  private func perNames(of block: Block, sources: [SweepJoin.Source]) throws(NotebookError) -> [String] {
    let swept = sources.flatMap(\.axes.names)
    for word in block.per where !swept.contains(word.text) {
      throw NotebookError(
        "nothing that '\(block.name)' reads is swept over '\(word.text)'\(suggestion(for: word.text, among: swept))",
        at: word.location)
    }
    return block.per.map(\.text)
  }

  private func member(
    of block: Block, kind: Registry.Kind, at coordinates: Coordinates, join: SweepJoin, sources: [SweepJoin.Source]
  ) throws -> BoundStage.Member {
    let inputs = join.inputs(at: coordinates)
    for (input, source) in zip(inputs, sources) where input.isEmpty {
      throw NotebookError("'\(source.word.text)' has no member at [\(coordinates)]", at: source.word.location)
    }
    let entries = block.parameters + block.entries(at: coordinates)
    var reader = ParameterReader(
      entries: entries, subject: "\(block.kind.text) '\(block.name)'", at: block.location)
    let stage = try kind.type.init(from: &reader)
    try reader.finish()
    for file in reader.files { if let complaint = files.complaint(file) { throw complaint } }
    return BoundStage.Member(
      coordinates: coordinates,
      id: StageID(notebook: name, stage: block.name, member: coordinates.description),
      stage: stage, parameters: reader.resolved, entries: entries, files: reader.files, inputs: inputs)
  }
}
