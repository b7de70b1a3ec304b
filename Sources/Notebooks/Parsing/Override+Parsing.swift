internal import Parameters

extension Override {
  /// Reads what follows `--set`: `notebook.stage.parameter=value`, the value as in a notebook.
  ///
  /// - Parameters:
  ///   - argument: The text.
  ///   - ordinal: The how-manieth `--set` of the command line it is; messages and reasons name it as
  ///     `--set:ordinal:column`.
  /// - Throws: What is wrong with the argument.
  public init(parsing argument: String, ordinal: Int) throws(NotebookErrors) {
    func place(_ column: Int) -> SourceLocation { SourceLocation(file: "--set", line: ordinal, column: column) }
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, path.count == 3, path.allSatisfy({ !$0.isEmpty }) else {
      throw NotebookErrors([
        NotebookError("'\(argument)' should be like 'notebook.stage.parameter=value'", at: place(1))
      ])
    }
    var errors: [NotebookError] = []
    let start = parts[0].count + 2
    let lines = [Substring(String(repeating: " ", count: start - 1)) + parts[1]][...]
    let value = YAMLText.value(of: Excerpt(file: "--set", firstLine: ordinal, lines: lines), errors: &errors)
    guard let value else {
      let missing = NotebookError("'\(parts[0])=' has no value", at: place(start))
      throw NotebookErrors(errors.isEmpty ? [missing] : errors)
    }
    self.init(
      notebook: Word(path[0], at: place(1)), block: Word(path[1], at: place(path[0].count + 2)),
      parameter: Word(path[2], at: place(path[0].count + path[1].count + 3)), value: value)
  }
}
