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
        claims.append(try Claim(item, excerpt, header.profiles))
      } catch {
        errors.append(error)
      }
    }
    return claims
  }

  private init(_ item: ParameterValue, _ excerpt: Excerpt, _ profiles: [Word]) throws(NotebookError) {
    guard case .scalar(let text, _) = item.content else {
      throw NotebookError("a claim must be like 'fits.bic >= 0.95', not \(item.spelling)", at: item.location)
    }
    var scanner = excerpt.scanner(Word(text, at: item.location))
    reference = try scanner.reference()
    condition = try scanner.condition()
    try scanner.expectEnd(after: "the claim")
    self.text = text.oneLine
    comment = excerpt.comment(after: text, at: item.location)
    location = item.location
    self.profiles = profiles
  }
}

extension Excerpt {
  /// The comment behind a scalar, on its line.
  fileprivate func comment(after text: String, at location: SourceLocation) -> String? {
    let rest = line(location.line - firstLine + 1).dropFirst(location.column - 1)
    guard let end = rest.firstRange(of: text)?.upperBound else { return nil }
    let behind = rest[end...]
    guard let hash = behind.firstIndex(of: "#") else { return nil }
    let comment = behind[behind.index(after: hash)...].trimmed
    return comment.isEmpty ? nil : comment
  }
}
