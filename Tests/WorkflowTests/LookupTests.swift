import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// Whether a key's outputs are in the store.
struct LookupTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  /// Runs a stage with two outputs and returns its key.
  private func finished() async throws -> Key {
    let graph = try Graph(nodes: [node("a") { _ in ["one": [1], "two": [2, 2]] }])
    return try #require(try await run(graph, in: workplace)[id("a")]?.key)
  }

  private func state(_ key: Key) throws -> Lookup.State { try Lookup(store: workplace.store()).state(of: key) }

  @Test func whatIsThereIsAHit() async throws {
    let key = try await finished()
    guard case .hit(let recorded) = try state(key) else {
      Issue.record("no hit")
      return
    }
    #expect(recorded.outputs.files.map(\.size) == [1, 2])
    #expect(recorded.seconds == (try workplace.store().record(of: key))?.seconds)
  }

  @Test func whatNeverRanIsAbsent() throws {
    guard case .absent(isDamaged: false) = try state(Key(Digest(of: "none"))) else {
      Issue.record("something was found")
      return
    }
  }

  @Test func aDamagedRecordIsAbsentToo() async throws {
    let key = try await finished()
    let path = try #require(workplace.stored("records").first)
    try Data("workflow-record-1\n".utf8).write(to: URL(filePath: path))
    guard case .absent(isDamaged: true) = try state(key) else {
      Issue.record("the damage was not seen")
      return
    }
  }

  @Test func eachOutputThatIsNotWhatItWasIsAReason() async throws {
    let key = try await finished()
    let store = try workplace.store()
    let outputs = try #require(try store.outputs(of: key))
    let (one, two) = (try #require(outputs["one"]), try #require(outputs["two"]))
    try FileManager.default.removeItem(atPath: store.path(of: one.digest))
    guard case .broken(let recorded, [.outputMissing(name: "one")]) = try state(key) else {
      Issue.record("the gap was not seen")
      return
    }
    #expect(recorded.outputs == outputs)
    try FileManager.default.removeItem(atPath: store.path(of: two.digest))
    try Data([2, 3]).write(to: URL(filePath: store.path(of: two.digest)))
    guard case .broken(_, [.outputMissing(name: "one"), .outputDamaged(name: "two")]) = try state(key) else {
      Issue.record("the damage was not seen")
      return
    }
    // A look changes nothing.
    #expect(FileManager.default.fileExists(atPath: store.path(of: two.digest)))
  }

  @Test func aFileThatCannotBeReadIsNamed() async throws {
    let file = FileInput(name: "data", path: workplace.path + "/none", shownAs: "Data/none.csv")
    let summary = try await run(Graph(nodes: [node("a", files: [file])]), in: workplace)
    guard case .failed(let message, _) = summary[id("a")]?.outcome else {
      Issue.record("the stage did not fail")
      return
    }
    #expect(
      message
        == "cannot read 'Data/none.csv' for 'data': cannot look at '\(file.path)': No such file or directory")
  }
}
