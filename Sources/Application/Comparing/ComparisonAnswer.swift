private import AlignmentStages
private import Foundation
internal import Notebooks
private import Stages
internal import Workflow

extension Session {
  /// What a comparison says on standard output: the class and the numbers behind it, or all of it as JSON.
  func comparisonAnswer(_ summary: RunSummary, _ report: WrittenReport, _ files: CodeFiles) throws -> Answer {
    guard let values = try values(of: "comparison", summary),
      let words = try outputs(of: "words", summary).map({ try ComparisonInWords(files: $0) })
    else { return Answer(lines: settings.quiet ? [] : [summary.line, report.line], status: 1) }
    let status: Int32 = summary.isComplete ? 0 : 1
    if settings.json {
      return Answer(try ComparisonDocument(values, words, files, report: report.path).json(), status: status)
    }
    let page = "\(report.page) opens in a browser: points that are brushed in one run stand out in all"
    return Answer(lines: settings.quiet ? [] : lines(values, words) + ["", report.line, page], status: status)
  }

  private func lines(_ values: [String: ReportValue], _ words: ComparisonInWords) -> [String] {
    func shown(_ name: String) -> String {
      guard let value = values[name].map({ NotebookValue($0) }) else { return "–" }
      if case .number = value { return (try? value.text(.fixed(3))) ?? "–" }
      return (try? value.text()) ?? "–"
    }
    func score(_ title: String, _ name: String, _ chance: String) -> String {
      let interval = values["\(name).interval"].flatMap { try? NotebookValue($0).text(.interval(3)) }
      let title = (title + ":").padding(toLength: 33, withPad: " ", startingAt: 0)
      return "  " + title + shown("\(name).mean") + (interval.map { " (\($0))" } ?? "") + "; " + chance
    }
    func share(_ title: String, _ name: String) -> String {
      let limits = values["\(name).interval"].flatMap { try? NotebookValue($0).text(.interval(3)) }
      let title = (title + ":").padding(toLength: 33, withPad: " ", startingAt: 0)
      return "  " + title + shown("\(name).mean") + (limits.map { " (\($0))" } ?? "") + "; margin \(shown("margin"))"
    }
    let head = "\(shown("class")): \(words.verdict)"
    return [
      head,
      "  \(shown("runs")) runs of \(shown("points")) points and \(shown("latents")) column"
        + (shown("latents") == "1" ? "" : "s"),
      share("bend", "bend"), share("left by affine maps", "affine-residual"),
      share("left by smooth maps", "smooth-residual"),
      score("smallest canonical correlation", "smallest-correlation", "random pairings \(shown("shuffle-null.mean"))"),
      score("weak MCC, after CCA", "weak", "random pairings \(shown("weak-null.mean"))"),
      score("strong MCC, raw codes", "strong", "random rotations \(shown("rotation-null.mean"))"),
      score("one-to-one score", "one-to-one", "random rotations \(shown("one-to-one-null.mean"))"),
    ] + words.warnings.map { "  warning: \($0)" }
  }

  private func values(of stage: String, _ summary: RunSummary) throws -> [String: ReportValue]? {
    try outputs(of: stage, summary).map { try ValuesFile.decode($0[ValuesFile.name]) }
  }

  /// The files that a stage put out; nil where it failed.
  private func outputs(of stage: String, _ summary: RunSummary) throws -> ArtifactFiles? {
    guard let outputs = summary.stages.first(where: { $0.id.stage == stage })?.outputs else { return nil }
    var files = ArtifactFiles()
    for file in outputs.files { files.contents[file.name] = try store.read(file.digest) }
    return files
  }
}

/// A comparison for programs.
private struct ComparisonDocument: Encodable {
  let verdict: String
  let conditions: [String]
  let warnings: [String]
  let files: [String]
  let classes: String?
  let values: [String: ReportValue]
  let report: String

  init(_ values: [String: ReportValue], _ words: ComparisonInWords, _ files: CodeFiles, report: String) {
    verdict = words.verdict
    conditions = words.conditions
    warnings = words.warnings
    self.files = files.codes
    classes = files.classes
    self.values = values
    self.report = report
  }

  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }
}
