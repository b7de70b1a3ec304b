import Glibc
import Testing
import Workflow
import WorkflowTestSupport

struct WorkerThreadTests {
  @Test func aThreadThatIsFreeTakesTheNextWork() async {
    var threads: Set<pthread_t> = []
    for _ in 0..<50 {
      threads.insert(
        await withCheckedContinuation { continuation in
          WorkerThread.start { continuation.resume(returning: pthread_self()) }
        })
      try? await Task.sleep(for: .milliseconds(1))
    }
    // Other tests may take a thread that is free just then.
    #expect(threads.count < 50)
  }

  @Test func workThatWaitsForOtherWorkHasAThreadOfItsOwn() async {
    let gauge = Gauge()
    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask {
          await withCheckedContinuation { continuation in
            WorkerThread.start {
              gauge.enter()
              while gauge.most < 8 { usleep(1000) }
              continuation.resume()
            }
          }
        }
      }
    }
    #expect(gauge.most == 8)
  }

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
