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
    let interval = own.text("interval")
    let chance = own.text("chance")
    let paper = own.text("paper")
    let source = own.text("source")
    note = own.text("note")?.text.oneLine
    own.finish()
    func read(_ word: Word?, _ format: TextScanner?) -> Reference? {
      word.flatMap { word in
        own.attempt { () throws(NotebookError) in try Self.reference(excerpt.scanner(word), format) }
      }
    }
    let reference = read(value, format.map(excerpt.scanner))
    self.interval = read(interval, nil).map { $0.formatted(Self.ends(like: reference?.format)) }
    self.chance = read(chance, nil).map { $0.formatted(reference?.format) }
    fields.add(own.errors)
    guard let what, let reference else { return nil }
    self.what = what.text.oneLine
    self.reference = reference
    self.paper = paper?.text.oneLine
    self.source = source?.text.oneLine
  }

  /// How an interval is shown beside a value that is shown so.
  private static func ends(like format: NumberFormat?) -> NumberFormat? {
    if case .fixed(let digits) = format { .interval(digits) } else { nil }
  }

  private static func reference(_ value: TextScanner, _ format: TextScanner?) throws(NotebookError) -> Reference {
    var scanner = value
    let reference = try scanner.reference()
    try scanner.expectEnd(after: "the reference")
    return reference.formatted(try format?.separateFormat(beside: reference.format))
  }
}

extension Reference {
  /// The reference with a format, unless it has one or there is none to give.
  fileprivate func formatted(_ format: NumberFormat?) -> Reference {
    Reference(stage: stage, selection: selection, value: value, gather: gather, format: self.format ?? format)
  }
}
