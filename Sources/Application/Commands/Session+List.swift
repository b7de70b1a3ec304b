internal import Notebooks
package import Parameters
package import Stages
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

/// Lists the kinds of stages and of figures: what they do, read, put out and take.
public func listKinds(of registry: Registry = .all) -> Answer {
  let stages = registry.names(ofFigures: false).flatMap { registry.lines(about: $0, verb: "run") }
  let figures = registry.names(ofFigures: true).flatMap { registry.lines(about: $0, verb: "draw") }
  return Answer(lines: stages + figures)
}

extension Registry {
  fileprivate func lines(about name: String, verb: String) -> [String] {
    guard let type = kinds[name]?.type else { return [] }
    let reads = type.inputSlots.map { "\($0.arity == .many ? "all " : "")\($0.type.typeName)" }
    var lines = ["\(verb): \(name)", "    \(type.summary)"]
    if !reads.isEmpty { lines.append("    from: \(reads.joined(separator: ", "))") }
    lines.append("    puts out: \(type.outputType.typeName)")
    let views = type.outputType.views.map { $0.typeName }
    if !views.isEmpty { lines.append("    which can be read as: \(views.joined(separator: ", "))") }
    if !type.putOutNames.isEmpty {
      lines.append("    values: \(type.putOutNames.joined(separator: ", "))")
    }
    for declaration in ParameterReader.declarations(of: type) {
      lines.append("    \(declaration.line)")
      if !declaration.about.isEmpty { lines.append("        \(declaration.about)") }
    }
    return lines + [""]
  }
}

extension ParameterReader {
  /// The parameters that a kind takes.
  package static func declarations(of type: any Stage.Type) -> [ParameterDeclaration] {
    var reader = ParameterReader.describing()
    _ = try? type.init(from: &reader)
    return reader.declarations
  }
}
