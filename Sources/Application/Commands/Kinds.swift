package import Parameters
package import Stages

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
    if !type.outputType.valueNames.isEmpty {
      lines.append("    values: \(type.outputType.valueNames.joined(separator: ", "))")
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
