import Foundation
import Plotting
import Testing

/// Expects a plot's script to be the one in `Reference/`, for light and for dark.
///
/// Where a script should change, `WRITE_REFERENCES=1 swift test --filter theScriptIsTheReference` writes them anew; look
/// at the figures, and at what `git diff` says, before you commit them.
func expectReference(_ plot: some Plot, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  for theme in Theme.allCases {
    let file = "\(name)-\(theme.rawValue)"
    let script = try plot.script(for: .svg(theme))
    if ProcessInfo.processInfo.environment["WRITE_REFERENCES"] != nil {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Reference")
      try script.write(to: folder.appendingPathComponent(file + ".gp"), atomically: true, encoding: .utf8)
      continue
    }
    let url = try #require(
      Bundle.module.url(forResource: "Reference/" + file, withExtension: "gp"), sourceLocation: sourceLocation)
    try expectLines(of: script, String(contentsOf: url, encoding: .utf8), file, sourceLocation)
  }
}

/// Expects two texts to agree, and names the first line where they do not.
private func expectLines(of script: String, _ reference: String, _ file: String, _ sourceLocation: SourceLocation) {
  let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
  let expected = reference.split(separator: "\n", omittingEmptySubsequences: false)
  for (i, (line, wanted)) in zip(lines, expected).enumerated() where line != wanted {
    Issue.record("line \(i + 1) of '\(file)' is '\(wanted)', not '\(line)'", sourceLocation: sourceLocation)
    return
  }
  #expect(lines.count == expected.count, "'\(file)'", sourceLocation: sourceLocation)
}
