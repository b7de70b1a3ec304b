import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// Whatever happens to the store, the next run makes good.
struct DamagedStoreTests {
  private func finished() async throws -> (Workplace, SmallPipeline) {
    let workplace = try Workplace()
    let pipeline = SmallPipeline(dataPath: try workplace.write("data", "1 2 3"))
    try await run(pipeline.graph(), in: workplace)
    pipeline.tally.reset()
    return (workplace, pipeline)
  }

  @Test func aFlippedByteInAnyObjectIsNoticed() async throws {
    let (workplace, pipeline) = try await finished()
    let objects = try workplace.objects()
    try await letFilesSettle()
    for path in workplace.stored("objects") {
      var bytes = try Data(contentsOf: URL(filePath: path))
      bytes[bytes.count / 2] ^= 1
      try editUnseen(path, String(decoding: bytes, as: UTF8.self))
      let summary = try await run(pipeline.graph(), in: workplace)
      #expect(summary.isComplete)
      #expect(try workplace.objects() == objects)
    }
    #expect(pipeline.tally.ran == SmallPipeline.all)
  }

  @Test func aFlippedByteInAnyRecordIsNoticed() async throws {
    let (workplace, pipeline) = try await finished()
    for path in workplace.stored("records") {
      var bytes = try Data(contentsOf: URL(filePath: path))
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: URL(filePath: path))
      let hearing = Hearing()
      try await run(pipeline.graph(), in: workplace, hearing: hearing)
      #expect(hearing.events.contains { if case .damaged(_, "its record was damaged") = $0 { true } else { false } })
    }
    #expect(pipeline.tally.ran == SmallPipeline.all)
  }

  @Test func aBodyThatSwallowsTheErrorIsRunAgainAllTheSame() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    let graph = try Graph(nodes: [
      node("a", tally: tally),
      node("b", from: [[id("a")]], tally: tally) { run in
        if tally.ran.count(where: { $0 == "b" }) == 1 {
          for path in workplace.stored("objects") { try FileManager.default.removeItem(atPath: path) }
        }
        return ["out.txt": (try? run.bytes(slot: 0, member: 0, file: "out.txt")) ?? []]
      },
    ])
    let summary = try await run(graph, in: workplace)
    #expect(try text(of: id("b"), summary, in: workplace) == "a()")
  }

  @Test(arguments: ["objects", "records", "runs", "logs", "claims", "temporary", "index", "checkpoints"])
  func anyPartOfTheStoreMayBeRemoved(part: String) async throws {
    let (workplace, pipeline) = try await finished()
    let objects = try workplace.objects()
    try? FileManager.default.removeItem(atPath: workplace.storePath + "/" + part)
    #expect(try await run(pipeline.graph(), in: workplace).isComplete)
    #expect(try workplace.objects() == objects)
    #expect(pipeline.tally.ran == (["objects", "records"].contains(part) ? SmallPipeline.all : []))
  }

  @Test func readingADamagedObjectIsAnErrorThatDropsIt() throws {
    let workplace = try Workplace()
    let store = try workplace.store()
    let digest = try store.write(Array("content".utf8))
    #expect(try store.read(digest) == Array("content".utf8))
    try editUnseen(store.path(of: digest), "CONTENT")
    #expect(throws: StoreError.damaged(digest)) { try store.read(digest) }
    #expect(throws: StoreError.absent(digest)) { try store.read(digest) }
  }

  @Test func objectsCannotBeWrittenByAccident() async throws {
    let (workplace, _) = try await finished()
    for path in workplace.stored("objects") {
      let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(rights == 0o444)
    }
  }
}
