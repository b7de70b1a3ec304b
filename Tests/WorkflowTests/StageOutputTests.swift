import Testing
import Workflow
import WorkflowTestSupport

/// What a stage puts out, by name.
struct StageOutputTests {
  @Test func aLiteralIsWhatAStageMade() {
    let output: StageOutput = ["a": [1, 2], "": []]
    #expect(output.contents == ["a": [1, 2], "": []] && output.asRead.isEmpty)
    #expect(([:] as StageOutput).contents.isEmpty)
  }

  @Test func oneNameCannotStandForTwoFiles() async {
    await #expect(processExitsWith: .failure) { _ = ["a": [1], "b": [2], "a": [1]] as StageOutput }
  }

  @Test func whatWasReadIsPutOutUnderItsNewName() async throws {
    let workplace = try Workplace()
    let data = FileInput(name: "data", path: try workplace.write("data.txt", "1 2 3"), shownAs: "data.txt")
    let keep = node("keep", files: [data]) { _ in StageOutput(["made": [9]], asRead: ["kept.txt": "data"]) }
    let outputs = try #require(try await run(Graph(nodes: [keep]), in: workplace)[id("keep")]?.outputs)
    #expect(outputs.files.map(\.name) == ["kept.txt", "made"])
    #expect(outputs["kept.txt"]?.digest == Digest(of: "1 2 3") && outputs["made"]?.size == 1)
  }

  @Test func whatTheStageDidNotReadCannotBePutOutAsRead() async throws {
    let workplace = try Workplace()
    let keep = node("keep") { _ in StageOutput([:], asRead: ["kept.txt": "data"]) }
    let outcome = try await run(Graph(nodes: [keep]), in: workplace)[id("keep")]?.outcome
    guard case .failed(let message, _) = outcome else {
      Issue.record("\(String(describing: outcome))")
      return
    }
    #expect(message.hasPrefix("there is no file 'data'"))
  }
}
