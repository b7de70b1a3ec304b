internal import Parameters

extension TextScanner {
  /// Reads `stage[swept=value].name | gather | format`.
  mutating func reference() throws(NotebookError) -> Reference {
    let source = try source("a reference to a value is wanted here, such as 'fits.bic | mean'")
    let stage = source.stage
    guard accept(".") else {
      throw NotebookError("'\(stage.text)' alone is no value; write '\(stage.text).NAME'", at: stage.location)
    }
    let value = try valueName()
    let (gather, format) = try filters()
    return Reference(stage: stage, selection: source.selection, value: value, gather: gather, format: format)
  }

  /// Reads `stage` or `stage[swept=value, ...]`.
  mutating func source(_ wanted: String = "the name of a stage is wanted here") throws(NotebookError) -> Source {
    Source(stage: try word(wanted), selection: try selection())
  }

  /// Reads the dotted name of a value.
  mutating func valueName() throws(NotebookError) -> Word {
    let place = location
    let name = take { $0.isNamePart || $0 == "." }
    guard !name.isEmpty, !name.hasPrefix("."), !name.hasSuffix("."), !name.contains("..") else {
      let end = isAtEnd ? "" : ", before '\(characters[index])'"
      throw NotebookError("the name of a value is wanted here\(end)", at: place)
    }
    return Word(name, at: place)
  }

  /// Reads `| mean | fixed(2)`: what gathers, then how it is shown.
  mutating func filters() throws(NotebookError) -> (gather: Gather?, format: NumberFormat?) {
    var gather: Gather?
    var format: NumberFormat?
    while true {
      skipSpaces()
      guard accept("|") else { return (gather, format) }
      skipSpaces()
      let place = location
      let name = take(while: \.isNamePart)
      if let next = Gather(rawValue: name) {
        guard gather == nil, format == nil else {
          throw NotebookError("'\(name)' must come first and alone; a format follows it", at: place)
        }
        gather = next
      } else {
        guard format == nil else { throw NotebookError("'\(name)' is a second format; one is enough", at: place) }
        format = try self.format(name, at: place)
      }
    }
  }

  /// Reads a format alone: `fixed(2)`.
  mutating func format() throws(NotebookError) -> NumberFormat {
    let place = location
    return try format(take(while: \.isNamePart), at: place)
  }

  private mutating func format(_ name: String, at place: SourceLocation) throws(NotebookError) -> NumberFormat {
    if NumberFormat.plainNames.contains(name) {
      guard !isAt("(") else { throw NotebookError("'\(name)' takes no number of digits", at: location) }
      return name == "integer" ? .integer : .thousands
    }
    guard let range = NumberFormat.digits[name] else {
      let filters = Gather.allCases.map(\.rawValue) + NumberFormat.names
      throw NotebookError(
        "no filter is called '\(name)'\(suggestion(for: name, among: filters)); the filters are "
          + filters.map { "'\($0)'" }.joined(separator: ", "), at: place)
    }
    let wanted =
      "'\(name)' needs a number of digits from \(range.lowerBound) to \(range.upperBound), such as \(name)(3)"
    guard accept("(") else { throw NotebookError(wanted, at: place) }
    let digitsPlace = location
    guard let digits = Int(take { $0 != ")" && $0 != "|" }), range.contains(digits), accept(")") else {
      throw NotebookError(wanted, at: digitsPlace)
    }
    return NumberFormat(name: name, digits: digits)
  }

  private mutating func selection() throws(NotebookError) -> [Reference.Selection] {
    guard accept("[") else { return [] }
    var selection: [Reference.Selection] = []
    repeat {
      skipSpaces()
      let name = try word("a swept name is wanted here, such as [seed=3]")
      guard accept("=") else {
        throw NotebookError("'\(name.text)' needs a value: [\(name.text)=VALUE]", at: name.location)
      }
      let place = location
      let value = chosenValue()
      guard !value.isEmpty else { throw NotebookError("'\(name.text)' needs a value after '='", at: place) }
      if selection.contains(where: { $0.name.text == name.text }) {
        throw NotebookError("'\(name.text)' is chosen twice", at: name.location)
      }
      selection.append(Reference.Selection(name: name, value: value))
      skipSpaces()
    } while accept(",")
    guard accept("]") else { throw NotebookError("a ']' is missing here", at: location) }
    return selection
  }

  /// Takes the value of a swept name: up to a comma, a bracket or a blank, or the whole of a list.
  private mutating func chosenValue() -> String {
    var depth = 0
    return take { character in
      if depth == 0, character == "," || character == "]" || character == " " { return false }
      if character == "[" { depth += 1 } else if character == "]" { depth -= 1 }
      return true
    }
  }

  /// Reads a word of letters, digits and hyphens.
  private mutating func word(_ wanted: String) throws(NotebookError) -> Word {
    let place = location
    let text = take(while: \.isNamePart)
    guard !text.isEmpty else { throw NotebookError(wanted, at: place) }
    return Word(text, at: place)
  }
}

extension Character {
  /// Whether it may stand in a name of a stage, a value or a filter.
  var isNamePart: Bool { isASCII && (isLetter || isNumber || self == "-" || self == "_") }
}
