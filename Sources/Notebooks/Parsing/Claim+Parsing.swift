internal import Parameters

extension Claim {
  /// Reads the lines of a `claims` block.
  static func claims(_ header: BlockHeader, _ excerpt: Excerpt, errors: inout [NotebookError]) -> [Claim]? {
    let before = errors.count
    guard let value = YAMLText.value(of: excerpt, errors: &errors) else {
      if errors.count == before {
        errors.append(NotebookError("a block of claims without a claim", at: header.location))
      }
      return nil
    }
    guard case .list(let items) = value.content else {
      errors.append(
        NotebookError("claims are a list, a line each: '- fits.bic >= 0.95'; not \(value.spelling)", at: value.location)
      )
      return nil
    }
    var claims: [Claim] = []
    for item in items {
      do throws(NotebookError) {
        if let claim = try Claim(item, excerpt, header.profiles, errors: &errors) { claims.append(claim) }
      } catch {
        errors.append(error)
      }
    }
    return claims
  }

  /// Reads an item: an expression alone, or a sentence with the expression that checks it and a note.
  private init?(
    _ item: ParameterValue, _ excerpt: Excerpt, _ profiles: [Word], errors: inout [NotebookError]
  ) throws(NotebookError) {
    let check: Word
    switch item.content {
    case .scalar(let text, _):
      check = Word(text, at: item.location)
      sentence = nil
      comment = excerpt.comment(after: text, at: item.location)
    case .map(let entries) where entries.contains { ["claim", "check"].contains($0.name) }:
      var fields = Fields(entries, subject: "a claim", at: item.location)
      let said = fields.text("claim", required: true)
      let found = fields.text("check", required: true)
      comment = fields.text("note")?.text.oneLine
      fields.finish()
      errors += fields.errors
      guard let said, let found, fields.errors.isEmpty else { return nil }
      sentence = excerpt.inlineText(said, errors: &errors)
      check = found
    case .list, .map:
      throw NotebookError(
        "a claim must be like 'fits.bic >= 0.95', or have 'claim' and 'check', not \(item.spelling)", at: item.location)
    }
    var scanner = excerpt.scanner(check)
    reference = try scanner.reference()
    condition = try scanner.condition()
    try scanner.expectEnd(after: "the claim")
    text = check.text.oneLine
    location = check.location
    self.profiles = profiles
  }
}

extension Excerpt {
  /// The comment behind a scalar, on its line.
  fileprivate func comment(after text: String, at location: SourceLocation) -> String? {
    let rest = line(location.line - firstLine + 1)
      .dropFirst(location.column - 1 - indentation(ofLine: location.line - firstLine + 1))
    guard let end = rest.firstRange(of: text)?.upperBound else { return nil }
    let behind = rest[end...]
    guard let hash = behind.firstIndex(of: "#") else { return nil }
    let comment = behind[behind.index(after: hash)...].trimmed
    return comment.isEmpty ? nil : comment
  }
}
