public import Parameters

/// Checks that the names in a notebook mean something in it.
struct NotebookCheck {
  private let notebook: Notebook
  private let stages: [String: StageBlock]
  /// After so many errors no more names are looked up: each error lists those that there are.
  private static let mostErrors = 100
  /// What is wrong, in no order.
  private(set) var errors: [NotebookError] = []

  init(_ notebook: Notebook) {
    self.notebook = notebook
    let blocks = notebook.stages
    stages = Dictionary(blocks.map { ($0.name, $0) }) { first, _ in first }
    for block in blocks {
      check(block.upstream)
      checkPer(block.per, upstream: block.upstream)
    }
    errors += StageCycles.errors(in: blocks)
    for block in notebook.figures {
      check(block.upstream)
      checkPer(block.per, upstream: block.upstream)
    }
    for case .members(let table) in notebook.tables.map(\.content) {
      check(table.upstream)
      checkPer(table.per, upstream: table.upstream)
    }
    for reference in notebook.references { check(reference.stage, reference.selection) }
    for claim in notebook.allClaims { check(claim.profiles) }
    if let picture = notebook.front.picture { checkPicture(picture) }
    for profile in notebook.front.profiles {
      for override in profile.overrides {
        if let error = notebook.complaint(about: override) { errors.append(error) }
      }
    }
  }

  private mutating func check(_ profiles: [Word]) {
    for word in profiles where !notebook.profileNames.contains(word.text) {
      let error = NotebookError(
        "there is no profile '\(word.text)'\(suggestion(for: word.text, among: notebook.profileNames)); there are "
          + notebook.profileNames.map { "'\($0)'" }.joined(separator: ", "), at: word.location)
      if !errors.contains(error) { errors.append(error) }
    }
  }

  private mutating func checkPicture(_ word: Word) {
    let names = notebook.figures.map(\.name)
    guard !names.contains(word.text) else { return }
    let right = names.isEmpty ? "there are none" : "there are " + quoted(names)
    errors.append(
      NotebookError(
        "no figure is called '\(word.text)'\(suggestion(for: word.text, among: names)); \(right)", at: word.location))
  }

  private mutating func check(_ sources: [Source]) {
    for source in sources { check(source.stage, source.selection) }
  }

  private mutating func checkPer(_ per: [Word], upstream: [Source]) {
    guard !per.isEmpty, upstream.allSatisfy({ stages[$0.stage.text] != nil }) else { return }
    let swept = upstream.flatMap { notebook.sweeps(of: $0.stage.text) }.map(\.name.text)
    for word in per where !swept.contains(word.text) {
      let known = unique(swept)
      let right = known.isEmpty ? "nothing before this is swept" : "swept are " + quoted(known)
      errors.append(
        NotebookError(
          "'\(word.text)' is not swept\(suggestion(for: word.text, among: known)); \(right)", at: word.location))
    }
  }

  private mutating func check(_ stage: Word, _ selections: [Reference.Selection]) {
    guard errors.count < Self.mostErrors else { return }
    guard stages[stage.text] != nil else {
      errors.append(notebook.noStage(stage))
      return
    }
    guard !selections.isEmpty else { return }
    let axes = notebook.sweeps(of: stage.text)
    for selection in selections {
      let values = axes.filter { $0.name.text == selection.name.text }.flatMap(\.values).map(\.written)
      guard !values.isEmpty else {
        let known = unique(axes.map(\.name.text))
        let right = known.isEmpty ? "it is not swept" : "it is swept over " + quoted(known)
        errors.append(
          NotebookError(
            "no sweep of '\(stage.text)' is called '\(selection.name.text)'"
              + "\(suggestion(for: selection.name.text, among: known)); \(right)", at: selection.name.location))
        continue
      }
      if !values.contains(where: { Spelling($0) == Spelling(selection.value) }) {
        errors.append(
          NotebookError(
            "no member of '\(stage.text)' has the \(selection.name.text) \(selection.value); there are "
              + unique(values).joined(separator: ", "), at: selection.name.location))
      }
    }
  }

  private func quoted(_ names: [String]) -> String { names.map { "'\($0)'" }.joined(separator: ", ") }

  private func unique(_ names: [String]) -> [String] {
    names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension Notebook {
  /// The error that no stage has this name.
  func noStage(_ word: Word) -> NotebookError {
    let names = stages.map(\.name)
    let right = names.isEmpty ? "there are none" : "there are " + names.map { "'\($0)'" }.joined(separator: ", ")
    return NotebookError(
      "no stage is called '\(word.text)'\(suggestion(for: word.text, among: names)); \(right)", at: word.location)
  }

  /// The axes of a stage's own sweep and of those of all stages before it, its own first, in the order of `from:`.
  ///
  /// Which of them the stage is itself a sweep of depends on what its kind gathers.
  public func sweeps(of stage: String) -> [SweepAxis] {
    let blocks = Dictionary(stages.map { ($0.name, $0) }) { first, _ in first }
    var axes: [SweepAxis] = []
    var seen: Set<String> = []
    var waiting = [stage]
    while let name = waiting.popLast() {
      guard seen.insert(name).inserted, let block = blocks[name] else { continue }
      axes += block.sweep
      waiting += block.upstream.reversed().map(\.stage.text)
    }
    return axes
  }

  /// All references to values: of the front matter, prose, captions, tables and claims.
  public var references: [Reference] {
    front.references
      + body.flatMap { part -> [Reference] in
        switch part {
        case .prose(let text): text.references
        case .stage: []
        case .figure(let block): block.caption.references + block.alt.references
        case .table(let block): block.references
        case .claims(let claims): claims.flatMap { [$0.reference] + ($0.sentence?.references ?? []) }
        }
      }
  }
}

extension TableBlock {
  /// The references in the caption and in written rows.
  var references: [Reference] {
    guard case .rows(_, let cells) = content else { return caption.references }
    return caption.references + cells.joined().flatMap(\.references)
  }
}

/// All that is wrong in a notebook, in the order of the file.
public struct NotebookErrors: Error, Equatable, Sendable, CustomStringConvertible {
  /// The errors; at least one, each of its place.
  public let errors: [NotebookError]

  /// Creates it, sorted by place; of several errors at one place the first stays.
  public init(_ errors: [NotebookError]) {
    var seen: Set<SourceLocation> = []
    let first = errors.filter { seen.insert($0.location).inserted }
    self.errors = first.enumerated().sorted { a, b in
      let (p, q) = (a.element.location, b.element.location)
      return (p.file, p.line, p.column, a.offset) < (q.file, q.line, q.column, b.offset)
    }.map(\.element)
  }

  /// One `file:line:column: message` a line.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}
