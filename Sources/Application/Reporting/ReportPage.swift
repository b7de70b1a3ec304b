private import FigureStages
private import Foundation
internal import Notebooks
internal import Pages
private import Stages
internal import Workflow

/// The page of a report: one file that holds its figures, and opens wherever there is a browser.
///
/// It is made of the same artifacts as the report's Markdown, with the times that the store knows of its stages.
package enum ReportPage {
  /// The file's name, beside `report.md`.
  static let name = "report.html"

  /// The file, of a report, the pictures beside it by name, and the text of its notebook, which goes with the page.
  static func bytes(
    _ report: Report, pictures: [String: [UInt8]], notebook: String, results: Results, store: Store
  ) throws -> [UInt8] {
    let text = LinkTargets.rewriting(renderForPage(report)) { target in
      report.notebookLink.flatMap { redirection(of: target, inReportOn: $0) }
    }
    var page = Page(title: report.title, markdown: text)
    page.files = pictures
    page.attachments = [
      Page.Attachment(anchor: "notebook", title: "The notebook, \(report.name).md", text: notebook)
    ]
    let graph = StageGraph(report.stages)
    page.code = { info, _ in info == "mermaid" ? "<div class=\"table\" tabindex=\"0\">\(graph.svg)</div>\n" : nil }
    for stage in results.notebook.stages where stage.isFigure {
      guard let file = results.stage(stage.members[0].id)?.outputs?[Figure.linkedFile], file.size > 0 else { continue }
      page.scatters["figure-\(stage.name)"] = try store.read(file.digest)
    }
    return Array(page.html().utf8)
  }

  /// Where a page leads in place of a Markdown file: from its own notebook to the text of it that goes with the page, and
  /// from other notebooks and reports to the pages beside them.
  package static func redirection(of target: String, inReportOn notebook: String) -> String? {
    if target == notebook { return "#notebook" }
    let path = target.prefix { $0 != "#" }
    let folder = notebook.dropLast(URL(filePath: notebook).lastPathComponent.count)
    if path.hasPrefix(folder), path.hasSuffix(".md"), !path.dropFirst(folder.count).contains("/") {
      return "../\(path.dropFirst(folder.count).dropLast(3))/\(name)"
    }
    return path.hasPrefix("../") && path.hasSuffix("/report.md") ? path.dropLast("report.md".count) + name : nil
  }
}
