import Glibc
import Testing
import Workflow
import WorkflowTestSupport

struct WorkerThreadTests {
  @Test func aStageHasThePriorityThatTheProgramWasStartedWith() async {
    await #expect(processExitsWith: .exitCode(7)) {
      let process = __priority_which_t(PRIO_PROCESS.rawValue)
      setpriority(process, id_t(getpid()), 7)
      let graph = try Graph(nodes: [
        node("priority") { _ in exit(getpriority(process, 0)) }
      ])
      try await run(graph, in: try Workplace())
    }
  }
}
