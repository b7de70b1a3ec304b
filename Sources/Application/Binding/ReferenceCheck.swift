internal import Notebooks
internal import Parameters
internal import Stages

/// Checks that every value a notebook refers to is one that its stage puts out, for as many members as there are.
///
/// That the stages are there has been checked with the notebook; this needs to know their kinds.
struct ReferenceCheck {
  /// What is wrong.
  private(set) var errors: [NotebookError] = []
  private let stages: [String: BoundStage]

  init(_ notebook: Notebook, stages: [String: BoundStage]) {
    self.stages = stages
    for reference in notebook.references { check(reference) }
    for table in notebook.tables { check(table) }
  }

  private mutating func check(_ reference: Reference) {
    guard let stage = stages[reference.stage.text] else { return }
    if let error = stage.error(in: reference.selection) { return errors.append(error) }
    checkValue(reference.value, of: stage)
    let count = stage.members(selected: reference.selection).count
    if count > 1, reference.gather == nil {
      errors.append(
        NotebookError(
          "'\(stage.name)' has \(count) members here; pick one, such as '\(stage.name)[\(stage.members[0].coordinates)]', "
            + "or gather them with '| mean', '| min', '| max' or '| list'", at: reference.stage.location))
    }
  }

  private mutating func check(_ table: TableBlock) {
    guard case .members(let members) = table.content else { return }
    let sources = members.upstream.compactMap { stages[$0.stage.text] }
    guard sources.count == members.upstream.count else { return }
    for (stage, source) in zip(sources, members.upstream) {
      if let error = stage.error(in: source.selection) { errors.append(error) }
    }
    let swept = sources.flatMap(\.axes.names)
    for word in members.per where !swept.contains(word.text) {
      errors.append(
        NotebookError(
          "table '\(table.name)' reads nothing that is swept over '\(word.text)'"
            + suggestion(for: word.text, among: swept), at: word.location))
    }
    for column in members.columns where !swept.contains(column.value.text) || column.stage != nil {
      if let stage = column.stage.map({ name in sources.first { $0.name == name } }) ?? sources.first {
        checkValue(column.value, of: stage)
      }
    }
  }

  private mutating func checkValue(_ value: Word, of stage: BoundStage) {
    let names = stage.valueNames
    guard !names.contains(value.text) else { return }
    let right = names.isEmpty ? "it puts out none" : "it puts out " + names.map { "'\($0)'" }.joined(separator: ", ")
    errors.append(
      NotebookError(
        "'\(stage.name)' puts out no value '\(value.text)'; \(right)\(suggestion(for: value.text, among: names))",
        at: value.location))
  }

}

extension BoundStage {
  /// What is wrong with a selection of this stage's members.
  func error(in selection: [Reference.Selection]) -> NotebookError? {
    for choice in selection {
      guard let axis = axes.first(where: { $0.name == choice.name.text }) else {
        let swept = axes.isEmpty ? "it is not swept" : "it is swept over " + axes.names.joined(separator: ", ")
        return NotebookError(
          "'\(name)' has no members by '\(choice.name.text)'; \(swept)"
            + suggestion(for: choice.name.text, among: axes.names), at: choice.name.location)
      }
      guard axis.values.contains(where: { Spelling($0) == Spelling(choice.value) }) else {
        return NotebookError(
          "'\(name)' has no member with \(axis.name)=\(choice.value); \(axis.name) is one of "
            + axis.values.joined(separator: ", "), at: choice.name.location)
      }
    }
    return nil
  }
}
