internal import Notebooks
internal import Parameters
internal import Workflow

/// Makes the report of a notebook from what a run left.
struct ReportBuilder {
  private let results: Results
  private let tables: TableRows
  /// From the report's folder to that of the notebook, `../../Pipelines/`; nil where no path leads there.
  private let wayToNotebook: String?

  init(_ results: Results, wayToNotebook: String? = nil) {
    self.results = results
    self.wayToNotebook = wayToNotebook
    tables = TableRows(results)
  }

  private var bound: BoundNotebook { results.notebook }
  private var notebook: Notebook { results.notebook.notebook }

  /// The report, with a link to its notebook at a path relative to the report; the command that makes it again is the one
  /// that runs the notebook, unless another is given.
  func report(notebookLink: String?, command: String? = nil) -> Report {
    Report(
      title: notebook.front.title, question: notebook.front.question,
      answer: notebook.front.answer.map(rebased) ?? [], picture: notebook.front.picture?.text,
      name: notebook.name, notebookLink: notebookLink,
      profile: notebook.profile, claims: notebook.claims.map(claim), warnings: results.warnings,
      headline: notebook.front.headline.map(headline),
      body: notebook.body.compactMap(part), stages: bound.stages.filter { !$0.isFigure }.map(stage),
      memberTables: bound.stages.filter { $0.members.count > 1 && !$0.valueNames.isEmpty }.compactMap(
        tables.everyValue),
      reproduce: [command ?? self.command])
  }

  private var command: String {
    let isStandard = notebook.profile == FrontMatter.standardProfile
    return "swift run pipeline run \(notebook.name)" + (isStandard ? "" : " --profile \(notebook.profile)")
  }

  private func part(_ part: Notebook.Part) -> Report.Part? {
    switch part {
    case .prose(let text): .prose(rebased(text))
    case .stage(let block): .stage(block.name)
    case .figure(let block): .figure(figure(block))
    case .table(let block): .table(table(block))
    case .claims: nil
    }
  }

  /// A text with its references resolved, whose relative links and pictures lead, from the report too, to what lies beside
  /// the notebook.
  private func rebased(_ text: InlineText) -> [ResolvedPiece] {
    results.resolved(text).map { piece in
      guard let wayToNotebook, case .text(let text) = piece else { return piece }
      return .text(
        LinkTargets.rewriting(text) { target in
          LinkTargets.relativePath(target) == nil ? nil : wayToNotebook + target
        })
    }
  }

  private func table(_ block: TableBlock) -> TableResult {
    var table = tables.table(block)
    table.caption = rebased(block.caption)
    return table
  }

  private func claim(_ claim: Claim) -> ClaimResult {
    var result =
      results.values(of: claim.reference).map(claim.judged)
      ?? claim.unknown("'\(claim.reference.stage.text)' has no result")
    result.sentence = claim.sentence.map(results.resolved) ?? []
    return result
  }

  private func headline(_ line: Headline) -> HeadlineResult {
    HeadlineResult(
      what: line.what, ours: results.piece(for: line.reference), interval: line.interval.map(results.piece),
      chance: line.chance.map(results.piece), paper: line.paper, source: line.source,
      note: line.note)
  }

  private func figure(_ block: FigureBlock) -> FigureResult {
    let stage = bound.stage(block.name)
    let outcome = stage.flatMap { results.stage($0.members[0].id) }
    var caption = rebased(block.caption)
    if let note = outcome.flatMap({ results.note(of: $0.id) }) {
      caption.append(.text(" \(note.prefix(1).uppercased())\(note.dropFirst())."))
    }
    let sources = (stage?.upstream ?? []).enumerated().compactMap { slot, name in
      bound.stage(name).map { upstream in
        let read = stage?.members[0].inputs[slot] ?? []
        return Provenance(stage: name, keys: results.keys(of: upstream.members.filter { read.contains($0.id) }))
      }
    }
    let picture: FigureResult.Picture =
      switch outcome?.outcome {
      case .failed(let message, _): .failed(message)
      case .skipped(let id): .failed("'\(id.shortDescription)' failed")
      case .cached, .ran:
        .files(light: "\(block.name)-light.svg", dark: "\(block.name)-dark.svg", png: "\(block.name).png")
      case .notRun, nil: .failed("it was not run")
      }
    return FigureResult(
      name: block.name, kind: block.kind.text, caption: caption, alt: results.resolved(block.alt), picture: picture,
      sources: sources, parameters: stage.map(parameters)?.filter { $0.origin != nil } ?? [])
  }

  private func stage(_ stage: BoundStage) -> StageResult {
    StageResult(
      name: stage.name, kind: stage.kindName, upstream: stage.upstream, members: stage.members.map(member),
      parameters: parameters(of: stage), time: time(of: stage))
  }

  private func member(_ member: BoundStage.Member) -> StageResult.Member {
    let ended = results.stage(member.id)
    let outcome: StageResult.Outcome =
      switch ended?.outcome {
      case .cached, .ran: .done
      case .failed(let message, let log): .failed(error: message, log: log)
      case .skipped(let id): .skipped(because: id.shortDescription)
      case .notRun, nil: .skipped(because: "the run ended before its turn")
      }
    return StageResult.Member(
      label: member.coordinates.description, key: ended?.key?.description ?? "", outcome: outcome)
  }

  /// How long the members took together when they ran, where that is known.
  private func time(of stage: BoundStage) -> String? {
    let seconds = stage.members.compactMap { member -> Double? in
      switch results.stage(member.id)?.outcome {
      case .ran(let seconds), .cached(let seconds): seconds
      default: nil
      }
    }
    return seconds.isEmpty ? nil : duration(seconds.reduce(0, +))
  }

  /// The resolved parameters; a swept one with all its values.
  private func parameters(of stage: BoundStage) -> [StageResult.Parameter] {
    guard let first = stage.members.first else { return [] }
    func swept(_ name: String) -> String? {
      guard stage.ownAxes.contains(name) else { return nil }
      return stage.axes.first { $0.name == name }?.values.joined(separator: ", ")
    }
    let resolved = first.parameters.map { parameter in
      StageResult.Parameter(
        name: parameter.name, value: swept(parameter.name) ?? parameter.canonical,
        origin: parameter.location.map { "\($0.file):\($0.line)" })
    }
    let files = first.files.map {
      StageResult.Parameter(
        name: $0.name, value: swept($0.name) ?? $0.path, origin: "\($0.location.file):\($0.location.line)")
    }
    return resolved + files
  }
}
