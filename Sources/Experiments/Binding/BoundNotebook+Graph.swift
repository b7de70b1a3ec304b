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
      id: member.id, kind: stage.kindName, fingerprint: stage.kind.fingerprint,
      parameters: member.parameters.map {
        KeyedParameter(name: $0.name, canonical: $0.canonical, origin: $0.location.map { "\($0.file):\($0.line)" })
      },
      files: member.files.map { FileInput(name: $0.name, path: files.path(of: $0), shownAs: $0.path) },
      inputs: zip(stage.upstream, member.inputs).map { InputEdge(slot: $0, upstream: $1) },
      body: StageBody(member.stage).callAsFunction)
  }
}
