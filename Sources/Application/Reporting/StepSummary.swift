private import Foundation
internal import Notebooks
private import Parameters
private import Workflow

/// What GitHub's CI shows of a run: a summary of the reports, and failures as annotations.
struct StepSummary {
  /// The reports of the run.
  let reports: [Report]
  /// What failed in them.
  let annotations: [Annotation]

  /// The file that CI collects summaries in; nil elsewhere.
  private static var path: String? { getenv("GITHUB_STEP_SUMMARY").map { String(cString: $0) } }

  /// Whether anybody wants a summary.
  static var isWanted: Bool { path?.isEmpty == false }

  /// Appends the summary to the file, and prints the annotations where CI reads them.
  func append() throws {
    guard let path = Self.path, !path.isEmpty else { return }
    let text = Data(renderSummary(reports).utf8)
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    do {
      guard let file = FileHandle(forWritingAtPath: path) else { throw CocoaError(.fileWriteUnknown) }
      defer { try? file.close() }
      try file.seekToEnd()
      try file.write(contentsOf: text)
    } catch {
      throw UsageError("cannot append to '\(path)', which GITHUB_STEP_SUMMARY names")
    }
    print(renderAnnotations(annotations), terminator: "")
  }
}

extension Results {
  /// What failed, at the lines of the notebook that are to blame: stages first, then references, then claims.
  func annotations(of report: Report) -> [Annotation] {
    let stages = notebook.stages.flatMap { stage in
      stage.members.compactMap { member -> Annotation? in
        self.stage(member.id)?.outcome.failure.map {
          Annotation("'\(member.id.shortDescription)' failed: \($0)", at: stage.location)
        }
      }
    }
    let claims = zip(notebook.notebook.claims, report.claims).compactMap { claim, result -> Annotation? in
      guard result.verdict == .fails else { return nil }
      return Annotation("the claim '\(claim.text)' fails: it is \(result.observed)", at: claim.location)
    }
    return stages + referenceErrors.map { Annotation($0.message, at: $0.location) } + claims
  }
}
