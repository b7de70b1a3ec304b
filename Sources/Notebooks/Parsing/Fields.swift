internal import Parameters

/// Reads a map whose names are ours, strictly: each by its type, and none left over.
struct Fields {
  /// What is read, for messages: `the front matter`.
  let subject: String
  /// Where it begins.
  let location: SourceLocation
  /// What was wrong so far.
  private(set) var errors: [NotebookError] = []
  private let entries: [ParameterEntry]
  private var known: [String] = []

  /// Reads entries.
  init(_ entries: [ParameterEntry], subject: String, at location: SourceLocation) {
    self.entries = entries
    self.subject = subject
    self.location = location
  }

  /// Reads a value that must be a map; nil, with an error, where it is none.
  init?(_ value: ParameterValue, subject: String, errors: inout [NotebookError]) {
    guard case .map(let entries) = value.content else {
      errors.append(
        NotebookError("\(subject) must be a map of names and values, not \(value.spelling)", at: value.location))
      return nil
    }
    self.init(entries, subject: subject, at: value.location)
  }

  /// The entry of a name.
  mutating func entry(_ name: String) -> ParameterEntry? {
    known.append(name)
    return entries.first { $0.name == name }
  }

  /// The entry of a name that must be there.
  mutating func required(_ name: String) -> ParameterEntry? {
    let found = entry(name)
    if found == nil { add("\(subject) needs '\(name)'", at: location) }
    return found
  }

  /// A text, as it was written.
  mutating func text(_ name: String, required isRequired: Bool = false) -> Word? {
    guard let entry = isRequired ? required(name) : entry(name) else { return nil }
    guard case .scalar(let text, _) = entry.value.content else {
      add("'\(name)' must be a text, not \(entry.value.spelling)", at: entry.value.location)
      return nil
    }
    guard !text.trimmed.isEmpty else {
      add("'\(name)' is empty", at: entry.value.location)
      return nil
    }
    return Word(text, at: entry.value.location)
  }

  /// A word, or a list of words.
  mutating func words(_ name: String, required isRequired: Bool = false) -> [Word] {
    guard let entry = isRequired ? required(name) : entry(name) else { return [] }
    if case .list(let items) = entry.value.content, items.isEmpty {
      add("'\(name)' is an empty list; leave it out", at: entry.value.location)
    }
    var words: [Word] = []
    for item in entry.value.items {
      guard case .scalar(let text, _) = item.content else {
        add("'\(name)' must be a name or a list of names, not \(item.spelling)", at: item.location)
        continue
      }
      if words.contains(where: { $0.text == text }) { add("'\(text)' stands here twice", at: item.location) }
      words.append(Word(text, at: item.location))
    }
    return words
  }

  /// A stage, or a list of stages, each with the members that are meant.
  mutating func sources(_ name: String, required isRequired: Bool = false) -> [Source] {
    words(name, required: isRequired).compactMap { word in
      attempt { () throws(NotebookError) -> Source in try Source(word) }
    }
  }

  /// Adds an error.
  mutating func add(_ message: String, at location: SourceLocation) {
    errors.append(NotebookError(message, at: location))
  }

  /// Adds errors that were found elsewhere.
  mutating func add(_ found: [NotebookError]) { errors += found }

  /// Runs what may throw; nil, with its error, where it does.
  mutating func attempt<Value>(_ body: () throws(NotebookError) -> Value) -> Value? {
    do throws(NotebookError) {
      return try body()
    } catch {
      errors.append(error)
      return nil
    }
  }

  /// The entries that nobody has asked for: the parameters of a kind.
  var rest: [ParameterEntry] { entries.filter { !known.contains($0.name) } }

  /// Adds an error for each entry that nobody has asked for.
  mutating func finish() {
    for stray in rest {
      let names = known.map { "'\($0)'" }.joined(separator: ", ")
      add(
        "\(subject) has no '\(stray.name)'\(suggestion(for: stray.name, among: known)); it takes \(names)",
        at: stray.location)
    }
  }
}

extension ParameterValue {
  /// The items of a list; of anything else, itself.
  var items: [ParameterValue] {
    if case .list(let items) = content { items } else { [self] }
  }
}
