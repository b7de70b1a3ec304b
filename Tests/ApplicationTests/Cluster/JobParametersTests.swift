import Application
import Foundation
import Testing

/// Parameters as a job reads them back: what was written, whatever it holds.
@Suite(.timeLimit(.minutes(10))) struct JobParametersTests {
  /// A word in quotes stays one although it reads like a number or a truth, and no letter is lost or escaped twice.
  @Test(arguments: ["7", "true", "it's 1, {{ x.y }} \\u0041.txt", "e\u{301} \u{1F600} é.txt", "~"])
  func aTextComesToTheNodeAsItWasWritten(name: String) async throws {
    let cluster = try ClusterPlace()
    try cluster.place.write("41", to: "Pipelines/\(name)")
    let escaped = name.replacing("\\", with: "\\\\")
    try cluster.place.write(
      """
      ---
      title: One
      question: Which?
      ---

      ```yaml stage=one
      run: read-number
      file: "\(escaped)"
      resources: { time: 1 min }
      ```

      It is {{ one.value }}.
      """, to: "Pipelines/sums.md")
    let nodes = Task { [folder = cluster.place.folder, store = cluster.place.settings.store] in
      try await ClusterPlace.playNodes(folder, store: store)
    }
    let answer = try await cluster.place.session(cluster.settings).run()
    nodes.cancel()
    #expect(answer.status == 0)
    #expect(try await nodes.value == 1)
    let report = try cluster.place.read("Reports/sums/report.md")
    #expect(report.contains("It is [41](#stage-one)."))
  }
}
