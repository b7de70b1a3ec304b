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
    if !overrides.isEmpty { errors += Self.strangers(overrides, among: try Self.paths(settings).map(Self.name)) }
    for path in paths {
      do {
        let notebook = try Notebook(parsing: try Self.text(at: path), file: Self.shown(path))
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
    let notebooks = names.filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted()
    guard !notebooks.isEmpty else {
      throw UsageError("there is no notebook in '\(settings.notebooks)'; 'pipeline init NAME' writes one")
    }
    return notebooks.map { "\(settings.notebooks)/\($0)" }
  }

  /// The path of the notebook that a user calls `digits`, `digits.md` or `Pipelines/digits.md`.
  static func path(of name: String, in settings: Settings) throws -> String {
    let all = try paths(settings)
    let known = all.map(Self.name)
    if all.contains(name) { return name }
    let short = Self.name(of: name)
    if let index = known.firstIndex(of: short) { return all[index] }
    throw UsageError(
      "no notebook is called '\(name)'; there are " + known.map { "'\($0)'" }.joined(separator: ", ")
        + suggestion(for: short, among: known))
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
  private static func shown(_ path: String) -> String { path.split(separator: "/").suffix(2).joined(separator: "/") }

  private static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(".md") ? String(file.dropLast(3)) : file
  }

  private static func text(at path: String) throws(UsageError) -> String {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw UsageError("cannot read the notebook '\(path)'")
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
