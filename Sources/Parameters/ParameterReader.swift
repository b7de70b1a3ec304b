/// Reads the parameters of one stage, strictly: by name and type, with ranges and defaults.
///
/// What a stage reads is remembered in canonical form, defaults included, and becomes part of its key. What it does
/// not read is an error: ``finish()``.
public struct ParameterReader: Sendable {
  /// A parameter as it goes into a key.
  public struct Resolved: Equatable, Sendable {
    /// The name.
    public let name: String
    /// The value in one canonical spelling, whatever way it was written.
    public let canonical: String
    /// Where it was written; nil for a default.
    public let location: SourceLocation?
  }

  /// A file that a parameter names; its content is in the key, its path is not.
  public struct File: Equatable, Sendable {
    /// The parameter's name.
    public let name: String
    /// The path as it was written, relative to the notebook.
    public let path: String
    /// Where it was written.
    public let location: SourceLocation
  }

  /// What has been read, in the order of reading.
  public private(set) var resolved: [Resolved] = []
  /// The files that have been named, in the order of reading.
  public private(set) var files: [File] = []

  private let entries: [ParameterEntry]
  private let location: SourceLocation
  private let subject: String
  private var known: [String] = []

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - entries: What the block holds, without the keys that are the notebook's own (`run`, `from`, …).
  ///   - subject: What is being read, for messages: `stage 'fits'`.
  ///   - location: Where the block begins.
  public init(entries: [ParameterEntry], subject: String, at location: SourceLocation) {
    self.entries = entries
    self.subject = subject
    self.location = location
  }

  /// Reads a whole number of a range.
  public mutating func integer(_ name: String, in range: ClosedRange<Int>, default: Int? = nil) throws(NotebookError)
    -> Int
  {
    guard let value = try value(name, orDefault: `default`.map(String.init)) else {
      return `default` ?? range.lowerBound
    }
    let number = try value.integer(name)
    guard range.contains(number) else {
      throw value.isOutside("'\(name)' is \(number)", lower: range.lowerBound, upper: range.upperBound, none: Int.max)
    }
    record(name, "\(number)", value)
    return number
  }

  /// Reads a finite number of a range.
  public mutating func number(
    _ name: String, in range: ClosedRange<Double>, default: Double? = nil
  ) throws(NotebookError) -> Double {
    guard let value = try value(name, orDefault: `default`.map { "\($0)" }) else {
      return `default` ?? range.lowerBound
    }
    let number = try value.number(name)
    guard range.contains(number) else {
      throw value.isOutside("'\(name)' is \(number)", lower: range.lowerBound, upper: range.upperBound, none: .infinity)
    }
    record(name, "\(number)", value)
    return number
  }

  /// Reads a list of whole numbers, each of a range.
  public mutating func integers(
    _ name: String, in range: ClosedRange<Int>, default: [Int]? = nil
  ) throws(NotebookError) -> [Int] {
    guard let value = try value(name, orDefault: `default`.map { "\($0)" }) else { return `default` ?? [] }
    var numbers: [Int] = []
    for item in try value.items(name) {
      let number = try item.integer(name)
      guard range.contains(number) else {
        throw item.isOutside("'\(name)' holds \(number)", lower: range.lowerBound, upper: range.upperBound, none: .max)
      }
      numbers.append(number)
    }
    record(name, "\(numbers)", value)
    return numbers
  }

  /// Reads `true` or `false`.
  public mutating func flag(_ name: String, default: Bool? = nil) throws(NotebookError) -> Bool {
    guard let value = try value(name, orDefault: `default`.map { "\($0)" }) else { return `default` ?? false }
    guard case .scalar(let text, quoted: false) = value.content, let flag = Bool(text) else {
      throw NotebookError("'\(name)' must be true or false", at: value.location)
    }
    record(name, "\(flag)", value)
    return flag
  }

