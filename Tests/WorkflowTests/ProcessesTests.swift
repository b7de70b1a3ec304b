import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// Several runs at once on one store.
struct ProcessesTests {
  @Test func twoExecutorsRunEachStageOnce() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    func graph() throws -> Graph {
      let first = (0..<10).map { i in
        node("a\(i)", parameters: [parameter("i", "\(i)")], tally: tally) { _ in
          usleep(3000)
          return ["out.txt": [UInt8(i)]]
        }
      }
      let second = (0..<10).map { i in
        node("b\(i)", from: [[id("a\(i)"), id("a\((i + 1) % 10)")]], tally: tally)
      }
      return try Graph(nodes: first + second)
    }
    let summaries = try await withThrowingTaskGroup(of: RunSummary.self) { group in
      for _ in 0..<3 { group.addTask { try await run(graph(), in: workplace) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(tally.ran == ((0..<10).map { "a\($0)" } + (0..<10).map { "b\($0)" }).sorted())
    #expect(summaries.allSatisfy { $0.isComplete })
    #expect(workplace.stored("claims").isEmpty)
    #expect(workplace.stored("temporary").isEmpty)
  }

  @Test func twoProcessesRunEachStageOnce() async throws {
    let workplace = try Workplace()
    async let first: Void = runInAnotherProcess(workplace.path)
    async let second: Void = runInAnotherProcess(workplace.path)
    _ = await (first, second)
    let ran = try String(contentsOfFile: workplace.path + "/ran", encoding: .utf8).split(separator: "\n").sorted()
    #expect(ran == (0..<30).map { "s\($0)" }.sorted())
  }

  private func runInAnotherProcess(_ path: String) async {
    await #expect(processExitsWith: .success) { [path = path as String] in
      let summary = try await Executor(store: try Store(at: path + "/store")).run(tracedPipeline(in: path))
      guard summary.isComplete else { exit(1) }
    }
  }

  @Test(.timeLimit(.minutes(1))) func nobodyWaitsForADeadProcess() async throws {
    let workplace = try Workplace()
    let path = workplace.path
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let graph = try Graph(nodes: [
        node("a") { _ in
          kill(getpid(), SIGKILL)
          return [:]
        }
      ])
      _ = try await Executor(store: try Store(at: path + "/store")).run(graph)
    }
    #expect(workplace.stored("claims").count == 2)
    let hearing = Hearing()
    let summary = try await run(Graph(nodes: [node("a") { _ in ["out.txt": []] }]), in: workplace, hearing: hearing)
    #expect(summary.isComplete)
    #expect(!hearing.events.contains { if case .waiting = $0 { true } else { false } })
    #expect(workplace.stored("claims").isEmpty)
  }

  @Test(.timeLimit(.minutes(1))) func aRunTakesTheResultOfTheOneItWaitedFor() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    let hearing = Hearing()
    let graph = try Graph(nodes: [
      node("slow", tally: tally) { _ in
        while !hearing.events.contains(where: { if case .waiting = $0 { true } else { false } }) { usleep(1000) }
        return ["out.txt": [1]]
      }
    ])
    async let first = run(graph, in: workplace)
    while tally.ran.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    let second = try await run(graph, in: workplace, hearing: hearing)
    _ = try await first
    #expect(tally.ran == ["slow"])
    #expect(second.isComplete)
    #expect(
      hearing.events.contains { event in
        if case .waiting(id("slow"), let holder) = event { holder.hasPrefix("process ") } else { false }
      })
  }

  @Test func twoRunsAtOnceGetTwoNumbers() async throws {
    let workplace = try Workplace()
    await withTaskGroup(of: Void.self) { group in
      for i in 0..<8 {
        group.addTask {
          let manifest = RunManifest(notebook: "n\(i)", profile: "", settings: [], started: 0, stages: [])
          #expect(throws: Never.self) { try workplace.store().write(manifest) }
        }
      }
    }
    #expect(try Set(workplace.store().runs().map(\.notebook)).count == 8)
    #expect(try workplace.store().runNumbers() == Array(1...8))
  }
}

/// Stages that write their name into a file, which tells across processes how often each ran.
func tracedPipeline(in path: String) throws -> Graph {
  let trace = path + "/ran"
  return try Graph(
    nodes: (0..<30).map { i in
      node("s\(i)", parameters: [parameter("i", "\(i)")], from: i < 5 ? [] : [[id("s\(i - 5)")]]) { _ in
        let file = open(trace, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        let line = Array("s\(i)\n".utf8)
        guard write(file, line, line.count) == line.count else { exit(2) }
        close(file)
        usleep(2000)
        return ["out.txt": [UInt8(i)]]
      }
    })
}
