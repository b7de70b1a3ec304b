internal import Notebooks
internal import Workflow

extension Session {
  /// Lists the notebooks with their stages and figures.
  public func listStages() throws -> Answer { Answer(lines: notebooks.flatMap(lines)) }

  private func lines(of notebook: BoundNotebook) -> [String] {
    let profiles = notebook.notebook.profileNames.joined(separator: ", ")
    let head = "\(notebook.notebook.name): \(notebook.notebook.front.title) (profiles: \(profiles))"
    let stages = notebook.stages.map { stage in
      let axes = stage.axes.map { "\($0.name): \($0.values.joined(separator: ", "))" }.joined(separator: "; ")
      let sweep = stage.axes.isEmpty ? "" : " ×\(stage.members.count) (\(axes))"
      return "    \(stage.isFigure ? "figure" : "stage") \(stage.name): \(stage.kindName)\(sweep)"
    }
    return [head] + stages
  }
}