  /// Reads one of the named cases of an enumeration.
  public mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, of type: Choice.Type = Choice.self, default: Choice? = nil
  ) throws(NotebookError) -> Choice {
    if let `default`, try value(name, orDefault: `default`.rawValue) == nil { return `default` }
    guard let value = try value(name, orDefault: nil) else { fatalError("a missing value was let through") }
    let text = try value.word(name)
    guard let choice = Choice(rawValue: text) else {
      let words = Choice.allCases.map(\.rawValue)
      throw NotebookError(
        "'\(name)' cannot be '\(text)'\(suggestion(for: text, among: words)); it is one of "
          + words.map { "'\($0)'" }.joined(separator: ", "), at: value.location)
    }
    record(name, choice.rawValue, value)
    return choice
  }

  /// Reads a word or a text.
  public mutating func text(_ name: String, default: String? = nil) throws(NotebookError) -> String {
    guard let value = try value(name, orDefault: `default`) else { return `default` ?? "" }
    let text = try value.word(name)
    record(name, text, value)
    return text
  }

  /// Reads a list of words or texts.
  public mutating func texts(_ name: String, default: [String]? = nil) throws(NotebookError) -> [String] {
    guard let value = try value(name, orDefault: `default`.map { "\($0)" }) else { return `default` ?? [] }
    var words: [String] = []
    for item in try value.items(name) { words.append(try item.word(name)) }
    record(name, "\(words)", value)
    return words
  }

  /// Reads the path of a file, relative to the notebook. The file's content becomes part of the key.
  public mutating func file(_ name: String) throws(NotebookError) -> File {
    guard let value = try value(name, orDefault: nil) else { fatalError("a missing value was let through") }
    let file = File(name: name, path: try value.word(name), location: value.location)
    files.append(file)
    return file
  }

  /// Whether the block holds a parameter of this name.
  public mutating func has(_ name: String) -> Bool {
    note(name)
    return entries.contains { $0.name == name }
  }

  /// Throws at the first parameter that nobody has read.
  public func finish() throws(NotebookError) {
    guard let stray = entries.first(where: { !known.contains($0.name) }) else { return }
    let right =
      known.isEmpty ? "it takes none" : "it takes " + known.sorted().map { "'\($0)'" }.joined(separator: ", ")
    throw NotebookError(
      "\(subject) has no parameter '\(stray.name)'\(suggestion(for: stray.name, among: known)); \(right)",
      at: stray.location)
  }

  private mutating func note(_ name: String) {
    if !known.contains(name) { known.append(name) }
  }

  /// The value of a name; nil, recorded in the default's spelling, where there is none but a default.
  private mutating func value(_ name: String, orDefault canonical: String?) throws(NotebookError) -> ParameterValue? {
    note(name)
    if let entry = entries.first(where: { $0.name == name }) { return entry.value }
    guard let canonical else {
      try finish()
      throw NotebookError("\(subject) needs '\(name)'", at: location)
    }
    resolved.append(Resolved(name: name, canonical: canonical, location: nil))
    return nil
  }

  private mutating func record(_ name: String, _ canonical: String, _ value: ParameterValue) {
    resolved.append(Resolved(name: name, canonical: canonical, location: value.location))
  }
}

extension ParameterValue {
  fileprivate func integer(_ name: String) throws(NotebookError) -> Int {
    guard case .scalar(let text, quoted: false) = content, let number = Int(text) else {
      throw NotebookError("'\(name)' must be a whole number, not \(spelling)", at: location)
    }
    return number
  }

  fileprivate func number(_ name: String) throws(NotebookError) -> Double {
    guard case .scalar(let text, quoted: false) = content, let number = Double(text), number.isFinite else {
      throw NotebookError("'\(name)' must be a number, not \(spelling)", at: location)
    }
    return number
  }

  fileprivate func word(_ name: String) throws(NotebookError) -> String {
    guard case .scalar(let text, _) = content else {
      throw NotebookError("'\(name)' must be a word, not \(spelling)", at: location)
    }
    return text
  }

  fileprivate func items(_ name: String) throws(NotebookError) -> [ParameterValue] {
    guard case .list(let items) = content else {
      throw NotebookError("'\(name)' must be a list, such as [1, 2], not \(spelling)", at: location)
    }
    return items
  }

  fileprivate func isOutside<Bound: Comparable>(
    _ what: String, lower: Bound, upper: Bound, none: Bound
  ) -> NotebookError {
    let bounds = upper == none ? "at least \(lower)" : "between \(lower) and \(upper)"
    return NotebookError("\(what); it must be \(bounds)", at: location)
  }

  /// The value as a message shows it.
  public var spelling: String {
    switch content {
    case .scalar(let text, _): "'\(text)'"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
