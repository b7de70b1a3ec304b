internal import Parameters
internal import Stages
internal import Workflow

/// The work of one stage in the workflow's terms: bytes in, bytes out.
struct StageBody: Sendable {
  private let stage: any Stage

  /// Creates the work of a stage.
  init(_ stage: any Stage) { self.stage = stage }

  /// Hands the stage the files of its inputs, and returns those of its artifact, with its values.
  func callAsFunction(_ run: StageRun) throws -> StageOutput {
    let slots = try (0..<run.slotCount).map { slot in
      try (0..<run.memberCount(slot: slot)).map { try files(run, slot: slot, member: $0) }
    }
    return try stage.files(from: slots, in: context(run)).contents
  }

  private func files(_ run: StageRun, slot: Int, member: Int) throws -> ArtifactFiles {
    var files = ArtifactFiles()
    for name in run.fileNames(slot: slot, member: member) where name != ValuesFile.name && name != WarningsFile.name {
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
}
