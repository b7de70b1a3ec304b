import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// One try to run a stage, without a run around it.
struct AttemptTests {
  private struct Broken: Error, CustomStringConvertible { let description = "it broke" }

  private let workplace: Workplace
  private let store: Store
  private let key = Key(Digest(of: "key"))

  init() throws {
    workplace = try Workplace()
    store = try workplace.store()
  }

  private func attempt(
    _ node: StageNode, files: [Digest] = [], inputs: [[OutputFiles]] = []
  ) -> Attempt.Result {
    Attempt(
      node: node, key: key, files: files, inputs: inputs, store: store, environment: ["cores=2"], observer: { _ in }
    ).result()
  }

  @Test func whatItPutsOutIsInTheStoreWithItsRecord() throws {
    let upstream = OutputFiles([.init(name: "o", digest: try store.write([7]), size: 1)])
    let stage = node(
      "a", parameters: [parameter("z", "1"), parameter("b", "2")], from: [[id("x"), id("y")]],
      body: { run in ["second": try run.bytes(slot: 0, member: 1, file: "o"), "first": []] })
    guard case .finished(let recorded) = attempt(stage, inputs: [[OutputFiles([]), upstream]]) else {
      Issue.record("it did not finish")
      return
    }
    #expect(recorded.outputs.files.map(\.name) == ["first", "second"])
    #expect(recorded.outputs.files.map(\.size) == [0, 1])
    #expect(try store.read(#require(recorded.outputs["second"]).digest) == [7])
    let record = try #require(try store.record(of: key))
    #expect(record.outputs == recorded.outputs && record.seconds == recorded.seconds)
    #expect(record.parameters.map(\.name) == ["b", "z"])
    #expect(record.inputs.map(\.upstream) == [id("x"), id("y")])
    #expect(record.inputs.map(\.content) == [OutputFiles([]).content, upstream.content])
    #expect(record.environment == ["cores=2"])
    #expect(abs(record.started - Int(Date().timeIntervalSince1970)) < 60)
  }

  @Test func aFailureLeavesItsLogAndNoRecord() throws {
    let result = attempt(
      node("a") { run in
        run.log("so far")
        throw Broken()
      })
    guard case .failed("it broke", ["so far", "error: it broke"]) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(try store.log(of: key) == "so far\nerror: it broke\n")
    #expect(try store.record(of: key) == nil)
  }

  /// A file that is not what the key says, though the body never read it.
  @Test func aFileThatIsAnotherSpoilsTheResult() throws {
    let file = FileInput(name: "data", path: try workplace.write("data", "new"), shownAs: "Data/points.txt")
    let result = attempt(node("a", files: [file]) { _ in ["out.txt": [1]] }, files: [Digest(of: "old")])
    guard case .spoiled(file: "Data/points.txt") = result else {
      Issue.record("\(result)")
      return
    }
    #expect(try store.record(of: key) == nil)
    #expect(workplace.stored("objects").isEmpty)
  }

  /// The loss counts, whatever the body makes of the error.
  @Test(arguments: [false, true]) func aLostInputIsTold(isSwallowed: Bool) throws {
    let lost = Digest(of: "lost")
    let stage = node(
      "a", from: [[id("x")]],
      body: { run in
        do {
          return ["out.txt": try run.bytes(slot: 0, member: 0, file: "o")]
        } catch {
          if isSwallowed { return ["out.txt": []] }
          throw Broken()
        }
      })
    let result = attempt(stage, inputs: [[OutputFiles([.init(name: "o", digest: lost, size: 4)])]])
    guard case .lost([lost]) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(try store.record(of: key) == nil)
  }

  @Test func aFinishedStageHasNoCheckpoint() throws {
    let stage = node("a") { run in
      try run.saveCheckpoint([1])
      guard try run.loadCheckpoint() == [1] else { throw Broken() }
      return [:]
    }
    guard case .finished = attempt(stage) else {
      Issue.record("it did not finish")
      return
    }
    #expect(workplace.stored("checkpoints").isEmpty)
  }

  @Test func aStoreThatCannotBeWrittenIsAFailure() throws {
    try workplace.write("store/objects", "a file where the folder should be")
    guard case .failed(let message, _) = attempt(node("a") { _ in ["out.txt": [1]] }) else {
      Issue.record("it did not fail")
      return
    }
    #expect(message.hasPrefix("cannot "))
  }
}
