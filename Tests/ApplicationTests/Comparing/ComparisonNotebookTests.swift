import Application
import Foundation
import Testing

/// The notebook that `pipeline compare` writes and runs.
@Suite struct ComparisonNotebookTests {
  @Test func namesOfFilesMayHoldAnything() async throws {
    let folder = try CodeFolder()
    var names: [String] = []
    for (run, path) in try folder.write(.rotated, runs: 3, points: 60).enumerated() {
      let name = folder.path("codes/it's \"run\" {{ \(run).value }} [x], #\(run) | `y`.npy")
      try FileManager.default.moveItem(atPath: path, toPath: name)
      names.append(name)
    }
    let answer = try await folder.compare(names)
    #expect(answer.text.hasPrefix("affine: "))
    #expect(try folder.place.read("out/report/report.md").contains("run"))
  }

  @Test func theReportSaysHowItWasMadeAndTheNotebookLiesBesideIt() async throws {
    let folder = try CodeFolder()
    let files = try folder.write(.rotated, runs: 3)
    _ = try await folder.compare(files, blocks: [1, 1], [("draws", "20"), ("confidence", "0.9")])
    let report = try folder.place.read("out/report/report.md")
    #expect(
      report.contains("pipeline compare run-1.npy run-2.npy run-3.npy --blocks 1,1 --draws 20 --confidence 0.9"))
    #expect(report.contains("(comparison.md)"))
    #expect(try folder.place.read("out/report/comparison.md").contains("confidence: 0.9"))
  }
}
