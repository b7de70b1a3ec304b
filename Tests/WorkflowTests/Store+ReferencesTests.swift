import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// A stage that puts out a file which it read, as it is, and one that reads it by its path.
struct StoreReferencesTests {
  private let workplace: Workplace
  private let data: String
  private let tally = Tally()

  init() throws {
    workplace = try Workplace()
    data = try workplace.write("data.npy", "1 2 3")
  }

  private func graph() throws -> Graph {
    let file = FileInput(name: "points", path: data, shownAs: "Data/data.npy")
    let points = node("points", files: [file], tally: tally) { run in
      _ = try run.filePath("points")
      return StageOutput(["values": [7]], asRead: ["points.npy": "points"])
    }
    let fit = node("fit", from: [[id("points")]], tally: tally) { run in
      #expect(try run.isAsRead(slot: 0, member: 0, file: "points.npy"))
      #expect(try !run.isAsRead(slot: 0, member: 0, file: "values"))
      let path = try run.path(slot: 0, member: 0, file: "points.npy")
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(try run.bytes(slot: 0, member: 0, file: "points.npy") == Array(text.utf8))
      return ["out.txt": Array("fit of \(text)".utf8)]
    }
    return try Graph(nodes: [points, fit])
  }

  private func ranAgain() async throws -> [String] {
    tally.reset()
    try await letFilesSettle()
    try await run(graph(), in: workplace)
    return tally.ran
  }

  @Test func aFileThatIsPutOutAsItIsIsNotCopiedAndHashedOnce() async throws {
    try await letFilesSettle()
    let store = try workplace.store()
    let summary = try await Executor(store: store, options: .init(), observer: { _ in }).run(graph())
    #expect(try text(of: id("fit"), summary, in: workplace) == "fit of 1 2 3")
    #expect(store.index.statistics.bytesHashed == 5, "once, for the key")
    #expect(try workplace.objects().values.allSatisfy { $0 != Data("1 2 3".utf8) })
    let file = try #require(summary[id("points")]?.outputs?["points.npy"])
    #expect(file.digest == Digest(of: "1 2 3") && file.size == 5)
    #expect(URL(filePath: store.path(of: file.digest)).lastPathComponent == "data.npy")
    #expect(try store.read(file.digest) == Array("1 2 3".utf8))
    #expect(try await ranAgain().isEmpty)
    #expect(try workplace.store().verify().isEmpty)
  }

  @Test func aFileThatWasChangedIsReadAgain() async throws {
    _ = try await ranAgain()
    let digest = Digest(of: "1 2 3")
    try workplace.write("data.npy", "1 2 4")
    #expect(throws: StoreError.absent(digest)) { try workplace.store().read(digest) }
    #expect(try await ranAgain() == ["fit", "points"])
    // The first content is back: its stages have finished, and the file has it again.
    try workplace.write("data.npy", "1 2 3")
    #expect(try await ranAgain().isEmpty)
  }

  @Test func aLostReferenceIsMadeAgain() async throws {
    _ = try await ranAgain()
    let file = try #require(workplace.stored("references").first)
    try Data("/etc/passwd".utf8).write(to: URL(filePath: file))
    #expect(try workplace.store().verify().map(\.description).count == 1)
    #expect(workplace.stored("references").isEmpty, "what is damaged was dropped")
    #expect(try await ranAgain() == ["points"], "and is made by its stage, without those below")
  }

  @Test func aFileThatChangesWhileItIsReadSpoilsTheStage() async throws {
    let reader = node("reader", from: [[id("points")]], tally: tally) { [data] run in
      let path = try run.path(slot: 0, member: 0, file: "points.npy")
      if try String(contentsOfFile: path, encoding: .utf8) == "1 2 3" {
        try Data("9".utf8).write(to: URL(filePath: data))
      }
      return ["out.txt": Array(try String(contentsOfFile: data, encoding: .utf8).utf8)]
    }
    try await letFilesSettle()
    let summary = try await run(
      try Graph(nodes: graph().nodes.filter { $0.id == id("points") } + [reader]), in: workplace)
    let out = try text(of: id("reader"), summary, in: workplace)
    #expect(out == nil || tally.ran.count { $0 == "reader" } > 1, "nothing is recorded of a file that was another")
  }

  @Test func cleaningKeepsWhatRecentRunsReferTo() async throws {
    _ = try await ranAgain()
    try workplace.write("data.npy", "4 5 6")
    _ = try await ranAgain()
    var policy = Cleaning.Policy()
    policy.runs = 1
    #expect(try Cleaning(of: workplace.store(), policy: policy).items.count { $0.sort == .reference } == 1)
    _ = try Cleaning.clean(workplace.store(), policy: policy)
    #expect(workplace.stored("references").count == 1)
    #expect(try await ranAgain().isEmpty)
    #expect(FileManager.default.fileExists(atPath: data), "a file outside is never removed")
  }

  @Test func aReferenceToWhatHasNoEndIsNone() async throws {
    _ = try await ranAgain()
    let file = try #require(workplace.stored("references").first)
    var bytes = Array("/dev/zero".utf8)
    bytes = Checksum.appended(to: bytes)
    try Data(bytes).write(to: URL(filePath: file))
    #expect(throws: StoreError.absent(Digest(of: "1 2 3"))) { try workplace.store().read(Digest(of: "1 2 3")) }
  }
}
