internal import Parameters

/// What the fence of a block of ours says: `yaml stage=fits`.
struct BlockHeader {
  /// What the block declares.
  enum Kind: String, CaseIterable {
    case stage, figure, table, claims
  }

  /// What the block declares.
  let kind: Kind
  /// The name; of claims, their profiles, or nothing.
  let name: Word
  /// Where the fence begins.
  let location: SourceLocation

  /// The profiles that `claims=quick,standard` names.
  var profiles: [Word] {
    guard kind == .claims, !name.text.isEmpty else { return [] }
    return name.text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      let offset = name.text.distance(from: name.text.startIndex, to: word.startIndex)
      let place = name.location
      return Word(
        String(word), at: SourceLocation(file: place.file, line: place.line, column: place.column + offset))
    }
  }

  /// With what is put behind it, a name must fit into a file name of 255 bytes.
  private static let longestName = 100

  private static let forms = "'stage=NAME', 'figure=NAME', 'table=NAME' or 'claims'"

  /// Reads the line that opens a fence; nil where it opens no block of ours.
  init?(fence: Fence, at location: SourceLocation) throws(NotebookError) {
    let words = fence.words(at: location)
    guard words.count > 1, let kind = try Self.kind(language: words[0], word: words[1]) else { return nil }
    if words.count > 2 {
      throw NotebookError("'\(words[2].text)' is left over after '\(words[1].text)'", at: words[2].location)
    }
    self.kind = kind
    self.location = location
    let place = words[1].location
    let given = words[1].text.dropFirst(kind.rawValue.count)
    let offset = given.isEmpty ? 0 : kind.rawValue.count + 1
    name = Word(
      String(given.dropFirst()),
      at: SourceLocation(file: place.file, line: place.line, column: place.column + offset))
    try checkName(given: !given.isEmpty)
  }

  /// The kind that the second word of a fence names before its `=`; nil where the fence is none of ours.
  private static func kind(language: Word, word: Word) throws(NotebookError) -> Kind? {
    let name = String(word.text.prefix { $0 != "=" })
    let kind = Kind(rawValue: name)
    guard language.text == "yaml" else {
      guard let kind, language.text.lowercased().hasPrefix("y"), word.text != name || kind == .claims else {
        return nil
      }
      throw NotebookError("a block begins with the word 'yaml', not '\(language.text)'", at: language.location)
    }
    if kind == nil {
      let near = suggestion(for: name, among: Kind.allCases.map(\.rawValue))
      throw NotebookError("no block is called '\(name)'\(near); a block is \(forms)", at: word.location)
    }
    return kind
  }

  private func checkName(given: Bool) throws(NotebookError) {
    if kind == .claims {
      guard !given || (!profiles.isEmpty && profiles.allSatisfy { Word.isKebab($0.text) }) else {
        throw NotebookError(
          "write 'claims' alone, or 'claims=' with the profiles that they are made of", at: name.location)
      }
      return
    }
    guard given, !name.text.isEmpty else {
      throw NotebookError("a \(kind) needs a name: '\(kind)=NAME'", at: name.location)
    }
    guard Word.isKebab(name.text) else {
      throw NotebookError(
        "'\(name.text)' is no name; a name is lower-case words of letters and digits, joined by hyphens",
        at: name.location)
    }
    if name.text.utf8.count > Self.longestName {
      throw NotebookError(
        "the name of a \(kind) has at most \(Self.longestName) letters, not \(name.text.utf8.count), since files are named after it",
        at: name.location)
    }
    if name.text == "profile" {
      throw NotebookError("'profile' means the profile in references; choose another name", at: name.location)
    }
  }
}

extension Fence {
  /// The words after the marker, for a fence at a place.
  fileprivate func words(at location: SourceLocation) -> [Word] {
    info.split(separator: " ").map { word in
      let offset = marker.count + info.distance(from: info.startIndex, to: word.startIndex)
      return Word(
        String(word), at: SourceLocation(file: location.file, line: location.line, column: location.column + offset))
    }
  }
}
