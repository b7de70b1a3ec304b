extension ParameterReader {
  /// Reads a whole number of a range.
  public mutating func integer(
    _ name: String, _ about: String = "", in range: ClosedRange<Int>, default: Int? = nil
  ) throws(NotebookError) -> Int {
    let type = "a whole number, " + bounds(range, none: .max)
    guard let value = try value(name, about, type, orDefault: `default`.map(String.init)) else {
      return `default` ?? range.lowerBound
    }
    let number = try value.integer(name)
    try check(number, of: name, in: range, none: .max, at: value.location)
    record(name, "\(number)", value)
    return number
  }

  /// Reads `seed`, which every stage that draws has; with a default it may be left out.
  public mutating func seed(default: Int? = nil) throws(NotebookError) -> UInt64 {
    UInt64(try integer("seed", "The seed of the stage's stream.", in: 0...Int.max, default: `default`))
  }

  /// Reads a finite number of a range.
  public mutating func number(
    _ name: String, _ about: String = "", in range: ClosedRange<Double>, default: Double? = nil
  ) throws(NotebookError) -> Double {
    let type = "a number, " + bounds(range, none: .infinity)
    guard let value = try value(name, about, type, orDefault: `default`.map { "\($0)" }) else {
      return `default` ?? range.lowerBound
    }
    let number = try value.number(name)
    try check(number, of: name, in: range, none: .infinity, at: value.location)
    record(name, "\(number)", value)
    return number
  }

  /// Reads a list of whole numbers, each of a range.
  public mutating func integers(
    _ name: String, _ about: String = "", in range: ClosedRange<Int>, default: [Int]? = nil
  ) throws(NotebookError) -> [Int] {
    let type = "a list of whole numbers, each " + bounds(range, none: .max)
    guard let value = try value(name, about, type, orDefault: `default`.map { "\($0)" }) else { return `default` ?? [] }
    var numbers: [Int] = []
    for item in try value.items(name) {
      let number = try item.integer(name)
      try check(number, "holds", of: name, in: range, none: .max, at: item.location)
      numbers.append(number)
    }
    record(name, "\(numbers)", value)
    return numbers
  }

  /// Reads `true` or `false`.
  public mutating func flag(_ name: String, _ about: String = "", default: Bool? = nil) throws(NotebookError) -> Bool {
    guard let value = try value(name, about, "true or false", orDefault: `default`.map { "\($0)" }) else {
      return `default` ?? false
    }
    guard case .scalar(let text, quoted: false) = value.content, let flag = Bool(text) else {
      throw NotebookError("'\(name)' must be true or false, not \(value.spelling)", at: value.location)
    }
    record(name, "\(flag)", value)
    return flag
  }

  /// Reads one of the named cases of an enumeration.
  public mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ about: String = "", of type: Choice.Type = Choice.self, default: Choice? = nil
  ) throws(NotebookError) -> Choice {
    let first = Choice.allCases[Choice.allCases.startIndex]
    guard let value = try value(name, about, "one of \(list(Choice.self))", orDefault: `default`?.rawValue) else {
      return `default` ?? first
    }
    let choice: Choice = try choice(of: value, name, "it is")
    record(name, choice.rawValue, value)
    return choice
  }

  /// Reads a list of different named cases of an enumeration, at least one.
  public mutating func choices<Choice: RawRepresentable<String> & CaseIterable & Equatable>(
    _ name: String, _ about: String = "", of type: Choice.Type = Choice.self, default: [Choice]? = nil
  ) throws(NotebookError) -> [Choice] {
    let type = "a list, each one of \(list(Choice.self))"
    let canonical = `default`.map { "\($0.map(\.rawValue))" }
    guard let value = try value(name, about, type, orDefault: canonical) else { return `default` ?? [] }
    var choices: [Choice] = []
    for item in try value.items(name) {
      let choice: Choice = try choice(of: item, name, "each is")
      guard !choices.contains(choice) else {
        throw NotebookError("'\(name)' holds '\(choice.rawValue)' twice; keep one", at: item.location)
      }
      choices.append(choice)
    }
    guard !choices.isEmpty else { throw NotebookError("'\(name)' must hold at least one word", at: value.location) }
    record(name, "\(choices.map(\.rawValue))", value)
    return choices
  }

  private func choice<Choice: RawRepresentable<String> & CaseIterable>(
    of value: ParameterValue, _ name: String, _ verb: String
  ) throws(NotebookError) -> Choice {
    let text = try value.word(name)
    guard let choice = Choice(rawValue: text) else {
      let suggestion = suggestion(for: text, among: Choice.allCases.map(\.rawValue))
      throw NotebookError(
        "'\(name)' cannot be '\(text)'; \(verb) one of \(list(Choice.self))\(suggestion)", at: value.location)
    }
    return choice
  }

  /// Reads a word or a text.
  public mutating func text(_ name: String, _ about: String = "", default: String? = nil) throws(NotebookError)
    -> String
  {
    guard let value = try value(name, about, "a text", orDefault: `default`) else { return `default` ?? "" }
    let text = try value.word(name)
    record(name, text, value)
    return text
  }

  /// Reads a list of words or texts.
  public mutating func texts(_ name: String, _ about: String = "", default: [String]? = nil) throws(NotebookError)
    -> [String]
  {
    guard let value = try value(name, about, "a list of texts", orDefault: `default`.map { "\($0)" }) else {
      return `default` ?? []
    }
    var words: [String] = []
    for item in try value.items(name) { words.append(try item.word(name)) }
    record(name, "\(words)", value)
    return words
  }

  /// Reads the path of a file, relative to the notebook. The file's content becomes part of the key.
  ///
  /// - Parameters:
  ///   - name: The parameter.
  ///   - about: What it is, in a sentence.
  ///   - endings: How its name may end, such as `.npy`; anyhow where there are none.
  /// - Returns: The file.
  /// - Throws: What is wrong with the path.
  public mutating func file(
    _ name: String, _ about: String = "", endings: [String] = []
  ) throws(NotebookError) -> File {
    let kinds = endings.joined(separator: " or ")
    let type = (endings.isEmpty ? "a file" : "a \(kinds) file") + ", relative to the notebook"
    guard let value = try value(name, about, type, orDefault: nil) else {
      return File(name: name, path: endings.first ?? "", location: location)
    }
    let file = File(name: name, path: try value.word(name), location: value.location)
    guard endings.isEmpty || endings.contains(where: { file.path.lowercased().hasSuffix($0) }) else {
      let kinds = endings.joined(separator: " or a ")
      throw NotebookError("'\(name)' must name a \(kinds) file, not '\(file.path)'", at: file.location)
    }
    record(file)
    return file
  }

  private func check<Bound: Comparable>(
    _ number: Bound, _ verb: String = "is", of name: String, in range: ClosedRange<Bound>, none: Bound,
    at location: SourceLocation
  ) throws(NotebookError) {
    guard !range.contains(number) else { return }
    throw NotebookError(
      "'\(name)' \(verb) \(plainNumber(number)); it must be \(bounds(range, none: none))", at: location)
  }

  /// A range in words; `none` as its upper end stands for no bound.
  private func bounds<Bound: Comparable>(_ range: ClosedRange<Bound>, none: Bound) -> String {
    let lower = plainNumber(range.lowerBound)
    return range.upperBound == none ? "at least \(lower)" : "between \(lower) and \(plainNumber(range.upperBound))"
  }
}

/// The cases of an enumeration, in quotation marks.
private func list<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type) -> String {
  Choice.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
}
