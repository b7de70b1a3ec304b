internal import FigureStages
internal import Notebooks
internal import Parameters
internal import Stages
internal import Workflow

/// What a run left of a notebook: how each stage ended, and the values that it put out.
struct Results {
  let notebook: BoundNotebook
  private let ended: [StageID: RunSummary.Stage]
  private let values: [StageID: [String: ReportValue]]
  private let notes: [StageID: String]
  /// What the stages warn of, with the stage and how many of its members say it.
  let warnings: [String]

  /// Reads the values of every stage that has any.
  init(of notebook: BoundNotebook, stages: [RunSummary.Stage], store: Store) throws {
    self.notebook = notebook
    let ended = Dictionary(uniqueKeysWithValues: stages.map { ($0.id, $0) })
    self.ended = ended
    var values: [StageID: [String: ReportValue]] = [:]
    for stage in notebook.stages where !stage.valueNames.isEmpty {
      for member in stage.members {
        guard let file = ended[member.id]?.outputs?[ValuesFile.name] else { continue }
        values[member.id] = try ValuesFile.decode(store.read(file.digest))
      }
    }
    self.values = values
    notes = try Self.notes(of: notebook, ended: ended, store: store)
    warnings = try notebook.stages.flatMap { try Self.warnings(of: $0, ended: ended, store: store) }
  }

  private static func warnings(
    of stage: BoundStage, ended: [StageID: RunSummary.Stage], store: Store
  ) throws -> [String] {
    var warnings = SharedWarnings()
    for member in stage.members {
      guard let file = ended[member.id]?.outputs?[WarningsFile.name] else { continue }
      for text in WarningsFile.decode(try store.read(file.digest)) {
        warnings.add(text, of: member.id.shortDescription)
      }
    }
    return warnings.lines
  }

  /// What the caption of a figure must say, such as how many points are drawn; nil where it must say nothing.
  func note(of figure: StageID) -> String? { notes[figure] }

  private static func notes(
    of notebook: BoundNotebook, ended: [StageID: RunSummary.Stage], store: Store
  ) throws -> [StageID: String] {
    var notes: [StageID: String] = [:]
    for figure in notebook.stages where figure.isFigure {
      let id = figure.members[0].id
      guard let file = ended[id]?.outputs?[Figure.noteFile], file.size > 0 else { continue }
      notes[id] = String(decoding: try store.read(file.digest), as: UTF8.self)
    }
    return notes
  }

  /// How a member ended; nil where it was not part of the run.
  func stage(_ id: StageID) -> RunSummary.Stage? { ended[id] }

  /// The keys of members, in hexadecimal, where they are known.
  func keys(of members: [BoundStage.Member]) -> [String] { members.compactMap { ended[$0.id]?.key?.description } }

  /// A value of some members, in the order of the sweep; nil where one of them has no result.
  func values(_ name: String, of members: [BoundStage.Member]) -> [NotebookValue]? {
    var found: [NotebookValue] = []
    for member in members {
      guard let value = values[member.id]?[name] else { return nil }
      found.append(NotebookValue(value))
    }
    return found
  }

  /// The values that a reference stands for; nil where a stage that it needs has no result.
  func values(of reference: Reference) -> [NotebookValue]? {
    guard let stage = notebook.stage(reference.stage.text) else { return nil }
    return values(reference.value.text, of: stage.members(selected: reference.selection))
  }

  /// Whether all members that a reference reads have put out their values.
  private func isDone(_ reference: Reference) -> Bool {
    guard let stage = notebook.stage(reference.stage.text) else { return false }
    let members = stage.members(selected: reference.selection)
    return !members.isEmpty && members.allSatisfy { values[$0.id] != nil }
  }

  /// A reference as the report shows it.
  func piece(for reference: Reference) -> ResolvedPiece {
    let stage = reference.stage.text
    guard let values = values(of: reference) else {
      // A stage that is done may have no such value, as two runs give no interval.
      return isDone(reference) ? .value("–", stage: stage) : .missing(stage: stage)
    }
    do {
      return .value(try reference.text(of: values), stage: stage)
    } catch {
      return .value("(\(error.message))", stage: stage)
    }
  }

  /// The references whose values are there and cannot be shown or gathered as the notebook asks: a word with digits, the
  /// mean of intervals. Numbers that are not finite are no mistake of the notebook's.
  var referenceErrors: [NotebookError] {
    var errors: [NotebookError] = []
    for reference in notebook.notebook.references {
      guard let values = values(of: reference), values.allSatisfy({ $0.asNumber?.isFinite ?? true }) else { continue }
      do { _ = try reference.text(of: values) } catch { errors += errors.contains(error) ? [] : [error] }
    }
    return errors
  }

  /// A text with its references resolved.
  func resolved(_ text: InlineText) -> [ResolvedPiece] {
    text.resolved(profile: notebook.notebook.profile) { piece(for: $0) }
  }
}

extension NotebookValue {
  init(_ value: ReportValue) {
    switch value {
    case .integer(let count): self = .integer(count)
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    case .flag(let flag): self = .flag(flag)
    case .interval(let lower, let upper): self = .interval(lower, upper)
    }
  }
}
