public import Parameters

/// A value put in place of a parameter's, by a profile or on the command line.
public struct Override: Equatable, Sendable {
  /// The notebook that `--set` names; nil in a profile.
  public let notebook: Word?
  /// The stage or figure.
  public let block: Word
  /// The parameter.
  public let parameter: Word
  /// The new value; its location is where it was written.
  public let value: ParameterValue
}

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

  /// An error for each override that gives a parameter another value than one before it, of which one would be lost.
  ///
  /// - Parameter overrides: Those of one command line, in order.
  /// - Returns: An error at the value of each such override.
  public static func conflicts(_ overrides: [Override]) -> [NotebookError] {
    overrides.enumerated().compactMap { index, override in
      let value = override.value.written
      guard let before = overrides[..<index].first(where: { $0.path == override.path })?.value,
        Spelling(before.written) != Spelling(value)
      else { return nil }
      return NotebookError(
        "'\(override.path.map(\.text).joined(separator: "."))' is set to '\(value)' here and to '\(before.written)' at "
          + "\(before.location); keep one", at: override.value.location)
    }
  }

  /// What it overrides, from the notebook down.
  private var path: [Spelling] { [notebook, block, parameter].compactMap { $0.map { Spelling($0.text) } } }
}

extension ParameterValue {
  /// The value as a notebook would write it on one line: `0.5`, `[64, 64]`, `{ a: 1 }`.
  public var written: String {
    switch content {
    case .scalar(let text, _): text
    case .list(let items): "[" + items.map(\.written).joined(separator: ", ") + "]"
    case .map(let entries): "{ " + entries.map { "\($0.name): \($0.value.written)" }.joined(separator: ", ") + " }"
    }
  }
}
