private import Foundation
internal import Notebooks
private import Pages
private import Parameters
private import Workflow

/// The index of all reports, `Reports/README.md`, and the same as a page, made of the results that lie beside them.
struct ReportIndex {
  /// The folder of the reports.
  let directory: String
  /// The names of the notebooks there are; the report of one that is gone is not listed.
  let notebooks: [String]

  init(_ settings: Settings) {
    directory = settings.reports
    notebooks = ((try? Project.paths(settings)) ?? []).map(Project.name)
  }

  /// The names of its files, which no report's folder may have.
  static let fileNames = ["README.md", "index.html"]

  /// The path of the index.
  var path: String { "\(directory)/\(Self.fileNames[0])" }

  /// The path of the index as a page.
  var page: String { "\(directory)/\(Self.fileNames[1])" }

  /// The paths of the results that it is made of.
  var sources: [String] { names.map(source).filter { FileManager.default.fileExists(atPath: $0) } }

  private var names: [String] { notebooks.sorted { Spelling($0) < Spelling($1) } }

  private func source(_ name: String) -> String { "\(directory)/\(name)/\(ResultsFile.name)" }

  /// Writes the index and its page, where they differ from what is there.
  ///
  /// - Returns: A warning for each file of results that a person or a merge has damaged, and which is left out.
  func write() throws -> [String] {
    let manager = FileManager.default
    var warnings: [String] = []
    let entries = names.compactMap { name -> IndexEntry? in
      guard let bytes = manager.contents(atPath: source(name)) else { return nil }
      if let results = try? ResultsFile(decoding: [UInt8](bytes)) { return IndexEntry(name, results) }
      warnings.append(
        "warning: '\(source(name))' cannot be read, so the index leaves it out; remove it, and 'pipeline run \(name)' makes it again"
      )
      return nil
    }
    let text = renderIndex(entries)
    try update(Self.fileNames[0], text)
    var page = Page(title: "Reports", markdown: text)
    page.links = Dictionary(entries.map { ($0.link, $0.link.replacing("report.md", with: ReportPage.name)) }) { $1 }
    try update(Self.fileNames[1], page.html())
    return warnings
  }

  private func update(_ name: String, _ text: String) throws {
    guard FileManager.default.contents(atPath: "\(directory)/\(name)") != Data(text.utf8) else { return }
    try OutputFolder(at: directory).write(Array(text.utf8), to: name)
  }
}

extension IndexEntry {
  fileprivate init(_ name: String, _ results: ResultsFile) {
    self.init(
      title: results.title, link: "\(name)/report.md", verdict: results.verdict, question: results.question,
      answer: results.answer.map { answer in
        // From beside the reports' folders, not from within one.
        LinkTargets.rewriting(answer) { LinkTargets.relativePath($0) == nil ? nil : "\(name)/\($0)" }
      },
      headline: results.headline.map {
        HeadlineResult(what: $0.what, ours: .value($0.ours, stage: nil), paper: $0.paper, source: $0.source)
      })
  }
}
