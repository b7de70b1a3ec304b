private import Foundation
internal import Notebooks

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
    if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(filePath: path)) }
    guard let file = FileHandle(forWritingAtPath: path) else {
      throw UsageError("cannot append to '\(path)', which GITHUB_STEP_SUMMARY names")
    }
    try file.seekToEnd()
    try file.write(contentsOf: text)
    try file.close()
    print(renderAnnotations(annotations), terminator: "")
  }
}
