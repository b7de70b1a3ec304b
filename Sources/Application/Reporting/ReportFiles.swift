private import FigureStages
internal import Notebooks
private import Stages
internal import Workflow

/// The files of a report, as they should be in `Reports/<notebook>/`.
struct ReportFiles {
  /// The bytes by name: `report.md`, `report.html`, `results.json`, and the figures.
  let contents: [String: [UInt8]]

  init(_ report: Report, notebook: String, results: Results, store: Store) throws {
    var contents: [String: [UInt8]] = [:]
    for stage in results.notebook.stages where stage.isFigure {
      guard let outputs = results.stage(stage.members[0].id)?.outputs else { continue }
      for file in outputs.files where Figure.pictures.contains(file.name) {
        contents[Self.name(of: file.name, figure: stage.name)] = try store.read(file.digest)
      }
    }
    contents[ReportPage.name] = try ReportPage.bytes(
      report, pictures: contents, notebook: notebook, results: results, store: store)
    contents["report.md"] = Array(render(report).utf8)
    contents[ResultsFile.name] = try ResultsFile(report).encoded()
    self.contents = contents
  }

  /// `light.svg` of the figure `bic` is `bic-light.svg`, `figure.png` is `bic.png`.
  static func name(of file: String, figure: String) -> String {
    file.hasPrefix("figure.") ? figure + file.dropFirst("figure".count) : "\(figure)-\(file)"
  }
}
