import Foundation
import Testing
import Workflow

/// Actions hold all that a stage needs, and say when they are not what they were.
struct ActionTests {
  private func action(_ workplace: Workplace) async throws -> (slurm: FakeSlurm, bytes: [UInt8]) {
    let slurm = try FakeSlurm(workplace)
    let data = FileInput(name: "data", path: try workplace.write("data", "1\t2"), shownAs: "Data/a file")
    let errand = Errand(request: Request(), recipe: "{\"a\":\t\n\\}", origin: "here:1")
    let graph = try Graph(nodes: [
      node("a"), node("b"), node("fit", files: [data], from: [[id("a"), id("b")], [id("a")]], errand: errand),
    ])
    let executor = Executor(store: try workplace.store(), options: slurm.options)
    async let summary = executor.run(graph)
    while slurm.lines.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    executor.cancel()
    _ = try await summary
    let path = try #require(workplace.stored("actions").first)
    return (slurm, [UInt8](try Data(contentsOf: URL(filePath: path))))
  }

  @Test func anActionReadsBackAsItWasWritten() async throws {
    let (_, bytes) = try await action(try Workplace())
    let action = try #require(Action(text: bytes))
    #expect(action.text == bytes)
    #expect(action.recipe == "{\"a\":\t\n\\}")
    #expect(action.slots == ["slot0", "slot1"])
    #expect(action.edges.map(\.upstream) == [[id("a"), id("b")], [id("a")]])
    #expect(action.files.map(\.shownAs) == ["Data/a file"])
  }

  @Test func aDamagedActionIsNone() async throws {
    let (_, bytes) = try await action(try Workplace())
    for length in stride(from: 0, to: bytes.count, by: 7) { #expect(Action(text: Array(bytes[..<length])) == nil) }
    for place in stride(from: 0, to: bytes.count, by: 11) {
      var damaged = bytes
      damaged[place] ^= 1
      #expect(Action(text: damaged) == nil)
    }
  }
}
