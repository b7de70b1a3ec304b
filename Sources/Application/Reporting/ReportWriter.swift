private import Foundation
internal import Notebooks
private import Parameters
internal import Workflow

/// What became of a report.
struct WrittenReport {
  /// The report; nil where nothing it is made of has changed, so that it was not made.
  let report: Report?
  /// The folder that it lies in.
  let directory: String
  /// Whether any of its files was written.
  let isNew: Bool
  /// What failed in it, for the lines of the notebook.
  var annotations: [Annotation] = []
  /// How many of its claims do not hold.
  let failedClaims: Int
  /// The references of the notebook whose values cannot be shown as it asks, a line each.
  let errors: [String]
  /// The paths of its files, but for those that differ from run to run.
  let files: [String]

  /// The path of its Markdown.
  var path: String { "\(directory)/report.md" }
  /// The path of its page.
  var page: String { "\(directory)/\(ReportPage.name)" }

  /// The line that a run ends with.
  var line: String { isNew ? "wrote \(path)" + claims : lineWhenFresh }

  /// The line that a run ends with where the report was there.
  var lineWhenFresh: String { "\(path) is up to date" + claims }

  private var claims: String {
    failedClaims == 0 ? "" : "; \(failedClaims) claim\(failedClaims == 1 ? " fails" : "s fail")"
  }
}

/// Writes the report of a notebook, where anything that it is made of has changed.
struct ReportWriter {
  private let session: Session
  private let notebook: BoundNotebook
  private let stages: [RunSummary.Stage]
  private let directory: String
  private let stamp: ReportStamp

  init(session: Session, notebook: BoundNotebook, summary: RunSummary) throws {
    self.session = session
    self.notebook = notebook
    stages = summary.stages.filter { $0.id.notebook == notebook.notebook.name }
    directory = session.generated?.directory ?? "\(session.settings.reports)/\(notebook.notebook.name)"
    stamp = try ReportStamp(
      of: notebook.notebook, at: session.generated?.path ?? notebook.path, stages: stages, directory: directory,
      store: session.store)
  }

  /// Writes what has changed.
  func write() throws -> WrittenReport {
    if !StepSummary.isWanted, let fresh = stamp.fresh() {
      _ = try? OutputFolder(at: directory)  // Removes what a killed run left half-written.
      return WrittenReport(
        report: nil, directory: directory, isNew: false, failedClaims: fresh.failedClaims, errors: fresh.errors,
        files: paths(fresh.files))
    }
    let results = try Results(of: notebook, stages: stages, store: session.store)
    let report = ReportBuilder(results, wayToNotebook: wayToNotebook).report(
      notebookLink: notebookLink, command: session.generated?.command)
    let files = try ReportFiles(report, notebook: notebookText, results: results, store: session.store)
    let isNew = try write(files)
    try writeRunFile()
    let failed = report.claims.count { $0.verdict == .fails }
    let names = files.contents.keys.sorted()
    let errors = results.referenceErrors.map(\.description)
    try stamp.save(files: names, failedClaims: failed, errors: errors)
    return WrittenReport(
      report: report, directory: directory, isNew: isNew, annotations: results.annotations(of: report),
      failedClaims: failed, errors: errors, files: paths(names))
  }

  private func paths(_ names: [String]) -> [String] { names.map { "\(directory)/\($0)" } }

  private var notebookText: String {
    let bytes = FileManager.default.contents(atPath: session.generated?.path ?? notebook.path) ?? Data()
    return String(decoding: bytes, as: UTF8.self)
  }

  /// From the report's folder to the notebook; nil in a folder outside the project, from which the way back would hold
  /// this machine's paths.
  private var notebookLink: String? {
    session.generated == nil ? path(toProjectFile: notebook.notebook.file) : GeneratedNotebook.file
  }

  /// From the report's folder to the notebook's.
  private var wayToNotebook: String? {
    guard session.generated == nil else { return nil }
    let file = notebook.notebook.file
    return path(toProjectFile: String(file.prefix(through: file.lastIndex(of: "/") ?? file.startIndex)))
  }

  /// A file of the project, named from the report's folder; nil where that lies outside the project.
  private func path(toProjectFile file: String) -> String? {
    let here = URL(filePath: FileManager.default.currentDirectoryPath).standardizedFileURL.pathComponents
    let there = URL(filePath: directory).standardizedFileURL.pathComponents
    guard there.count > here.count, there.starts(with: here) else { return nil }
    return String(repeating: "../", count: there.count - here.count) + file
  }

  /// Writes the files that differ from what is there, and removes pictures of figures that are gone.
  private func write(_ files: ReportFiles) throws -> Bool {
    let manager = FileManager.default
    let folder = try OutputFolder(at: directory)
    var isNew = false
    for (name, bytes) in files.contents.sorted(by: { $0.key < $1.key }) {
      let path = "\(directory)/\(name)"
      if let old = manager.contents(atPath: path), [UInt8](old) == bytes { continue }
      try folder.write(bytes, to: name)
      isNew = true
    }
    for name in try stamp.filesBefore() where files.contents[name] == nil {
      try? manager.removeItem(atPath: "\(directory)/\(name)")
      isNew = true
    }
    return isNew
  }

  /// Times, machine and versions of the run; only a run that ran something has any.
  private func writeRunFile() throws {
    guard stages.contains(where: { $0.outcome.didRun }) else { return }
    try OutputFolder(at: directory).write(RunFile(stages, settings: session.settings).encoded(), to: "run.json")
  }
}
