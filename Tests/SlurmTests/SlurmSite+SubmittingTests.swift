import Foundation
import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// What goes to Slurm, and how.
@Suite(.timeLimit(.minutes(10))) struct SubmittingTests {
  private func pipeline(_ workplace: Workplace) throws -> SmallPipeline {
    var pipeline = SmallPipeline(dataPath: try workplace.write("data", "1 2 3"))
    pipeline.job = heavy
    return pipeline
  }

  @Test func whatAsksForResourcesGoesOutAsOneArrayAndTheRestStaysHere() async throws {
    let (workplace, home) = (try Workplace(), try Workplace())
    let slurm = try FakeSlurm(workplace)
    let hearing = Hearing()
    let summary = try await slurm.run(try pipeline(workplace).graph(), hearing: hearing)
    let atHome = try await run(try pipeline(home).graph(), in: home)
    #expect(summary.isComplete)
    #expect(try text(of: id("summary"), summary, in: workplace) == text(of: id("summary"), atHome, in: home))
    #expect(summary.stages.map(\.key) == atHome.stages.map(\.key))
    #expect(slurm.submissions == 1)
    #expect(slurm.lines.map(\.id) == ["11_0", "11_1", "11_2"])
    #expect(
      hearing.events.contains {
        if case .submitted(let ids, job: "11") = $0 { ids.map(\.member) == (1...3).map { "seed=\($0)" } } else { false }
      })
    #expect(workplace.stored("jobs").isEmpty)
    #expect(workplace.stored("claims").isEmpty)
  }

  @Test func theOptionsSayWhatTheStageAndTheSiteAskFor() async throws {
    let workplace = try Workplace()
    let slurm = try FakeSlurm(workplace)
    _ = try await slurm.run(
      try pipeline(workplace).graph(),
      setting: { slurm in
        slurm.resources = JobResources(memory: 5, seconds: 5, cpus: 2, partition: "long")
        slurm.account = "theory"
        slurm.options = ["--qos=low"]
        slurm.atOnce = 2
      })
    let call = try #require(slurm.calls("sbatch", with: "--parsable").first)
    let expected = [
      "--array=0-2%2", "--mem=954M", "--time=10", "--cpus-per-task=2", "--partition=long", "--account=theory",
      "--qos=low", "--no-requeue", "--open-mode=append", "--kill-on-invalid-dep=yes", "--signal=B:USR1@120",
      "--job-name=test-fits-",
    ]
    for option in expected { #expect(call.contains(option), "\(option)") }
  }

  @Test func jobsGetOnlyWhatTheSiteNames() async throws {
    let workplace = try Workplace()
    let slurm = try FakeSlurm(workplace)
    _ = try await slurm.run(try pipeline(workplace).graph(), setting: { $0.environment = ["MODULEPATH"] })
    let call = try #require(slurm.calls("sbatch", with: "--parsable").first)
    #expect(call.contains("--export=ALL"))
    let given = Set(slurm.text("sbatch-environment").split(separator: "\n").map { String($0.prefix { $0 != "=" }) })
    let named = [
      "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "MODULEPATH", "OPENBLAS_CORETYPE", "PATH", "SLURM_CONF", "TMPDIR",
      "USER",
    ]
    let made = ["PWD", "OLDPWD", "SHLVL", "_"]  // by the shell that is this sbatch
    #expect(given.isSubset(of: named + made) && given.contains("PATH"))
  }

  @Test func aSecondRunSubmitsNothing() async throws {
    let workplace = try Workplace()
    let slurm = try FakeSlurm(workplace)
    _ = try await slurm.run(try pipeline(workplace).graph())
    let summary = try await slurm.run(try pipeline(workplace).graph())
    #expect(summary.stages.allSatisfy { if case .cached = $0.outcome { true } else { false } })
    #expect(slurm.submissions == 1)
  }

  @Test func aForcedStageRunsAgainAndKeepsItsResultUntilThen() async throws {
    let workplace = try Workplace()
    let slurm = try FakeSlurm(workplace)
    let pipeline = try pipeline(workplace)
    _ = try await slurm.run(pipeline.graph())
    pipeline.tally.reset()
    let summary = try await slurm.run(pipeline.graph(), changing: { $0.force = [id("fits", "seed=2")] })
    #expect(summary.isComplete)
    #expect(pipeline.tally.ran == ["fits[seed=2]"])
  }

  @Test func aStageThatFailsFailsAsItWouldHere() async throws {
    let workplace = try Workplace()
    let slurm = try FakeSlurm(workplace)
    let hearing = Hearing()
    let graph = try Graph(nodes: [
      node("fit", job: heavy) { run in
        run.log("step 1")
        throw TimesError()
      },
      node("below", from: [[id("fit")]]),
    ])
    let summary = try await slurm.run(graph, hearing: hearing)
    #expect(
      summary[id("fit")]?.outcome == .failed(message: "TimesError()", logTail: ["step 1", "error: TimesError()"]))
    #expect(summary[id("below")]?.outcome == .skipped(because: id("fit")))
    #expect(workplace.stored("jobs").isEmpty)
  }

  @Test func whatNeedsAFailedParentIsNeverSubmitted() async throws {
    let workplace = try Workplace()
    let slurm = try FakeSlurm(workplace)
    let graph = try Graph(nodes: [
      node("parent", job: heavy) { _ in throw TimesError() }, node("child", from: [[id("parent")]], job: heavy),
      node("stranger", job: heavy),
    ])
    let summary = try await slurm.run(graph, changing: { $0.keepGoing = true })
    #expect(summary[id("child")]?.outcome == .skipped(because: id("parent")))
    #expect(summary[id("stranger")]?.outputs != nil)
    #expect(slurm.calls("sbatch", with: "test-child").isEmpty)
  }

  @Test func progressIsToldAsThatOfAStageHere() async throws {
    let workplace = try Workplace()
    let slurm = try FakeSlurm(workplace)
    let hearing = Hearing()
    let graph = try Graph(nodes: [
      node("fit", job: heavy) { run in
        run.progress(0.25, "epoch 1 of 4")
        while !hearing.events.contains(where: { if case .progress = $0 { true } else { false } }) { usleep(1000) }
        return ["out.txt": [1]]
      }
    ])
    #expect(try await slurm.run(graph, hearing: hearing).isComplete)
    let words = hearing.events.compactMap { event -> String? in
      switch event {
      case .started(id("fit"), _): "started"
      case .progress(id("fit"), fraction: 0.25, note: "epoch 1 of 4"): "progress"
      case .finished(id("fit"), cached: false, _): "finished"
      default: nil
      }
    }
    #expect(words == ["started", "progress", "finished"])
  }

  @Test func aProgramThatMakesAnotherKeyRunsNothing() async throws {
    let workplace = try Workplace()
    let slurm = try FakeSlurm(workplace)
    let tally = Tally()
    let submitted = try Graph(nodes: [node("fit", job: heavy, tally: tally)])
    let rebuilt = try Graph(nodes: [node("fit", fingerprint: "other code", job: heavy, tally: tally)])
    async let summary = slurm.run(submitted, fate: { _, _ in .isLeft })
    while slurm.lines.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    let job = try JobRun(array: slurm.lines[0].name, index: 0, store: try workplace.store())
    #expect(await job.run(try #require(rebuilt[id("fit")])) == 1)
    guard case .failed(let message, _) = try await summary[id("fit")]?.outcome else {
      Issue.record("the stage must fail")
      return
    }
    #expect(message.contains("not the one that made its key"))
    #expect(tally.ran.isEmpty)
  }
}
