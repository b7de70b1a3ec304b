internal import Parameters

extension TableBlock.Members {
  /// Reads the table of the members of sweeps.
  init?(_ columns: ParameterValue, _ excerpt: Excerpt, fields: inout Fields) {
    upstream = fields.sources("from", required: true)
    let stages = upstream.map(\.stage)
    per = fields.words("per")
    self.columns = columns.items.compactMap { item in
      TableBlock.Column(item, of: stages, excerpt, fields: &fields)
    }
    let order = fields.text("sort")
    guard self.columns.count == columns.items.count, !self.columns.isEmpty else {
      if columns.items.isEmpty { fields.add("'columns' is empty", at: columns.location) }
      return nil
    }
    let names = self.columns.map { ($0.stage.map { stages.count > 1 ? "\($0)." : "" } ?? "") + $0.value.text }
    sort = order.flatMap { word in
      let descending = word.text.hasPrefix("-")
      let name = descending ? String(word.text.dropFirst()) : word.text
      if let column = names.firstIndex(of: name) {
        return TableBlock.Sort(column: column, descending: descending)
      }
      fields.add(
        "there is no column of '\(name)' to sort by\(suggestion(for: name, among: names)); there are "
          + names.map { "'\($0)'" }.joined(separator: ", "), at: word.location)
      return nil
    }
  }
}

extension TableBlock.Column {
  fileprivate init?(_ item: ParameterValue, of stages: [Word], _ excerpt: Excerpt, fields: inout Fields) {
    var found: [NotebookError] = []
    guard var own = Fields(item, subject: "a column", errors: &found) else {
      fields.add(found)
      return nil
    }
    let value = own.text("value", required: true)
    let format = own.text("format")
    let header = TableBlock.Header(&own)
    own.finish()
    var parsed: TableBlock.Column?
    if let value {
      parsed = own.attempt { () throws(NotebookError) in
        try Self.parse(excerpt.scanner(value), format.map(excerpt.scanner), of: stages, header)
      }
    }
    fields.add(own.errors)
    guard let parsed else { return nil }
    self = parsed
  }

  private static func parse(
    _ value: TextScanner, _ format: TextScanner?, of stages: [Word], _ header: TableBlock.Header
  ) throws(NotebookError) -> TableBlock.Column {
    var scanner = value
    var name = try scanner.valueName()
    let (gather, inlineFormat) = try scanner.filters()
    try scanner.expectEnd(after: "the value")
    let separate = try format?.separateFormat(beside: inlineFormat)
    var stage = stages.count == 1 && name.text.contains(".") ? nil : stages.first { name.text == $0.text }?.text
    if let prefix = stages.first(where: { name.text.hasPrefix($0.text + ".") }) {
      stage = prefix.text
      name = Word(String(name.text.dropFirst(prefix.text.count + 1)), at: name.location)
    } else if stages.count > 1, name.text.contains(".") {
      let first = String(name.text.prefix { $0 != "." })
      throw NotebookError(
        "'\(first)' is none of the stages of this table\(suggestion(for: first, among: stages.map(\.text))); write "
          + "'STAGE.\(name.text)'", at: name.location)
    }
    return TableBlock.Column(
      stage: stage, value: name, gather: gather, format: separate ?? inlineFormat, header: header)
  }
}

extension TextScanner {
  /// Reads a `format:` that stands apart from its value.
  func separateFormat(beside other: NumberFormat?) throws(NotebookError) -> NumberFormat {
    var scanner = self
    if other != nil { throw NotebookError("a second format; one is enough", at: scanner.location) }
    let format = try scanner.format()
    try scanner.expectEnd(after: "the format")
    return format
  }
}
