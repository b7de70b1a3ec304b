internal import Parameters

extension StageBlock {
  init?(_ header: BlockHeader, _ excerpt: Excerpt, errors: inout [NotebookError]) {
    guard var fields = header.fields(of: excerpt, errors: &errors) else { return nil }
    let kind = fields.text("run", required: true)
    upstream = fields.sources("from")
    per = fields.words("per")
    sweep = fields.entry("for each").map { SweepAxis.axes(of: $0.value, fields: &fields) } ?? []
    let needs = fields.entry("resources")
    resources = needs.map { Resources($0.value, fields: &fields) } ?? Resources()
    resourcesLocation = needs?.location
    parameters = fields.rest
    for entry in parameters {
      if let own = Self.ownKeys.first(where: { $0.lettersOnly == entry.name.lettersOnly }) {
        fields.add("'\(entry.name)' is no parameter; did you mean '\(own)'?", at: entry.location)
      }
    }
    for axis in sweep {
      if let twice = parameters.first(where: { $0.name == axis.name.text }) {
        fields.add("'\(twice.name)' is given here and in 'for each'; once is enough", at: twice.location)
      }
    }
    errors += fields.errors
    guard let kind else { return nil }
    self.kind = kind
    name = header.name.text
    location = header.location
  }
}

extension BlockHeader {
  /// The map in a block.
  func fields(of excerpt: Excerpt, errors: inout [NotebookError]) -> Fields? {
    let subject = "\(kind.rawValue) '\(name.text)'"
    let before = errors.count
    guard let value = YAMLText.value(of: excerpt, errors: &errors) else {
      if errors.count == before { errors.append(NotebookError("\(subject) is empty", at: location)) }
      return nil
    }
    guard case .map(let entries) = value.content else {
      errors.append(
        NotebookError("\(subject) must be a map of names and values, not \(value.spelling)", at: value.location))
      return nil
    }
    return Fields(entries, subject: subject, at: location)
  }
}

extension String {
  /// The letters alone, in lower case, to tell `for-each` from `for each`.
  var lettersOnly: String { lowercased().filter(\.isLetter) }
}
