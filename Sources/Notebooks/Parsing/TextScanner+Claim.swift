internal import Parameters

extension TextScanner {
  private static let comparisons = [">=", "<=", "==", ">", "<", "within"]

  /// Reads what a value must be: `>= 0.95`, `== true`, `within [0.9, 1]`.
  mutating func condition() throws(NotebookError) -> Claim.Condition {
    skipSpaces()
    let place = location
    let sign = isAt("within") ? take(while: \.isNamePart) : take { "<>=!≥≤≠~".contains($0) }
    guard Self.comparisons.contains(sign) else {
      let found = sign.isEmpty ? take { $0 != " " } : sign
      let what = found.isEmpty ? "a comparison is wanted here" : "no comparison is called '\(found)'"
      throw NotebookError(
        what + "; it is one of " + Self.comparisons.map { "'\($0)'" }.joined(separator: ", "), at: place)
    }
    skipSpaces()
    return switch sign {
    case ">=": .atLeast(try number())
    case "<=": .atMost(try number())
    case ">": .above(try number())
    case "<": .below(try number())
    case "==": .equal(try literal())
    default: try interval()
    }
  }

  private mutating func interval() throws(NotebookError) -> Claim.Condition {
    let place = location
    guard accept("[") else { throw NotebookError("'within' needs an interval, such as [0.9, 1]", at: place) }
    skipSpaces()
    let lower = try number()
    skipSpaces()
    guard accept(",") else { throw NotebookError("a ',' is missing here", at: location) }
    skipSpaces()
    let upper = try number()
    skipSpaces()
    guard accept("]") else { throw NotebookError("a ']' is missing here", at: location) }
    guard lower <= upper else {
      throw NotebookError("the interval [\(lower), \(upper)] is empty; its ends are the wrong way round", at: place)
    }
    return .within(lower, upper)
  }

  private mutating func number() throws(NotebookError) -> Double {
    let place = location
    let text = take { $0 != " " && $0 != "," && $0 != "]" }
    guard let number = Double(text), number.isFinite else {
      throw NotebookError("a number is wanted here, not '\(text)'", at: place)
    }
    return number
  }

  private mutating func literal() throws(NotebookError) -> NotebookValue {
    let place = location
    if let quote = next, quote == "\"" || quote == "'" {
      index += 1
      let text = take { $0 != quote }
      guard accept(String(quote)) else { throw NotebookError("a quotation mark that is never closed", at: place) }
      return .text(text)
    }
    let text = take { $0 != " " }
    if text.isEmpty { throw NotebookError("a number, a word, true or false is wanted here", at: place) }
    if let flag = Bool(text) { return .flag(flag) }
    if let count = Int(text) { return .integer(count) }
    if let number = Double(text), number.isFinite { return .number(number) }
    return .text(text)
  }
}
