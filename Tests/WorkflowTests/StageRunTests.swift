import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// What a running stage may read and tell.
struct StageRunTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  /// Runs a stage that reads `x`, with the files `p` and `q`, and `y`, which put out nothing, in one slot, and `x` in
  /// another; returns how it ended and what was heard.
  private func reading(
    files: [FileInput] = [], _ body: @escaping StageNode.Body
  ) async throws -> (RunSummary.Outcome?, [RunEvent]) {
    let hearing = Hearing()
    let graph = try Graph(nodes: [
      node("x") { _ in ["q": [2], "p": [1, 1]] }, node("y") { _ in [:] },
      node("reader", files: files, from: [[id("x"), id("y")], [id("x")]], body: body),
    ])
    let summary = try await run(graph, in: workplace, hearing: hearing)
    return (summary[id("reader")]?.outcome, hearing.events)
  }

  private func message(files: [FileInput] = [], _ body: @escaping StageNode.Body) async throws -> String? {
    guard case .failed(let message, _) = try await reading(files: files, body).0 else { return nil }
    return message
  }

  @Test func itSeesItsInputsSlotBySlot() async throws {
    let message = try await message { run in
      let names = (0..<run.memberCount(slot: 0)).map { run.fileNames(slot: 0, member: $0) }
      let isSame = run.content(slot: 0, member: 0) == run.content(slot: 1, member: 0)
      let bytes = try run.bytes(slot: 1, member: 0, file: "p")
      throw Seen(description: "\(run.slotCount) \(run.memberCount(slot: 1)) \(names) \(isSame) \(bytes)")
    }
    #expect(message == #"2 1 [["p", "q"], []] true [1, 1]"#)
  }

  @Test func aFileThatNoInputHasIsNamedWithThoseThatThereAre() async throws {
    let message = try await message { run in ["out.txt": try run.bytes(slot: 0, member: 0, file: "codes.npy")] }
    #expect(message == "there is no file 'codes.npy', only 'p', 'q'")
  }

  @Test func aFileThatNoParameterNamesIsNamedWithThoseThatThereAre() async throws {
    let file = FileInput(name: "data", path: try workplace.write("data", "1"), shownAs: "Data/points.txt")
    let message = try await message(files: [file]) { run in ["out.txt": try run.fileContent("labels").bytes] }
    #expect(message == "there is no file 'labels', only 'data'")
  }

  @Test func aFileComesWithItsDigest() async throws {
    let file = FileInput(name: "data", path: try workplace.write("data", "1 2"), shownAs: "Data/points.txt")
    let message = try await message(files: [file]) { run in
      let content = try run.fileContent("data")
      throw Seen(
        description: "\(content.digest == Digest(of: "1 2")) \(String(decoding: content.bytes, as: UTF8.self))")
    }
    #expect(message == "true 1 2")
  }

  @Test func whatItTellsIsHeardUnderItsName() async throws {
    let (_, events) = try await reading { run in
      run.progress(0.25, "epoch 5 of 20")
      try run.saveCheckpoint([1])
      return [:]
    }
    let heard = events.compactMap { event -> String? in
      switch event {
      case .progress(id("reader"), let fraction, let note): "\(fraction) \(note)"
      case .saved(id("reader")): "saved"
      default: nil
      }
    }
    #expect(heard == ["0.25 epoch 5 of 20", "saved"])
  }

  @Test func aChangedFileIsSaid() {
    #expect(StageRunError.fileChanged("Data/a.csv").description == "'Data/a.csv' changed while the stage ran")
    #expect(StageRunError.noFile("a", among: ["b"]).description == "there is no file 'a', only 'b'")
  }
}

/// What a stage has seen, thrown so that it comes out as a message.
private struct Seen: Error, CustomStringConvertible { let description: String }
