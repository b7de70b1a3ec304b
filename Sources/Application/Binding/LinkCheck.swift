private import Foundation
internal import Notebooks
internal import Parameters

/// Finds links and pictures of a notebook, in its answer, its prose and its captions, that lead to no file.
struct LinkCheck {
  /// What leads nowhere, with its place.
  private(set) var errors: [NotebookError] = []
  private let file: String
  private let folder: String

  /// - Parameters:
  ///   - notebook: The notebook.
  ///   - text: Its whole text.
  ///   - folder: The folder that it lies in.
  init(_ notebook: Notebook, _ text: String, folder: String) {
    (file, self.folder) = (notebook.file, folder)
    let body = Self.body(of: text)
    let characters = Array(body.text)
    var (line, lineStart, seen) = (body.line, 0, 0)
    for range in LinkTargets(in: body.text).ranges {
      for index in seen..<max(seen, range.lowerBound) where characters[index].isNewline {
        line += 1
        lineStart = index + 1
      }
      seen = max(seen, range.lowerBound)
      check(String(characters[range]), line: line, column: range.lowerBound - lineStart + 1)
    }
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    if let answer = notebook.front.answer { check(answer, from: 1, lines) }
    for figure in notebook.figures { check(figure.caption, from: figure.location.line, lines) }
    for table in notebook.tables { check(table.caption, from: table.location.line, lines) }
  }

  /// Checks a text that stands somewhere in the lines from one on.
  private mutating func check(_ text: InlineText, from line: Int, _ lines: [Substring]) {
    for case .text(let piece) in text.pieces {
      let characters = Array(piece)
      for range in LinkTargets(in: piece).ranges {
        let target = String(characters[range])
        let found = lines.indices.dropFirst(line - 1).first { lines[$0].contains(target) }
        let column = found.flatMap { lines[$0].firstRange(of: target) }.map { place in
          lines[found ?? 0].distance(from: lines[found ?? 0].startIndex, to: place.lowerBound) + 1
        }
        check(target, line: found.map { $0 + 1 } ?? line, column: column ?? 1)
      }
    }
  }

  private mutating func check(_ target: String, line: Int, column: Int) {
    guard !target.contains("{{"), let path = LinkTargets.relativePath(target),
      !FileManager.default.fileExists(atPath: "\(folder)/\(path)")
    else { return }
    errors.append(
      NotebookError(
        "there is no file '\(path)' beside the notebook, to which this leads; paths are relative to the notebook",
        at: SourceLocation(file: file, line: line, column: column)))
  }

  /// What follows the front matter, with the number of its first line.
  private static func body(of text: String) -> (text: Substring, line: Int) {
    guard text.hasPrefix("---"), let end = text.firstRange(of: "\n---\n") else { return (text[...], 1) }
    return (text[end.upperBound...], text[..<end.upperBound].count(where: \.isNewline) + 1)
  }
}
