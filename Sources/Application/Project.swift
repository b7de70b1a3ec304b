private import Foundation
internal import Notebooks
internal import Parameters

/// The folder that `pipeline` works in: its notebooks, and what they become once everything in them is found.
public struct Project: Sendable {
  /// The notebooks asked for, in the order of their names.
  let notebooks: [BoundNotebook]

  /// Reads and checks notebooks.
  ///
  /// - Parameters:
  ///   - names: Names or paths of notebooks; nil for all there are.
  ///   - settings: The folder, the profile and the overrides.
  ///   - registry: The kinds of stages there are.
  /// - Throws: ``UsageError``, or `NotebookErrors` with all that is wrong in any of them.
  public init(_ names: [String]?, settings: Settings, registry: Registry = .all) throws {
    let paths = try names.map { try $0.map { try Self.path(of: $0, in: settings) } } ?? Self.paths(settings)
    var bound: [BoundNotebook] = []
    var errors: [NotebookError] = []
    var overrides: [Override] = []
    for (index, text) in settings.overrides.enumerated() {
      do { overrides.append(try Override(parsing: text, ordinal: index + 1)) } catch { errors += error.errors }
    }
    errors += Override.conflicts(overrides)
    if !overrides.isEmpty { errors += Self.strangers(overrides, among: try Self.paths(settings).map(Self.name)) }
    for path in paths {
      if let error = Self.complaint(aboutName: Self.name(of: path), path) {
        errors.append(error)
        continue
      }
      do {
        let text = try Self.text(at: path)
        let notebook = try Notebook(parsing: text, file: Self.shown(path))
        errors += LinkCheck(notebook, text, folder: settings.notebooks).errors
        let applied = try notebook.applying(profile: settings.profile, sets: overrides)
        bound.append(try Binder.bind(applied, at: path, registry: registry))
      } catch let found as NotebookErrors {
        errors += found.errors
      }
    }
    guard errors.isEmpty else { throw NotebookErrors(errors) }
    notebooks = bound
  }

  /// The paths of all notebooks, sorted.
  static func paths(_ settings: Settings) throws(UsageError) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: settings.notebooks) else {
      throw UsageError("there is no folder '\(settings.notebooks)' here; run 'pipeline' in the project's top folder")
    }
    let notebooks = names.filter { isNotebook($0, in: settings.notebooks) }.sorted { Spelling($0) < Spelling($1) }
    guard !notebooks.isEmpty else {
      throw UsageError("there is no notebook in '\(settings.notebooks)'; 'pipeline init NAME' writes one")
    }
    return notebooks.map { "\(settings.notebooks)/\($0)" }
  }

  /// Whether a file of the notebooks' folder is a notebook: Markdown that is no read-me, and none of the files that
  /// editors and systems leave beside others (`.#first.md`, `._first.md`), which begin with a point.
  ///
  /// A link that leads to no file is one, too: it was meant to be, and is an error that says so.
  static func isNotebook(_ name: String, in folder: String) -> Bool {
    guard isName(name) else { return false }
    var isFolder: ObjCBool = false
    let path = "\(folder)/\(name)"
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return isLink(path) }
    return !isFolder.boolValue
  }

  /// Whether a file of this name is a notebook, if it is a file.
  static func isName(_ name: String) -> Bool {
    name.hasSuffix(".md") && !name.hasPrefix(".") && name.lowercased() != "readme.md"
  }

  private static func isLink(_ path: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
  }

  /// The most bytes of a notebook's name, so that the names of all files made from it fit into a folder.
  static let longestName = 100

  /// What is wrong with the names of notebooks, for all files that are made from them.
  private static func complaint(aboutName name: String, _ path: String) -> NotebookError? {
    let place = SourceLocation(file: shown(path), line: 1, column: 1)
    if name.utf8.count > longestName {
      return NotebookError(
        "a notebook's name has at most \(longestName) bytes, not \(name.utf8.count), since files are named after it; rename the file",
        at: place)
    }
    if name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      return NotebookError("a notebook's name cannot hold control characters; rename the file", at: place)
    }
    guard ReportIndex.fileNames.contains(name) else { return nil }
    return NotebookError(
      "a notebook cannot be called '\(name)', as the index of reports is; rename the file", at: place)
  }

  /// The path of the notebook that a user calls `digits`, `digits.md` or `Pipelines/digits.md`.
  static func path(of name: String, in settings: Settings) throws -> String {
    let all = try paths(settings)
    let known = all.map(Self.name)
    if all.contains(where: { Spelling($0) == Spelling(name) }) { return name }
    let short = Self.name(of: name)
    if name.contains("/"), let path = all.first(where: { isSame($0, name) || isSame($0, "\(name).md") }) { return path }
    if !name.contains("/"), let index = known.firstIndex(where: { Spelling($0) == Spelling(short) }) {
      return all[index]
    }
    throw UsageError(
      "no notebook is called '\(name)'; there are " + known.map { "'\($0)'" }.joined(separator: ", ")
        + suggestion(for: short, among: known))
  }

  /// Whether two paths lead to one place.
  private static func isSame(_ path: String, _ other: String) -> Bool {
    guard let first = realpath(path, nil), let second = realpath(other, nil) else { return false }
    defer {
      free(first)
      free(second)
    }
    return strcmp(first, second) == 0
  }

  /// What is wrong with overrides of notebooks that are not there.
  private static func strangers(_ overrides: [Override], among known: [String]) -> [NotebookError] {
    overrides.compactMap(\.notebook).filter { !known.contains($0.text) }.map { word in
      let right = known.map { "'\($0)'" }.joined(separator: ", ")
      return NotebookError(
        "no notebook is called '\(word.text)'; there are \(right)\(suggestion(for: word.text, among: known))",
        at: word.location)
    }
  }

  /// The path as messages and reports show it: the notebooks' folder and the file, wherever the folder lies.
  private static func shown(_ path: String) -> String {
    let short = path.split(separator: "/").suffix(2).joined(separator: "/")
    return String(
      String.UnicodeScalarView(
        short.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }

  static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(".md") ? String(file.dropLast(3)) : file
  }

  private static func text(at path: String) throws(UsageError) -> String {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      if !FileManager.default.fileExists(atPath: path), isLink(path) {
        throw UsageError("'\(path)' is a link that leads to no file; mend or remove it")
      }
      throw UsageError("cannot read the notebook '\(path)'; is it a file that you may read?")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UsageError("'\(path)' is not text in UTF-8; save it so")
    }
    return text
  }
}

/// The command was called in a way that it cannot answer.
public struct UsageError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong, and what would be right.
  public let description: String

  /// Creates an error.
  public init(_ description: String) { self.description = description }
}
