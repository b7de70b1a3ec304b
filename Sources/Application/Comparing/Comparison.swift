internal import Notebooks
private import Parameters
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
  try settings.checkFolders()
  let files = try CodeFiles(request.codes, classes: request.classes, classesArray: request.classesArray)
  let reading = try CodeReading(request, files)
  let shape = try CodeShape(of: files, reading)
  try shape.check(blocks: request.blocks)
  let text = comparisonNotebook(files, shape, reading, blocks: request.blocks, parameters: request.parameters)
  let notebook = try request.notebook(text, files, registry)
  let folder = try ReportFolder(request.report, text: text, files: files)
  let generated = GeneratedNotebook(directory: folder.path, command: request.command(files, reading))
  try OutputFolder(at: generated.directory).write([UInt8](folder.sealed.utf8), to: GeneratedNotebook.file)
  let session = try Session(notebook, generated, settings)
  let summary = try await session.execute()
  if summary.wasCancelled { return .interrupted }
  let report = try ReportWriter(session: session, notebook: notebook, summary: summary).write()
  return try session.comparisonAnswer(summary, report, files)
}

extension ComparisonRequest {
  /// The notebook, bound as if it lay among the files, since it names them from there.
  ///
  /// - Throws: ``UsageError`` that names the option or the file that is to blame: nobody has written the notebook.
  fileprivate func notebook(
    _ text: String, _ files: CodeFiles, _ registry: Registry
  ) throws -> BoundNotebook {
    do {
      return try Binder.bind(
        try Notebook(parsing: text, file: GeneratedNotebook.file), at: "\(files.folder)/\(GeneratedNotebook.file)",
        registry: registry, filesAreChosen: true)
    } catch {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      throw UsageError(error.errors.map { complaint($0, lines) }.joined(separator: "\n"))
    }
  }

  private func complaint(_ error: NotebookError, _ lines: [Substring]) -> String {
    let line = lines.indices.contains(error.location.line - 1) ? lines[error.location.line - 1] : ""
    if let (name, value) = parameters.first(where: { line.hasPrefix("\($0.name): ") }) {
      return "'--\(name) \(value)': \(error.message)"
    }
    guard line.hasPrefix("blocks: ") else { return error.message }
    return "'--blocks \(blocks.map(String.init).joined(separator: ","))': \(error.message)"
  }

  /// The command that makes the report again, in the folder of the files.
  fileprivate func command(_ files: CodeFiles, _ reading: CodeReading) -> String {
    let widths = blocks.map(String.init).joined(separator: ",")
    let options =
      reading.parameters(files) + (blocks.isEmpty ? [] : [(name: "blocks", value: widths)])
      + parameters
    return
      (["pipeline", "compare"] + files.codes.map(shellWord) + options.flatMap { ["--\($0.name)", shellWord($0.value)] })
      .joined(separator: " ")
  }
}

/// A word as a shell takes it whole.
private func shellWord(_ text: String) -> String {
  guard text.contains(where: { !($0.isLetter || $0.isNumber || "-_./,:=+%".contains($0)) }) else { return text }
  let isPlain = !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  if isPlain { return "'" + text.replacing("'", with: "'\\''") + "'" }
  let escaped = text.utf8.map { byte in
    switch byte {
    case 0x20..<0x7F where byte != UInt8(ascii: "'") && byte != UInt8(ascii: "\\"):
      String(Unicode.Scalar(byte))
    default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }
  return "$'" + escaped.joined() + "'"
}
