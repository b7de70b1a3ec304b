private import Foundation
internal import Notebooks
internal import Parameters

/// Finds links and pictures of a notebook's prose that lead to no file.
struct LinkCheck {
  /// What leads nowhere, with its place.
  let errors: [NotebookError]

  /// - Parameters:
  ///   - text: The whole notebook.
  ///   - file: The notebook as messages name it.
  ///   - folder: The folder that it lies in.
  init(_ text: String, file: String, folder: String) {
    let body = Self.body(of: text)
    let characters = Array(body.text)
    errors = LinkTargets(in: body.text).ranges.compactMap { range in
      let target = String(characters[range])
      guard !target.contains("{{"), let path = LinkTargets.relativePath(target),
        !FileManager.default.fileExists(atPath: "\(folder)/\(path)")
      else { return nil }
      let before = characters[..<range.lowerBound]
      let column = before.count - (before.lastIndex(where: \.isNewline).map { $0 + 1 } ?? 0) + 1
      return NotebookError(
        "there is no file '\(path)' beside the notebook, to which this leads; paths are relative to the notebook",
        at: SourceLocation(file: file, line: body.line + before.count(where: \.isNewline), column: column))
    }
  }

  /// What follows the front matter, with the number of its first line.
  private static func body(of text: String) -> (text: Substring, line: Int) {
    guard text.hasPrefix("---"), let end = text.firstRange(of: "\n---\n") else { return (text[...], 1) }
    return (text[end.upperBound...], text[..<end.upperBound].count(where: \.isNewline) + 1)
  }
}
