/// One try to run a stage, on a thread of its own: body, checks, objects, record.
package struct Attempt: Sendable {
  /// How it went.
  package enum Result: Sendable {
    /// Outputs and record are in the store.
    case finished(RecordedOutputs)
    /// The body threw, or the store could not be written.
    case failed(message: String, logTail: [String])
    /// A file changed meanwhile; nothing was recorded.
    case spoiled(file: String)
    /// Objects that it reads are gone or damaged; nothing was recorded.
    case lost([Digest])
  }

  let node: StageNode
  let key: Key
  let files: [Digest]
  let inputs: [[OutputFiles]]
  let store: Store
  let environment: [String]
  let observer: @Sendable (RunEvent) -> Void

  package init(
    node: StageNode, key: Key, files: [Digest], inputs: [[OutputFiles]], store: Store, environment: [String],
    observer: @escaping @Sendable (RunEvent) -> Void
  ) {
    (self.node, self.key, self.files, self.inputs) = (node, key, files, inputs)
    (self.store, self.environment, self.observer) = (store, environment, observer)
  }

  package func result() -> Result {
    let log = StageLog(of: key, in: store, goesOn: (try? store.checkpoint(of: key)) != nil)
    defer { log.close() }
    let faults = StageFaults()
    let run = StageRun(
      key: key, node: node, files: files, inputs: inputs, store: store, log: log, faults: faults, observer: observer)
    let started = FileSignature.now
    let clock = ContinuousClock.now
    do {
      let output = try node.body(run)
      let seconds = clock.duration(to: .now) / .seconds(1)
      if let fault = try fault(faults) { return fault }
      return .finished(try record(output, seconds: seconds, started: Int(started / 1_000_000_000)))
    } catch {
      if let fault = try? fault(faults) { return fault }
      log.write("error: \(error)")
      return .failed(message: "\(error)", logTail: log.tail)
    }
  }

  /// What spoils the result, whatever the body made of it: lost inputs, or a file that is not what it was.
  private func fault(_ faults: StageFaults) throws -> Result? {
    if !faults.lost.isEmpty { return .lost(faults.lost) }
    if let file = faults.spoiled { return .spoiled(file: file) }
    let changed = try faults.left.filter { try store.condition(of: $0) != .intact }
    if !changed.isEmpty { return .lost(changed) }
    for (file, digest) in zip(node.files, files) where try store.index.digest(ofFile: file.path) != digest {
      return .spoiled(file: file.shownAs)
    }
    return nil
  }

  /// Writes the objects, then the record that names them.
  private func record(_ output: StageOutput, seconds: Double, started: Int) throws -> RecordedOutputs {
    var outputs: [OutputFiles.File] = []
    for (name, bytes) in output.contents.sorted(by: { $0.key < $1.key }) {
      outputs.append(OutputFiles.File(name: name, digest: try store.write(bytes), size: bytes.count))
    }
    for (name, file) in output.asRead.sorted(by: { $0.key < $1.key }) { outputs.append(try referred(name, file)) }
    let record = Record(
      stage: node.id, kind: node.kind, fingerprint: node.fingerprint,
      parameters: node.parameters.sorted { $0.name < $1.name },
      files: zip(node.files, files).map { Record.File(name: $0.name, shownAs: $0.shownAs, digest: $1) },
      inputs: zip(node.inputs, inputs).flatMap { edge, members in
        zip(edge.upstream, members).map { Record.Input(slot: edge.slot, upstream: $0, content: $1.content) }
      },
      outputs: OutputFiles(outputs), seconds: seconds, started: started, environment: environment)
    try store.writeSources(of: node)
    try store.write(record, of: key)
    try? store.removeCheckpoint(of: key)
    return RecordedOutputs(outputs: record.outputs, seconds: seconds)
  }

  /// Notes where an output lies that is a file which the stage read.
  private func referred(_ name: String, _ file: String) throws -> OutputFiles.File {
    guard let place = node.files.firstIndex(where: { $0.name == file }) else {
      throw StageRunError.noFile(file, among: node.files.map(\.name))
    }
    let path = node.files[place].path
    if try store.condition(of: files[place]) != .intact { try store.refer(to: path, for: files[place]) }
    return OutputFiles.File(name: name, digest: files[place], size: try FileSignature(ofFile: path).size)
  }
}
