private import Foundation
internal import Notebooks
internal import Parameters
internal import Workflow

extension BoundNotebook {
  /// The stages and figures as the workflow sees them.
  func nodes() -> [StageNode] {
    let files = ProjectFile(ofNotebook: path)
    return stages.flatMap { stage in stage.members.map { node(of: $0, in: stage, files) } }
  }

  private func node(of member: BoundStage.Member, in stage: BoundStage, _ files: ProjectFile) -> StageNode {
    StageNode(
      id: member.id, kind: stage.kindName, fingerprint: stage.kind.fingerprint, sources: stage.kind.sources,
      parameters: member.parameters.map(KeyedParameter.init),
      files: member.files.map { FileInput(name: $0.name, path: path(of: $0, stage, files), shownAs: $0.path) },
      inputs: zip(stage.upstream, member.inputs).map { InputEdge(slot: $0, upstream: $1) },
      workParameters: workParameters[stage.kindName] ?? [],
      job: stage.needs.map { JobRequest($0, JobParameters(member.entries)) },
      body: StageBody(member.stage).callAsFunction)
  }

  /// Where a file lies that a parameter names, in any folder's words where the stage may run elsewhere.
  private func path(of file: ParameterReader.File, _ stage: BoundStage, _ files: ProjectFile) -> String {
    let path = files.path(of: file)
    if stage.needs == nil || path.hasPrefix("/") { return path }
    return FileManager.default.currentDirectoryPath + "/" + path
  }
}

extension KeyedParameter {
  /// A parameter as a notebook's reader resolved it.
  init(_ resolved: ParameterReader.Resolved) {
    self.init(
      name: resolved.name, canonical: resolved.canonical,
      origin: resolved.location.map { "\($0.file):\($0.line)" })
  }
}

extension JobRequest {
  /// What lets a stage with these needs run as a job.
  fileprivate init(_ needs: BoundStage.Needs, _ parameters: JobParameters) {
    self.init(
      resources: JobResources(needs.resources), parameters: parameters.text,
      origin: "\(needs.location.file):\(needs.location.line)")
  }
}

extension JobResources {
  /// What a notebook or a site asks for.
  init(_ resources: Resources) {
    self.init(
      memory: resources.memory, seconds: resources.time, cpus: resources.cpus, partition: resources.partition)
  }
}
