internal import Parameters
private import Wording

extension TableBlock {
  init?(_ header: BlockHeader, _ excerpt: Excerpt, errors: inout [NotebookError]) {
    guard var fields = header.fields(of: excerpt, errors: &errors) else { return nil }
    let caption = fields.text("caption", required: true)
    let columns = fields.required("columns")?.value
    let rows = fields.entry("rows")?.value
    let content: Content?
    if let columns, let rows {
      content = Self.written(rows, columns: columns, excerpt, fields: &fields)
    } else {
      content = columns.flatMap { Members($0, excerpt, fields: &fields).map(Content.members) }
    }
    fields.finish()
    errors += fields.errors
    guard let caption, let content else { return nil }
    self.caption = excerpt.inlineText(caption, errors: &errors)
    self.content = content
    name = header.name.text
    location = header.location
  }

  /// A table whose rows stand in the notebook.
  private static func written(
    _ rows: ParameterValue, columns: ParameterValue, _ excerpt: Excerpt, fields: inout Fields
  ) -> Content? {
    let headers = columns.items.compactMap { Header($0, fields: &fields) }
    var found: [NotebookError] = []
    let cells = rows.items.map { row in
      if row.items.count != headers.count {
        found.append(
          NotebookError(
            "a row of \(counted(row.items.count, "cell")) under \(counted(headers.count, "column"))", at: row.location))
      }
      return row.items.map { cell in
        guard case .scalar(let text, _) = cell.content else {
          let advice = "; a text that begins with '{{' must be in quotes"
          found.append(NotebookError("a cell must be a text, not \(cell.spelling)\(advice)", at: cell.location))
          return InlineText()
        }
        return excerpt.inlineText(Word(text, at: cell.location), errors: &found)
      }
    }
    fields.add(found)
    return .rows(headers: headers, cells: cells)
  }
}

extension TableBlock.Header {
  /// Reads the head of a column of written rows: a text, or a map with `header` and `align`.
  fileprivate init?(_ value: ParameterValue, fields: inout Fields) {
    if case .scalar(let text, _) = value.content {
      self.init(text: text.oneLine, align: nil)
      return
    }
    var found: [NotebookError] = []
    guard var own = Fields(value, subject: "a column", errors: &found) else {
      fields.add(found)
      return nil
    }
    self.init(&own)
    own.finish()
    fields.add(own.errors)
  }

  /// Reads `header` and `align` of a column.
  init(_ fields: inout Fields) {
    text = fields.text("header", required: true)?.text.oneLine ?? ""
    align = fields.text("align").flatMap { word in
      let all = TableBlock.Alignment.allCases.map(\.rawValue)
      if let align = TableBlock.Alignment(rawValue: word.text) { return align }
      fields.add(
        "'align' cannot be '\(word.text)'\(suggestion(for: word.text, among: all)); it is one of "
          + all.map { "'\($0)'" }.joined(separator: ", "), at: word.location)
      return nil
    }
  }
}
