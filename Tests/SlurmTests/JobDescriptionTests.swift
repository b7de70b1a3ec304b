import Foundation
import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// Descriptions hold all that a job needs, and say when they are not what they were.
struct JobDescriptionTests {
  private func description(_ workplace: Workplace) async throws -> (slurm: FakeSlurm, bytes: [UInt8]) {
    let slurm = try FakeSlurm(workplace)
    let data = FileInput(name: "data", path: try workplace.write("data", "1\t2"), shownAs: "Data/a file")
    let job = JobRequest(resources: JobResources(), parameters: "{\"a\":\t\n\\}", origin: "here:1")
    let graph = try Graph(nodes: [
      node("a"), node("b"), node("fit", files: [data], from: [[id("a"), id("b")], [id("a")]], job: job),
    ])
    let executor = Executor(store: try workplace.store(), options: slurm.options)
    async let summary = executor.run(graph)
    while slurm.lines.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    executor.cancel()
    _ = try await summary
    let path = try #require(workplace.stored("descriptions").first)
    return (slurm, [UInt8](try Data(contentsOf: URL(filePath: path))))
  }

  @Test func aDescriptionReadsBackAsItWasWritten() async throws {
    let (_, bytes) = try await description(try Workplace())
    let description = try #require(JobDescription(text: bytes))
    #expect(description.text == bytes)
    #expect(description.parameters == "{\"a\":\t\n\\}")
    #expect(description.slots == ["slot0", "slot1"])
    #expect(description.edges.map(\.upstream) == [[id("a"), id("b")], [id("a")]])
    #expect(description.files.map(\.shownAs) == ["Data/a file"])
  }

  @Test func aDamagedDescriptionIsNone() async throws {
    let (_, bytes) = try await description(try Workplace())
    for length in stride(from: 0, to: bytes.count, by: 7) {
      #expect(JobDescription(text: Array(bytes[..<length])) == nil)
    }
    for place in stride(from: 0, to: bytes.count, by: 11) {
      var damaged = bytes
      damaged[place] ^= 1
      #expect(JobDescription(text: damaged) == nil)
    }
  }
}
