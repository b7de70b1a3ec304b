import Application
import Foundation
import Testing
import Workflow

/// The words for what happens in a run, one line each.
@Suite struct EventLineTests {
  @Test func eachEventThatStaysHasItsWords() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      let fit = StageID(notebook: "moons", stage: "fits", member: "seed=3")
      let other = StageID(notebook: "moons", stage: "fits", member: "seed=4")
      let plot = StageID(notebook: "moons", stage: "plot")
      let display = RunDisplay(style: .plain, total: 9, work: 0, jobs: 1)
      let events: [RunEvent] = [
        .started(fit, estimate: 2), .saved(fit), .progress(fit, fraction: 0.5, note: "half"),
        .waiting(fit, on: "node7"), .spoiled(fit, file: "points.csv"), .damaged(plot, what: "a file is missing"),
        .submitted([], job: "5"), .submitted([plot], job: "6"), .submitted([fit, other], job: "7"),
        .resumed(fit, because: "its time was up"), .notice("the disk is almost full"),
        .differed(plot, files: ["a.svg", "b.svg"]), .finished(fit, cached: false, seconds: 75),
        .finished(other, cached: true, seconds: 75),
      ]
      for event in events { display.show(event) }
      display.finish()
    }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self).split(separator: "\n") == [
        "[0/9] moons/fits[seed=3] is being run by node7; waiting for it",
        "[0/9] moons/fits[seed=3] runs again, since 'points.csv' changed while it ran",
        "[0/9] moons/plot: a file is missing; it is made again",
        "[0/9] nothing is with Slurm as job 5",
        "[0/9] moons/plot is with Slurm as job 6",
        "[0/9] moons/fits: 2 stages are with Slurm as job 7",
        "[0/9] moons/fits[seed=3] goes on in a new job: its time was up",
        "[0/9] the disk is almost full",
        "[0/9] moons/plot put out another a.svg, b.svg than before with the same key",
        "[1/9] moons/fits[seed=3] ran in 1 min 15 s",
      ])
  }

  /// The end of a log repeats the error; it is told once.
  @Test func aFailureIsToldWithItsLogAndWithoutItsErrorAgain() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      let fit = StageID(notebook: "moons", stage: "fits")
      let display = RunDisplay(style: .plain, total: 2, work: 0, jobs: 1)
      let log = ["epoch 1", "error: no room", "error: no room left"]
      display.show(.failed(fit, message: "no room", logTail: log))
      display.show(.skipped(StageID(notebook: "moons", stage: "plot"), because: fit))
    }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self) == """
        [1/2] moons/fits failed: no room
            epoch 1
            error: no room left
        [2/2] moons/plot skipped, since fits failed

        """)
  }
}
