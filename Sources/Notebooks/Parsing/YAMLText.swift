internal import Parameters
private import Yams

/// Reads the strict subset of YAML that notebooks are written in.
///
/// Left out, each an error that says what to write instead: duplicate names, anchors, aliases, tags, merge keys, tabs,
/// several documents, missing values, other spellings of true and false, and numbers that YAML readers disagree on.
struct YAMLText {
  private let excerpt: Excerpt
  private var errors: [NotebookError] = []
  /// So many keys are renamed at most, since each costs another reading.
  private static let mostRenamed = 20
  /// The true names of keys that were renamed to get past the reader's own check for duplicates.
  private var renamed: [Place: String] = [:]

  /// A line and a column of the excerpt, both counted from one.
  private struct Place: Hashable {
    let line: Int
    let column: Int

    init(_ mark: Mark?) {
      line = mark?.line ?? 1
      column = mark?.column ?? 1
    }
  }

  /// Returns the value of an excerpt; nil where there is none, or where errors were added.
  static func value(of excerpt: Excerpt, errors: inout [NotebookError]) -> ParameterValue? {
    var text = YAMLText(excerpt)
    let value = text.read()
    errors += text.errors
    return text.errors.isEmpty ? value : nil
  }

  private init(_ excerpt: Excerpt) { self.excerpt = excerpt }

  private mutating func read() -> ParameterValue? {
    errors += YAMLLines.errors(in: excerpt)
    guard errors.isEmpty else { return nil }
    var source = excerpt.text
    while true {
      do {
        let parser = try Parser(yaml: source, resolver: .basic, encoding: .utf8)
        let root = try parser.singleRoot()
        return withExtendedLifetime(parser) { root.flatMap { value($0) } }
      } catch YamlError.duplicatedKeysInMapping(_, let context) {
        guard let next = renamingKey(at: Place(context.mark), in: source) else { return nil }
        source = next
      } catch {
        errors.append(excerpt.error(of: error))
        return nil
      }
    }
  }

  /// The source with the first of two equal keys renamed, so that all can be read and each told with its place.
  private mutating func renamingKey(at place: Place, in source: String) -> String? {
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
    var column = place.column - 1
    let line = place.line - 1
    let duplicate = NotebookError("a name stands twice in the map that holds this one", at: location(place))
    guard lines.indices.contains(line), lines[line].indices.contains(column), renamed[place] == nil,
      renamed.count < Self.mostRenamed
    else {
      errors.append(duplicate)
      return nil
    }
    if "\"'".unicodeScalars.contains(lines[line][column]) { column += 1 }
    guard column < lines[line].count, !"\"'".unicodeScalars.contains(lines[line][column]),
      let stranger = Unicode.Scalar(0xE000 + UInt32(renamed.count))
    else {
      errors.append(duplicate)
      return nil
    }
    renamed[place] = String(Character(lines[line][column]))
    lines[line][column] = stranger
    return lines.map { String(String.UnicodeScalarView($0)) }.joined(separator: "\n")
  }

  private mutating func value(_ node: Node) -> ParameterValue? {
    let location = location(Place(node.mark))
    if let message = forbiddenProperty(at: Place(node.mark)) {
      errors.append(NotebookError(message, at: location))
      return nil
    }
    switch node {
    case .scalar(let scalar):
      let quoted = scalar.style != .plain && scalar.style != .any
      if !quoted, let message = PlainScalar.complaint(scalar.string) {
        errors.append(NotebookError(message, at: location))
      }
      return ParameterValue(.scalar(scalar.string, quoted: quoted), at: location)
    case .sequence(let items):
      return ParameterValue(.list(items.compactMap { value($0) }), at: location)
    case .mapping(let pairs):
      return ParameterValue(.map(entries(pairs)), at: location)
    case .alias:
      errors.append(NotebookError("an alias; write the value out", at: location))
      return nil
    }
  }

  private mutating func entries(_ pairs: Node.Mapping) -> [ParameterEntry] {
    var entries: [ParameterEntry] = []
    var lines: [String: Int] = [:]
    for (key, node) in pairs {
      guard let name = name(key) else { continue }
      if let line = lines[name.text] {
        errors.append(
          NotebookError("'\(name.text)' stands here twice; the first is in line \(line)", at: name.location))
      }
      guard !isEmpty(node) else {
        errors.append(NotebookError("'\(name.text)' has no value; write one, or leave the name out", at: name.location))
        continue
      }
      if let value = value(node) {
        entries.append(ParameterEntry(name: name.text, at: name.location, value: value))
        if lines[name.text] == nil { lines[name.text] = name.location.line }
      }
    }
    return entries
  }

  /// The text of a key, which must be a scalar.
  private mutating func name(_ key: Node) -> Word? {
    let place = Place(key.mark)
    let location = location(place)
    if let message = forbiddenProperty(at: place) {
      errors.append(NotebookError(message, at: location))
      return nil
    }
    guard case .scalar(let scalar) = key else {
      errors.append(
        NotebookError("a name must be a word; a text that begins with '{' or '[' must be in quotes", at: location))
      return nil
    }
    if scalar.string == "<<" {
      errors.append(NotebookError("'<<' merges nothing here; write the names and values out", at: location))
      return nil
    }
    guard let first = renamed[place] else {
      return Word(scalar.string, at: location)
    }
    return Word(first + String(scalar.string.unicodeScalars.dropFirst()), at: location)
  }

  private func isEmpty(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.string.isEmpty && scalar.style == .plain && forbiddenProperty(at: Place(scalar.mark)) == nil
  }

  /// What is wrong with an anchor, an alias or a tag before a value; Yams does not always tell of them.
  private func forbiddenProperty(at place: Place) -> String? {
    switch excerpt.line(place.line).unicodeScalars.dropFirst(place.column - 1).first {
    case "&": return "an anchor, '&'; write the value out where it is used"
    case "*": return "an alias, '*'; write the value out"
    case "!": return "a tag, '!'; a value's type follows from where it stands, so leave the tag out"
    default: return nil
    }
  }

  private func location(_ place: Place) -> SourceLocation {
    excerpt.location(line: place.line, scalarColumn: place.column)
  }
}
