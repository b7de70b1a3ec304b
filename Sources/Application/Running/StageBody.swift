private import FileStages
internal import Parameters
internal import Stages
internal import Workflow

/// The work of one stage in the workflow's terms: bytes in, bytes out, or for large arrays files in and out.
struct StageBody: Sendable {
  private let stage: any Stage

  /// Creates the work of a stage.
  init(_ stage: any Stage) { self.stage = stage }

  /// Hands the stage the files of its inputs, and returns those of its artifact, with its values.
  func callAsFunction(_ run: StageRun) throws -> StageOutput {
    if let output = try (stage as? any FileStage)?.run(on: places(run), in: context(run)) {
      return StageOutput(output.contents, asRead: output.asRead.mapValues(\.name))
    }
    let slots = try (0..<run.slotCount).map { slot in
      try (0..<run.memberCount(slot: slot)).map { try files(run, slot: slot, member: $0) }
    }
    return StageOutput(try stage.files(from: slots, in: context(run)).contents)
  }

  /// The files of an input. One that was put out as it was read is turned into what its artifact writes: a stage that reads
  /// artifacts whole takes nothing else.
  private func files(_ run: StageRun, slot: Int, member: Int) throws -> ArtifactFiles {
    var files = ArtifactFiles()
    var areOwn = true
    for name in run.fileNames(slot: slot, member: member) where name != ValuesFile.name && name != WarningsFile.name {
      files.contents[name] = try run.bytes(slot: slot, member: member, file: name)
      if try run.isAsRead(slot: slot, member: member, file: name) { areOwn = false }
    }
    let types = type(of: stage).inputSlots.map(\.type)
    return areOwn ? files : try types[min(slot, types.count - 1)].init(files: files).files()
  }

  private func places(_ run: StageRun) -> StageFiles {
    StageFiles(
      inputs: (0..<run.slotCount).map { slot in
        (0..<run.memberCount(slot: slot)).map { member in
          let names = run.fileNames(slot: slot, member: member)
          return StageFiles.Input(
            names: names,
            path: { try names.contains($0) ? run.path(slot: slot, member: member, file: $0) : nil },
            bytes: { try names.contains($0) ? run.bytes(slot: slot, member: member, file: $0) : nil })
        }
      },
      path: { try run.filePath($0.name) })
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
