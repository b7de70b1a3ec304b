internal import Parameters

extension SiteFile {
  /// Reads a site file: a map in the YAML of notebooks, each name of which may be left out.
  ///
  /// - Parameters:
  ///   - text: What the file holds.
  ///   - file: Its path, for messages.
  /// - Throws: All that is wrong, with line and column.
  public init(parsing text: String, file: String) throws(NotebookErrors) {
    self.init()
    var errors: [NotebookError] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let excerpt = Excerpt(file: file, firstLine: 1, lines: lines[...])
    if let value = YAMLText.value(of: excerpt, errors: &errors),
      var fields = Fields(value, subject: "the site file", errors: &errors)
    {
      if case .map(let entries) = value.content {
        locations = Dictionary(entries.map { ($0.name, $0.location) }) { first, _ in first }
      }
      read(&fields)
      fields.finish()
      errors += fields.errors
    }
    guard errors.isEmpty else { throw NotebookErrors(errors) }
  }

  private mutating func read(_ fields: inout Fields) {
    resources = Resources(&fields)
    account = fields.text("account")?.text
    options = fields.words("options").map(\.text)
    environment = fields.words("environment").map(\.text)
    setup = fields.text("setup")?.text
    commands = fields.text("commands")?.text
    atOnce = fields.text("at-once").flatMap { fields.quantity($0, "at-once", units: ["": 1], such: "8") }
    guard let factor = fields.text("retry-memory") else { return }
    memoryFactor = Double(factor.text).flatMap { $0 > 1 && $0 <= 16 ? $0 : nil }
    if memoryFactor == nil {
      fields.add("'retry-memory' must be a factor between 1 and 16, not '\(factor.text)'", at: factor.location)
    }
  }
}
