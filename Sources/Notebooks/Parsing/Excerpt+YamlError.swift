internal import Parameters
private import Yams

extension Excerpt {
  /// What Yams could not read, as an error at its place that says what to do.
  func error(of error: any Error) -> NotebookError {
    guard let error = error as? YamlError else {
      return NotebookError("not YAML: \(error)", at: location(line: 1, scalarColumn: 1))
    }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let unclosed = problem.hasSuffix("end of stream") ? context?.mark : nil
      let place = unclosed ?? mark
      if let braces = braces(line: place.line) { return braces }
      return NotebookError(
        Self.advice(on: problem, context?.text ?? ""), at: location(line: place.line, scalarColumn: place.column))
    default:
      return NotebookError("not YAML: \(error)", at: location(line: 1, scalarColumn: 1))
    }
  }

  /// The likely reason where a line with a reference could not be read.
  private func braces(line: Int) -> NotebookError? {
    guard let braces = self.line(line).firstRange(of: "{{") else { return nil }
    let column = self.line(line)[..<braces.lowerBound].unicodeScalars.count + 1
    return NotebookError(
      "a text that begins with '{{' must be in quotes", at: location(line: line, scalarColumn: column))
  }

  /// A problem in the words of libyaml, in ours.
  private static func advice(on problem: String, _ context: String) -> String {
    switch problem {
    case "mapping values are not allowed in this context":
      "a second ': ' on the line; put a text that holds one in quotes"
    case "could not find expected ':'":
      "a name without ': ' and a value after it"
    case "found character that cannot start any token":
      "a text cannot begin with this character unless it is in quotes"
    case "found undefined alias":
      "an alias, '*'; write the value out, or put a text that begins with '*' in quotes"
    case "found unexpected end of stream":
      "a quotation mark that is never closed"
    case "did not find expected ',' or '}'":
      "a ',' or '}' is missing before this"
    case "did not find expected ',' or ']'":
      "a ',' or ']' is missing before this"
    case "did not find expected key":
      "a name, ': ' and a value are wanted here, indented as the lines before"
    case "did not find expected '-' indicator":
      "an item of a list, '- …', is wanted here, indented as those before"
    case "block sequence entries are not allowed in this context":
      "an item of a list, '- …', must begin a line"
    case "did not find expected node content":
      "a value is missing here"
    default:
      "not YAML: " + (context.isEmpty ? "" : context + ", ") + problem
    }
  }
}
