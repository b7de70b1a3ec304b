internal import Parameters

extension Headline {
  static func rows(_ value: ParameterValue, _ excerpt: Excerpt, fields: inout Fields) -> [Headline] {
    guard case .list(let items) = value.content else {
      fields.add("'headline' must be a list of maps, '- what: …', not \(value.spelling)", at: value.location)
      return []
    }
    return items.compactMap { Headline($0, excerpt, fields: &fields) }
  }

  private init?(_ item: ParameterValue, _ excerpt: Excerpt, fields: inout Fields) {
    var found: [NotebookError] = []
    guard var own = Fields(item, subject: "a row of 'headline'", errors: &found) else {
      fields.add(found)
      return nil
    }
    let what = own.text("what", required: true)
    let value = own.text("value", required: true)
    let format = own.text("format")
    let paper = own.text("paper")
    let source = own.text("source")
    note = own.text("note")?.text.oneLine
    own.finish()
    var reference: Reference?
    if let value {
      reference = own.attempt { () throws(NotebookError) in
        try Self.reference(excerpt.scanner(value), format.map(excerpt.scanner))
      }
    }
    fields.add(own.errors)
    guard let what, let reference else { return nil }
    self.what = what.text.oneLine
    self.reference = reference
    self.paper = paper?.text.oneLine
    self.source = source?.text.oneLine
  }

  private static func reference(_ value: TextScanner, _ format: TextScanner?) throws(NotebookError) -> Reference {
    var scanner = value
    let reference = try scanner.reference()
    try scanner.expectEnd(after: "the reference")
    guard let format = try format?.separateFormat(beside: reference.format) else { return reference }
    return Reference(
      stage: reference.stage, selection: reference.selection, value: reference.value, gather: reference.gather,
      format: format)
  }
}
