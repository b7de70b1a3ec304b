import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// What a failure, a changing file or a lost object does to a stage and to those below it.
struct CoordinatorResultsTests {
  private struct Broken: Error, CustomStringConvertible {
    let description = "component 2 collapsed in iteration 7"
  }

  /// Two chains; the first one's start fails.
  private func chains(_ tally: Tally) throws -> Graph {
    try Graph(nodes: [
      node("a1", tally: tally) { run in
        for i in 1...50 { run.log("line \(i)") }
        throw Broken()
      },
      node("a2", from: [[id("a1")]], tally: tally), node("a3", from: [[id("a2")]], tally: tally),
      node("b1", tally: tally), node("b2", from: [[id("b1")]], tally: tally),
    ])
  }

  @Test func theMessageAndTheEndOfTheLogAreKept() async throws {
    let workplace = try Workplace()
    let hearing = Hearing()
    let summary = try await run(chains(Tally()), in: workplace, hearing: hearing) { $0.keepGoing = true }
    let stage = try #require(summary[id("a1")])
    guard case .failed(let message, let tail) = stage.outcome else {
      Issue.record("a1 did not fail")
      return
    }
    #expect(message == "component 2 collapsed in iteration 7")
    #expect(tail.count == 40)
    #expect(tail.first == "line 12")
    #expect(tail.last == "error: component 2 collapsed in iteration 7")
    let key = try #require(stage.key)
    let log = try #require(try workplace.store().log(of: key))
    #expect(log.hasPrefix("line 1\nline 2\n"))
    #expect(log.hasSuffix("line 50\nerror: component 2 collapsed in iteration 7\n"))
    #expect(hearing.events.contains { if case .failed(id("a1"), message, tail) = $0 { true } else { false } })
  }

  @Test func withKeepGoingOnlyWhatIsBelowIsSkipped() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    let summary = try await run(chains(tally), in: workplace) { $0.keepGoing = true }
    #expect(tally.ran == ["a1", "b1", "b2"])
    #expect(summary[id("a2")]?.outcome == .skipped(because: id("a1")))
    #expect(summary[id("a3")]?.outcome == .skipped(because: id("a1")))
    #expect(summary[id("b2")]?.outputs != nil)
    #expect(!summary.isComplete)
  }

  @Test func otherwiseNothingNewStarts() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    let summary = try await run(chains(tally), in: workplace) { $0.jobs = 1 }
    #expect(tally.ran == ["a1"])
    #expect(summary[id("b1")]?.outcome == .notRun)
    #expect(summary[id("b2")]?.outcome == .notRun)
  }

  @Test func aFailureIsTriedAgainAndWhatFinishedIsKept() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    try await run(chains(tally), in: workplace) { $0.keepGoing = true }
    tally.reset()
    try await run(chains(tally), in: workplace) { $0.keepGoing = true }
    #expect(tally.ran == ["a1"])
  }

  @Test func aFailedStageKeepsItsEarlierKeyInTheManifest() async throws {
    let workplace = try Workplace()
    func graph(fails: Bool) throws -> Graph {
      try Graph(nodes: [
        node("a"),
        node("b", parameters: [parameter("fails", "\(fails)")], from: [[id("a")]]) { _ in
          if fails { throw Broken() }
          return ["out.txt": [1]]
        },
      ])
    }
    let first = try await run(graph(fails: false), in: workplace)
    try await run(graph(fails: true), in: workplace) { $0.profile = "other" }
    let latest = try #require(try workplace.store().latestRun(notebook: "test"))
    #expect(latest.profile == "other")
    #expect(latest.stages.map(\.isEarlier) == [false, true])
    #expect(latest.stages.last?.key == first[id("b")]?.key)
  }

  @Test func aFileThatCannotBeReadFailsItsStage() async throws {
    let workplace = try Workplace()
    let file = FileInput(name: "data", path: workplace.path + "/none", shownAs: "Data/none.csv")
    let summary = try await run(Graph(nodes: [node("a", files: [file])]), in: workplace)
    guard case .failed(let message, _) = summary[id("a")]?.outcome else {
      Issue.record("the stage did not fail")
      return
    }
    #expect(message.hasPrefix("cannot read 'Data/none.csv' for 'data'"))
  }

  @Test func aFileThatNeverRestsFailsItsStageInTheEnd() async throws {
    let workplace = try Workplace()
    let path = try workplace.write("data", "0")
    let file = FileInput(name: "data", path: path, shownAs: "Data/points.txt")
    let tally = Tally()
    let graph = try Graph(nodes: [
      node("a", files: [file], tally: tally) { _ in
        try workplace.write("data", "\(tally.ran.count)")
        return ["out.txt": []]
      }
    ])
    let summary = try await run(graph, in: workplace)
    guard case .failed(let message, _) = summary[id("a")]?.outcome else {
      Issue.record("the stage did not fail")
      return
    }
    #expect(message == "'Data/points.txt' changed while the stage ran, 4 times; let it rest and run again")
    #expect(workplace.stored("records").isEmpty)
  }

  /// The object is damaged after its stage was found to be a hit, before the next one reads it.
  @Test func anObjectThatIsDamagedDuringTheRunIsMadeAgain() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    let graph = try Graph(nodes: [
      node("a", tally: tally),
      node("b", from: [[id("a")]], tally: tally) { run in
        if tally.ran.count(where: { $0 == "b" }) == 1 {
          for path in workplace.stored("objects") { try editUnseen(path, "x()") }
        }
        return ["out.txt": try run.bytes(slot: 0, member: 0, file: "out.txt")]
      },
      node("c", from: [[id("a"), id("b")]], tally: tally),
    ])
    let hearing = Hearing()
    let summary = try await run(graph, in: workplace, hearing: hearing) { $0.jobs = 1 }
    #expect(summary.isComplete)
    #expect(tally.ran == ["a", "a", "b", "b", "c"])
    #expect(try text(of: id("c"), summary, in: workplace) == "c(a(); a())")
  }

  /// The object is damaged each time that its reader begins.
  @Test func anObjectThatIsLostAgainAndAgainFailsItsReaderInTheEnd() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    let graph = try Graph(nodes: [
      node("a", tally: tally),
      node("b", from: [[id("a")]], tally: tally) { run in
        for path in workplace.stored("objects") { try FileManager.default.removeItem(atPath: path) }
        return ["out.txt": try run.bytes(slot: 0, member: 0, file: "out.txt")]
      },
      node("c", from: [[id("b")]], tally: tally),
    ])
    let summary = try await run(graph, in: workplace)
    guard case .failed(let message, _) = summary[id("b")]?.outcome else {
      Issue.record("the reader did not fail")
      return
    }
    #expect(message == "what it reads is damaged in the store again and again; is the disk sound?")
    #expect(tally.ran.count { $0 == "b" } == 4)
    #expect(summary[id("c")]?.outcome == .skipped(because: id("b")))
  }

  @Test func aRunThatChangesNothingWritesNoManifest() async throws {
    let workplace = try Workplace()
    let graph = try Graph(nodes: [node("a")])
    let first = try await run(graph, in: workplace)
    let second = try await run(graph, in: workplace)
    #expect(second.runs == first.runs)
    let third = try await run(graph, in: workplace) { $0.profile = "quick" }
    #expect(third.runs.map(\.number) == [2])
    #expect(try workplace.store().runNumbers() == [1, 2])
  }
}
