import Testing
import Workflow
import WorkflowTestSupport

struct RecordTests {
  /// The record of a stage whose names hold all that could confuse a format of lines and tabs.
  private func awkwardRecord() async throws -> Record {
    let workplace = try Workplace()
    let path = try workplace.write("data", "content")
    let nasty = "a\tb\nc\\td\\\r\u{0}é π"
    let file = FileInput(name: nasty, path: path, shownAs: nasty)
    let above = StageNode(id: StageID(notebook: nasty, stage: nasty, member: nasty), kind: "k", fingerprint: "") { _ in
      [nasty: [1, 2, 3], "": []]
    }
    let below = StageNode(
      id: id("below"), kind: nasty, fingerprint: nasty,
      parameters: [KeyedParameter(name: nasty, canonical: nasty, origin: nil), parameter("plain", "")], files: [file],
      inputs: [InputEdge(slot: nasty, upstream: [above.id])]
    ) { _ in [nasty: Array(nasty.utf8)] }
    let summary = try await run(Graph(nodes: [above, below]), in: workplace) { $0.environment = { [nasty, ""] } }
    let key = try #require(summary[id("below")]?.key)
    let record = try #require(try workplace.store().record(of: key))
    #expect(record.outputs.files.map(\.name) == [nasty])
    #expect(record.inputs.first?.upstream == above.id)
    #expect(record.parameters.contains(KeyedParameter(name: nasty, canonical: nasty)))
    #expect(record.files == [Record.File(name: nasty, shownAs: nasty, digest: Digest(of: "content"))])
    #expect(record.environment == [nasty, ""])
    return record
  }

  @Test func awkwardNamesComeBack() async throws {
    let record = try await awkwardRecord()
    #expect(Record(text: record.text) == record)
  }
}
