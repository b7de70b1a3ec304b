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

  /// Each parameter that a reader made by ``describing()`` was asked for.
  public private(set) var declarations: [ParameterDeclaration] = []

  private let entries: [ParameterEntry]
  let location: SourceLocation
  let subject: String
  private var known: [String] = []
  private var isDescribing = false
  private var optional: Set<String> = []
  private var condition: String?

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

  /// Creates a reader that reads nothing but remembers what it is asked for, so that a kind can be described.
  public static func describing() -> ParameterReader {
    var reader = ParameterReader(entries: [], subject: "", at: SourceLocation(file: "", line: 0, column: 0))
    reader.isDescribing = true
    return reader
  }

  /// Whether the block holds a parameter of this name, which may be left out; while describing, it does.
  public mutating func has(_ name: String) -> Bool {
    note(name)
    optional.insert(name)
    return isDescribing || entries.contains { $0.name == name }
  }

  /// Reads parameters that can be given only beside certain others.
  ///
  /// - Parameters:
  ///   - isAsked: Whether they can be given here.
  ///   - condition: When they can, for descriptions: `where 'activation' is 'leaky-relu'`.
  ///   - read: Reads them.
  /// - Returns: What was read; nil where they cannot be given.
  /// - Throws: What `read` throws.
  public mutating func only<Value>(
    if isAsked: Bool, _ condition: String, _ read: (inout ParameterReader) throws(NotebookError) -> Value
  ) throws(NotebookError) -> Value? {
    if isDescribing {
      self.condition = condition
      let value = try read(&self)
      self.condition = nil
      return isAsked ? value : nil
    }
    return isAsked ? try read(&self) : nil
  }

  /// Throws at the first parameter that nobody has read, or that is there twice.
  public func finish() throws(NotebookError) {
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.name).inserted {
      throw NotebookError("\(subject) has '\(entry.name)' twice; keep one", at: entry.location)
    }
    guard let stray = entries.first(where: { !known.contains($0.name) }) else { return }
    let right =
      known.isEmpty ? "it takes none" : "it takes " + known.sorted().map { "'\($0)'" }.joined(separator: ", ")
    throw NotebookError(
      "\(subject) has no parameter '\(stray.name)'; \(right)\(suggestion(for: stray.name, among: known))",
      at: stray.location)
  }

  private mutating func note(_ name: String) {
    if !known.contains(name) { known.append(name) }
  }

  /// The value of a name; nil where there is none but a default, which is recorded, and while describing.
  ///
  /// - Parameters:
  ///   - name: The parameter.
  ///   - about: What it is, in a sentence.
  ///   - type: What it must be, for descriptions: `a whole number, at least 1`.
  ///   - canonical: The default in canonical spelling.
  /// - Returns: The value as written.
  /// - Throws: That it is missing.
  mutating func value(
    _ name: String, _ about: String, _ type: @autoclosure () -> String, orDefault canonical: String?
  ) throws(NotebookError) -> ParameterValue? {
    note(name)
    if isDescribing {
      declarations.append(
        ParameterDeclaration(
          name: name, about: about, type: type(), standard: canonical, isOptional: optional.contains(name),
          condition: condition))
      return nil
    }
    if let entry = entries.first(where: { $0.name == name }) { return entry.value }
    guard let canonical else { throw missing(name) }
    resolved.append(Resolved(name: name, canonical: canonical, location: nil))
    return nil
  }

  /// Perhaps it is there, but misspelt; what nobody has read yet may be right, and is not blamed.
  private func missing(_ name: String) -> NotebookError {
    if let stray = entries.first(where: { !known.contains($0.name) && nearest(to: $0.name, among: [name]) != nil }) {
      return NotebookError("\(subject) has no parameter '\(stray.name)'; did you mean '\(name)'?", at: stray.location)
    }
    return NotebookError("\(subject) needs '\(name)'", at: location)
  }

  mutating func record(_ name: String, _ canonical: String, _ value: ParameterValue) {
    resolved.append(Resolved(name: name, canonical: canonical, location: value.location))
  }

  mutating func record(_ file: File) { files.append(file) }
}
