private import Foundation
internal import Notebooks
internal import Workflow

/// Compares codes of several runs, wherever they come from, writes a report, and says in short what was found.
///
/// It writes the notebook that a person would have written, and runs it as any other: results are cached, and an edit of
/// that notebook is a way to ask for more.
///
/// - Throws: ``UsageError`` and `NotebookErrors` for what was asked, before anything is written.
public func compareCodes(
  _ request: ComparisonRequest, _ settings: Settings = Settings(), registry: Registry = .all
) async throws -> Answer {
  let files = try CodeFiles(request.codes, classes: request.classes)
  let shape = try CodeShape(of: files, id: request.id)
  try shape.check(blocks: request.blocks)
  let text = comparisonNotebook(files, shape, id: request.id, blocks: request.blocks, parameters: request.parameters)
  let generated = GeneratedNotebook(directory: request.report, command: request.command(files))
  try generated.checkThatDirectoryIsOurs()
  // Bound as if it lay among the files, since it names them from there.
  let notebook = try Binder.bind(
    try Notebook(parsing: text, file: GeneratedNotebook.file), at: "\(files.folder)/\(GeneratedNotebook.file)",
    registry: registry)
  try OutputFolder(at: generated.directory).write([UInt8](text.utf8), to: GeneratedNotebook.file)
  let session = try Session(notebook, generated, settings)
  let summary = try await session.execute()
  if summary.wasCancelled { return .interrupted }
  let report = try ReportWriter(session: session, notebook: notebook, summary: summary).write()
  return try session.comparisonAnswer(summary, report, files)
}

extension ComparisonRequest {
  /// The command that makes the report again, in the folder of the files.
  fileprivate func command(_ files: CodeFiles) -> String {
    let widths = blocks.map(String.init).joined(separator: ",")
    let options =
      (files.classes.map { [("classes", $0)] } ?? []) + (id.map { [("id", $0)] } ?? [])
      + (blocks.isEmpty ? [] : [("blocks", widths)])
      + parameters.map { ($0.name, $0.value) }
    return (["pipeline", "compare"] + files.codes.map(shellWord) + options.flatMap { ["--\($0.0)", shellWord($0.1)] })
      .joined(separator: " ")
  }
}

/// A word as a shell takes it whole.
private func shellWord(_ text: String) -> String {
  guard text.contains(where: { !($0.isLetter || $0.isNumber || "-_./,:=+%".contains($0)) }) else { return text }
  return "'" + text.replacing("'", with: "'\\''") + "'"
}

extension GeneratedNotebook {
  /// Throws for a folder in which a report would overwrite what is none.
  fileprivate func checkThatDirectoryIsOurs() throws(UsageError) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    guard names.isEmpty || names.contains(Self.file) else {
      throw UsageError("'\(directory)' holds other files; name a new folder for the report with '--report'")
    }
  }
}
