private import FigureStages
private import Foundation
internal import Notebooks
internal import Pages
private import Stages
internal import Workflow

/// The page of a report: one file that holds its figures, and opens wherever there is a browser.
///
/// It is made of the same artifacts as the report's Markdown, with the times that the store knows of its stages.
enum ReportPage {
  /// The file's name, beside `report.md`.
  static let name = "report.html"

  /// The file, of a report, the pictures beside it by name, and the text of its notebook, which goes with the page.
  static func bytes(
    _ report: Report, pictures: [String: [UInt8]], notebook: String, results: Results, store: Store
  ) throws -> [UInt8] {
    var page = Page(title: report.title, markdown: renderForPage(report))
    page.files = pictures
    if let link = report.notebookLink { page.links = [link: "#notebook"] }
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
}
