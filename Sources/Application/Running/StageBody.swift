internal import Parameters
internal import Stages
internal import Workflow

/// The work of one stage in the workflow's terms: bytes in, bytes out.
struct StageBody: Sendable {
  private let stage: any Stage

  /// Creates the work of a stage.
  init(_ stage: any Stage) { self.stage = stage }

  /// Reads the inputs as artifacts, runs the stage, and returns its artifact as files, with its values.
  func callAsFunction(_ run: StageRun) throws -> StageOutput { try body(of: stage, run) }

  private func body<S: Stage>(of stage: S, _ run: StageRun) throws -> StageOutput {
    let output = try stage.run(S.Input(slots: artifacts(for: S.Input.slots, run)), in: context(run))
    var files = try output.files().contents
    try checkValues(of: output, stage: S.name)
    files[ValuesFile.name] = try ValuesFile.encode(output.values)
    return files
  }

  /// The artifacts that fill each slot; where there is one slot of many, those of all stages that the notebook names.
  private func artifacts(for slots: [InputSlot], _ run: StageRun) throws -> [[any Artifact]] {
    let read = try (0..<run.slotCount).map { slot in
      try (0..<run.memberCount(slot: slot)).map { member in
        try slots[min(slot, slots.count - 1)].type.init(files: try self.files(run, slot: slot, member: member))
      }
    }
    return slots.count == 1 ? [read.flatMap { $0 }] : read
  }

  private func files(_ run: StageRun, slot: Int, member: Int) throws -> ArtifactFiles {
    var files = ArtifactFiles()
    for name in run.fileNames(slot: slot, member: member) where name != ValuesFile.name {
      files.contents[name] = try run.bytes(slot: slot, member: member, file: name)
    }
    return files
  }

  private func context(_ run: StageRun) -> StageContext {
    StageContext(
      read: { file in
        let content = try run.fileContent(file.name)
        return StageContext.FileContent(bytes: content.bytes, sha256: content.digest.description)
      },
      progress: { run.progress($0, $1) },
      log: { run.log($0) },
      checkpoint: StageContext.Checkpoint(load: { try run.loadCheckpoint() }, save: { try run.saveCheckpoint($0) }))
  }

  /// A value that is not a number, or that no notebook could have referred to, is a mistake of the stage.
  private func checkValues<Output: Artifact>(of output: Output, stage: String) throws {
    for (name, value) in output.values {
      guard Output.valueNames.contains(name) else {
        throw ArtifactError("'\(stage)' puts out a value '\(name)' that '\(Output.typeName)' does not declare")
      }
      if case .number(let number) = value, !number.isFinite {
        throw ArtifactError("'\(stage)' found \(number) for '\(name)'; find out where it arose")
      }
    }
  }
}
