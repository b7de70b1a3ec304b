extension Staleness {
  /// What differs between a stage as it was recorded and as it is now, in the order of the key's parts.
  ///
  /// - Parameters:
  ///   - record: The stage's last run.
  ///   - node: The stage now.
  ///   - files: The digests of the node's files now; nil for one that cannot be read.
  ///   - inputs: The contents of the inputs now, slot by slot; nil while they are not known.
  ///   - changedFiles: The source files that differ, asked for where the code does.
  /// - Returns: The reasons; none when nothing differs.
  static func changes(
    since record: Record, of node: StageNode, files: [Digest?], inputs: [[Digest]]?, changedFiles: () -> [String]
  ) -> [Staleness] {
    var changes: [Staleness] = []
    if record.kind != node.kind { changes.append(.kindChanged(from: record.kind, to: node.kind)) }
    if record.fingerprint != node.fingerprint { changes.append(.codeChanged(files: changedFiles())) }
    changes += parameterChanges(from: record.parameters, to: node.parameters)
    changes += fileChanges(from: record.files, to: node.files, files)
    changes += inputChanges(from: record.inputs, to: node.inputs, inputs)
    return changes
  }

  private static func parameterChanges(from old: [KeyedParameter], to new: [KeyedParameter]) -> [Staleness] {
    let before = Dictionary(old.map { ($0.name, $0.canonical) }) { first, _ in first }
    let names = Set(new.map(\.name))
    let changes: [Staleness] = new.compactMap { parameter in
      let (name, value) = (parameter.name, parameter.canonical)
      guard let from = before[name] else { return .parameterAdded(name: name, value: value, origin: parameter.origin) }
      return from == value ? nil : .parameterChanged(name: name, from: from, to: value, origin: parameter.origin)
    }
    return changes
      + old.filter { !names.contains($0.name) }.map { .parameterRemoved(name: $0.name, value: $0.canonical) }
  }

  private static func fileChanges(
    from old: [Record.File], to new: [FileInput], _ digests: [Digest?]
  ) -> [Staleness] {
    let before = Dictionary(old.map { ($0.name, $0.digest) }) { first, _ in first }
    let names = Set(new.map(\.name))
    let changes: [Staleness] = zip(new, digests).compactMap { file, digest in
      guard let from = before[file.name] else { return .fileAdded(name: file.name, shownAs: file.shownAs) }
      return from == digest ? nil : .fileChanged(name: file.name, shownAs: file.shownAs)
    }
    return changes + old.filter { !names.contains($0.name) }.map { .fileRemoved(name: $0.name) }
  }

  private static func inputChanges(
    from old: [Record.Input], to new: [InputEdge], _ contents: [[Digest]]?
  ) -> [Staleness] {
    let before = Dictionary(old.map { ($0.upstream, $0.content) }) { first, _ in first }
    let now = new.flatMap(\.upstream)
    var changes: [Staleness] = []
    for (id, content) in zip(now, contents.map { $0.flatMap { $0.map(Optional.some) } } ?? now.map { _ in nil }) {
      guard let from = before[id] else {
        changes.append(.inputAdded(id))
        continue
      }
      if let content, from != content { changes.append(.inputChanged(id)) }
    }
    let present = Set(now)
    changes += old.map(\.upstream).filter { !present.contains($0) }.map { .inputRemoved($0) }
    return changes.isEmpty && old.map(\.upstream) != now ? [.inputsReordered] : changes
  }
}
