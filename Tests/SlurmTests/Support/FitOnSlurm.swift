import Foundation
import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// Tests of a fit, or a sweep of them, whose jobs have this or that fate.
protocol FitOnSlurm {
  var place: SlurmPlace { get }
}

/// A folder, a Slurm of fakes, and what becomes of a run on it.
struct SlurmPlace {
  let workplace: Workplace
  let slurm: FakeSlurm
  /// What the user hears.
  let hearing = Hearing()
  /// Which bodies ran.
  let tally = Tally()

  init() throws {
    workplace = try Workplace()
    slurm = try FakeSlurm(workplace)
  }
}

extension FitOnSlurm {
  var workplace: Workplace { place.workplace }
  var slurm: FakeSlurm { place.slurm }
  var hearing: Hearing { place.hearing }
  var tally: Tally { place.tally }

  /// A fit that dies the first time, with or without having saved a state; and goes on from one if there is one.
  func graph(saving: Bool = false, dying: Bool = false) throws -> Graph {
    try Graph(nodes: [
      node("fit", job: heavy, tally: tally) { run in
        let state = try run.loadCheckpoint()
        if state == nil, saving { try run.saveCheckpoint([7]) }
        if state == nil, dying { throw TimesError() }
        return ["out.txt": state ?? [1]]
      }
    ])
  }

  func sweep(_ count: Int) throws -> Graph {
    try Graph(
      nodes: (1...count).map { seed in
        node("fits", "seed=\(seed)", parameters: [parameter("seed", "\(seed)")], job: heavy, tally: tally)
      })
  }

  func failure(_ summary: RunSummary) -> String {
    if case .failed(let message, _) = summary[id("fit")]?.outcome { message } else { "it did not fail" }
  }

  var notices: [String] { hearing.events.compactMap { if case .notice(let words) = $0 { words } else { nil } } }

  var resumptions: [String] {
    hearing.events.compactMap { if case .resumed(_, let words) = $0 { words } else { nil } }
  }
}
