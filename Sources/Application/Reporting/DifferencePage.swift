internal import Notebooks
private import Pages
internal import Workflow

/// Two runs side by side, as a page: claims, parameters and values that differ, and figures next to one another.
struct DifferencePage {
  /// After so many rows a table ends.
  private static let mostRows = 400
  let difference: RunDifference
  /// The claims of the notebook, as each run bears them out; empty where the runs are of different notebooks.
  let claims: [(before: ClaimResult, after: ClaimResult)]
  let store: Store

  private var first: RunManifest { difference.first }
  private var second: RunManifest { difference.second }

  /// The file.
  func html() throws -> String {
    let title = "Run \(first.number) beside run \(second.number)"
    let figures = difference.stages.filter(\.isFigure)
    var page = Page(title: title, markdown: markdown(title, figures))
    for stage in figures {
      for (run, outputs) in [(first, stage.before), (second, stage.after)] {
        for theme in ["light.svg", "dark.svg"] {
          guard let file = outputs?[theme] else { continue }
          page.files["\(run.number)-\(stage.id.stage)-\(theme)"] = try store.read(file.digest)
        }
      }
    }
    return page.html()
  }

  private func markdown(_ title: String, _ figures: [RunDifference.Stage]) -> String {
    let both = difference.stages.filter { $0.before != nil && $0.after != nil && !$0.isFigure }
    var parts = ["# \(title)", summary]
    parts += table("Claims", claimRows, heads: ["claim"])
    parts += table(
      "Parameters", both.flatMap { stage in stage.parameters.map { row(stage, $0) } }, heads: ["stage", ""])
    parts += table("Values", both.flatMap { stage in stage.values.map { row(stage, $0) } }, heads: ["stage", ""])
    parts += table("Stages of one run only", strangers, heads: ["stage"])
    if !figures.isEmpty { parts += ["## Figures"] + figures.map(pair) }
    if difference.stages.isEmpty { parts.append("The same stages with the same results.") }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var summary: String {
    func words(_ run: RunManifest) -> String {
      let settings = run.settings.isEmpty ? "" : " with " + run.settings.map(reportCode).joined(separator: ", ")
      return "run \(run.number) is of \(reportCode(run.notebook)), profile \(reportCode(run.profile))\(settings)"
    }
    return "The first, \(words(first)); the second, \(words(second))."
  }

  private var claimRows: [[String]] {
    claims.filter { $0.before.verdict != $0.after.verdict || $0.before.observed != $0.after.observed }
      .map { pair in
        func shown(_ claim: ClaimResult) -> String { "\(claim.mark) \(reportText(claim.observed))" }
        return [pair.after.words, shown(pair.before), shown(pair.after)]
      }
  }

  private var strangers: [[String]] {
    difference.stages.filter { $0.before == nil || $0.after == nil }.map {
      [reportCode($0.id.shortDescription), $0.before == nil ? "–" : "there", $0.after == nil ? "–" : "there"]
    }
  }

  private func row(_ stage: RunDifference.Stage, _ change: RunDifference.Change) -> [String] {
    [
      reportCode(stage.id.shortDescription), reportCode(change.name), reportText(change.before ?? "–"),
      reportText(change.after ?? "–"),
    ]
  }

  /// A section with a table; nothing where it has no rows.
  private func table(_ title: String, _ rows: [[String]], heads: [String]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let headers = heads + ["run \(first.number)", "run \(second.number)"]
    let more = rows.count - Self.mostRows
    return ["## \(title)", reportTable(headers: headers, rows: Array(rows.prefix(Self.mostRows)))]
      + (more > 0 ? ["and \(more) more, which `pipeline diff` prints"] : [])
  }

  private func pair(_ stage: RunDifference.Stage) -> String {
    let name = stage.id.stage
    let pictures = [first, second].map { run in
      """
      <a id="figure-\(name)-\(run.number)" href="#figure-\(name)-\(run.number)">
      <picture>
        <source media="(prefers-color-scheme: dark)" srcset="\(run.number)-\(name)-dark.svg">
        <img alt="\(name) of run \(run.number)" src="\(run.number)-\(name)-light.svg">
      </picture>
      </a>
      """
    }
    return "### \(reportCode(name))\n\n<div class=\"pair\">\n\n\(pictures.joined(separator: "\n\n"))\n\n</div>"
  }
}
