import Foundation
import Testing
import Workflow
import WorkflowTestSupport

struct VerificationTests {
  private func finished() async throws -> (Workplace, SmallPipeline) {
    let workplace = try Workplace()
    let pipeline = SmallPipeline(dataPath: try workplace.write("data", "1 2 3"))
    try await run(pipeline.graph(), in: workplace)
    return (workplace, pipeline)
  }

  @Test func aSoundStoreHasNoProblems() async throws {
    let (workplace, _) = try await finished()
    #expect(try workplace.store().verify().isEmpty)
  }

  @Test func aDamagedObjectIsFoundAndDropped() async throws {
    let (workplace, pipeline) = try await finished()
    let path = try #require(workplace.stored("objects").first)
    let digest = try #require(Digest(hex: URL(filePath: path).lastPathComponent))
    try FileManager.default.removeItem(atPath: path)
    try "else".write(toFile: path, atomically: false, encoding: .utf8)
    let problems = try workplace.store().verify()
    #expect(problems.first == .damagedObject(digest))
    #expect(problems.count == 2)
    guard case .missingObject(digest, file: "out.txt", stage: _) = problems.last else {
      Issue.record("the record that names the object is not reported: \(problems)")
      return
    }
    pipeline.tally.reset()
    try await run(pipeline.graph(), in: workplace)
    #expect(pipeline.tally.ran.count == 1)
    #expect(try workplace.store().verify().isEmpty)
  }

  @Test func aDamagedRecordAndAStrangerAreFound() async throws {
    let (workplace, _) = try await finished()
    let path = try #require(workplace.stored("records").first)
    let key = try #require(Digest(hex: URL(filePath: path).lastPathComponent))
    try "nonsense".write(toFile: path, atomically: false, encoding: .utf8)
    let stray = URL(filePath: try #require(workplace.stored("objects").first)).deletingLastPathComponent()
    try "note".write(to: stray.appending(path: "notes.txt"), atomically: false, encoding: .utf8)
    let problems = try workplace.store().verify()
    #expect(problems == [.foreignFile(path: stray.appending(path: "notes.txt").path), .damagedRecord(Key(key))])
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
