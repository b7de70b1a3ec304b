internal import Parameters

extension FrontMatter {
  init?(_ excerpt: Excerpt, errors: inout [NotebookError]) {
    let start = SourceLocation(file: excerpt.file, line: excerpt.firstLine - 1, column: 1)
    let before = errors.count
    guard let value = YAMLText.value(of: excerpt, errors: &errors) else {
      if errors.count == before { errors.append(NotebookError("the front matter needs 'title'", at: start)) }
      return nil
    }
    guard case .map(let entries) = value.content else {
      errors.append(NotebookError("the front matter must be a map of names and values", at: value.location))
      return nil
    }
    var fields = Fields(entries, subject: "the front matter", at: start)
    title = fields.text("title", required: true)?.text.oneLine ?? ""
    question = fields.text("question")?.text.oneLine
    answer = fields.text("answer").map { word in
      var found: [NotebookError] = []
      defer { fields.add(found) }
      return excerpt.inlineText(word, errors: &found)
    }
    picture = fields.text("picture")
    profiles = fields.entry("profiles").map { Profile.profiles($0.value, fields: &fields) } ?? []
    headline = fields.entry("headline").map { Headline.rows($0.value, excerpt, fields: &fields) } ?? []
    fields.finish()
    errors += fields.errors
  }
}

extension Profile {
  fileprivate static func profiles(_ value: ParameterValue, fields: inout Fields) -> [Profile] {
    guard case .map(let entries) = value.content else {
      fields.add(
        "'profiles' must be a map, such as { quick: { fits.epochs: 40 } }, not \(value.spelling)", at: value.location)
      return []
    }
    return entries.compactMap { Profile($0, fields: &fields) }
  }

  private init?(_ entry: ParameterEntry, fields: inout Fields) {
    guard entry.name != FrontMatter.standardProfile else {
      fields.add(
        "'\(entry.name)' is the notebook as it is written; edit the blocks, or name another profile", at: entry.location
      )
      return nil
    }
    guard Word.isKebab(entry.name) else {
      fields.add(
        "'\(entry.name)' is no name; a name is lower-case words of letters and digits, joined by hyphens",
        at: entry.location)
      return nil
    }
    guard case .map(let overrides) = entry.value.content else {
      fields.add(
        "'\(entry.name)' must be a map, such as { fits.epochs: 40 }, not \(entry.value.spelling)",
        at: entry.value.location)
      return nil
    }
    name = Word(entry.name, at: entry.location)
    self.overrides = overrides.compactMap { entry in
      fields.attempt { () throws(NotebookError) in try Override(entry) }
    }
  }
}

extension Override {
  /// Reads an entry of a profile, `fits.epochs: 40`.
  fileprivate init(_ entry: ParameterEntry) throws(NotebookError) {
    let parts = entry.name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw NotebookError("'\(entry.name)' names no parameter of a stage; write 'STAGE.PARAMETER'", at: entry.location)
    }
    let place = entry.location
    let behind = SourceLocation(file: place.file, line: place.line, column: place.column + parts[0].count + 1)
    self.init(
      notebook: nil, block: Word(String(parts[0]), at: place), parameter: Word(String(parts[1]), at: behind),
      value: entry.value)
  }
}
