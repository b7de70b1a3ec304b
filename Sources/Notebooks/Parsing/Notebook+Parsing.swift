internal import Parameters

extension Notebook {
  /// The most bytes that a notebook has; a file that is longer is something else.
  private static let mostBytes = 1 << 20

  /// Parses a notebook, strictly.
  ///
  /// - Parameters:
  ///   - text: The whole file.
  ///   - file: The file as the user names it, for messages.
  /// - Throws: All that is wrong, each error with its line and column in the file.
  public init(parsing text: String, file: String) throws(NotebookErrors) {
    guard text.utf8.count <= Self.mostBytes else {
      let message = "a notebook has at most \(Self.mostBytes) bytes, not \(text.utf8.count); put data into files"
      throw NotebookErrors([NotebookError(message, at: SourceLocation(file: file, line: 1, column: 1))])
    }
    let source = SourceText(text, file: file)
    var errors: [NotebookError] = []
    guard let (excerpt, end) = source.frontMatter(errors: &errors) else { throw NotebookErrors(errors) }
    let front = FrontMatter(excerpt, errors: &errors)
    let segments = Segments.split(source, from: end, errors: &errors)
    errors += Self.twins(in: segments)
    let body = segments.compactMap { Part($0, errors: &errors) }
    guard errors.isEmpty, let front else {
      throw NotebookErrors(errors + Self.checkable(front, segments, body, file))
    }
    self.init(file: file, front: front, body: Self.joined(body))
    let found = NotebookCheck(self).errors
    if !found.isEmpty { throw NotebookErrors(found) }
  }

  /// Blocks that have the name of an earlier one.
  private static func twins(in segments: [Segment]) -> [NotebookError] {
    var places: [String: Int] = [:]
    return segments.compactMap { segment in
      guard case .block(let header, _) = segment, header.kind != .claims else { return nil }
      let name = header.name.text
      if let line = places[name] {
        return NotebookError("'\(name)' is taken by the block of line \(line)", at: header.name.location)
      }
      places[name] = header.location.line
      return nil
    }
  }

  /// What the check of names finds in what could be read, if every block could be.
  private static func checkable(
    _ front: FrontMatter?, _ segments: [Segment], _ body: [Part], _ file: String
  ) -> [NotebookError] {
    guard let front, segments.count == body.count else { return [] }
    return NotebookCheck(Notebook(file: file, front: front, body: body)).errors
  }

  /// The parts, with neighbouring prose in one.
  private static func joined(_ parts: [Part]) -> [Part] {
    parts.reduce(into: []) { joined, part in
      guard case .prose(let text) = part, case .prose(var before) = joined.last else {
        joined.append(part)
        return
      }
      for piece in text.pieces {
        if case .text(let text) = piece { before.append(text) } else { before.pieces.append(piece) }
      }
      joined[joined.count - 1] = .prose(before)
    }
  }
}

extension Notebook.Part {
  fileprivate init?(_ segment: Segment, errors: inout [NotebookError]) {
    switch segment {
    case .prose(let excerpt):
      var scanner = TextScanner(excerpt)
      self = .prose(scanner.inlineText(errors: &errors))
    case .verbatim(let excerpt):
      self = .prose(InlineText(pieces: [.text(excerpt.text)]))
    case .block(let header, let excerpt):
      let part: Notebook.Part? =
        switch header.kind {
        case .stage: StageBlock(header, excerpt, errors: &errors).map(Notebook.Part.stage)
        case .figure: FigureBlock(header, excerpt, errors: &errors).map(Notebook.Part.figure)
        case .table: TableBlock(header, excerpt, errors: &errors).map(Notebook.Part.table)
        case .claims: Claim.claims(header, excerpt, errors: &errors).map(Notebook.Part.claims)
        }
      guard let part else { return nil }
      self = part
    }
  }
}
