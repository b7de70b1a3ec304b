internal import Workflow

extension Session {
  /// Shows the parts of the keys of a stage's members, and what would make them run.
  public func explain(_ name: String) throws -> Answer {
    let members = try members(name)
    let plan = try Plan(of: graph, targets: members.map(\.id), force: force, store: store)
    let steps = Dictionary(uniqueKeysWithValues: plan.steps.map { ($0.id, $0) })
    return Answer(lines: members.flatMap { explain($0.id, steps: steps) })
  }

  private func explain(_ id: StageID, steps: [StageID: Plan.Step]) -> [String] {
    guard let step = steps[id], let node = graph[id] else { return [] }
    var lines: [String]
    switch step.action {
    case .hit: lines = ["\(id) does not run: key \(step.key?.short ?? "") is in the store"]
    case .run: lines = ["\(id) runs: " + step.why.map(\.description).joined(separator: ", ")]
    }
    lines.append("    kind          \(node.kind)")
    lines.append("    code          \(node.fingerprint.prefix(10)), of the sources that '\(node.kind)' can reach")
    for parameter in node.parameters.sorted(by: { $0.name < $1.name }) {
      let origin = parameter.origin.map { " (\($0))" } ?? " (default)"
      lines.append("    parameter     \(parameter.name) = \(parameter.canonical)\(origin)")
    }
    for file in node.files {
      let digest = (try? store.index.digest(ofFile: file.path))?.short ?? "not readable"
      lines.append("    file          \(file.name) = \(digest) (\(file.shownAs))")
    }
    for upstream in node.inputs.flatMap(\.upstream) {
      let key = steps[upstream]?.key
      let content = key.flatMap { try? store.outputs(of: $0) }?.content.short ?? "not there yet"
      lines.append("    input         \(upstream.shortDescription) = \(content)")
    }
    return lines
  }
}
