import Foundation
import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// The jobs that Slurm has of a store.
@Suite(.timeLimit(.minutes(10))) struct JobsTests: FitOnSlurm {
  let place: SlurmPlace

  init() throws { place = try SlurmPlace() }

  /// Submits three fits and leaves them to Slurm, once it has said their number.
  private func submitAndLeave() async throws {
    let executor = Executor(store: try workplace.store(), options: slurm.options, observer: hearing.observer)
    async let summary = executor.run(sweep(3))
    while !hearing.events.contains(where: { if case .submitted = $0 { true } else { false } }) {
      try await Task.sleep(for: .milliseconds(1))
    }
    executor.cancel()
    #expect(try await summary.detachedCount == 3)
  }

  @Test func cancellingEndsAndForgetsWhatWasSubmitted() async throws {
    try await submitAndLeave()
    let store = try workplace.store()
    let jobs = try Jobs(of: store)
    #expect(jobs.descriptions.count == 1)
    try jobs.cancel(in: store, with: slurm.settings)
    #expect(slurm.lines.allSatisfy { $0.state == "CANCELLED" })
    #expect(try Jobs(of: store).isEmpty)
    #expect(try await slurm.run(sweep(3)).isComplete)
    #expect(slurm.submissions == 2)
  }

  @Test func aCancellationThatSlurmDoesNotHearForgetsNothing() async throws {
    try await submitAndLeave()
    try slurm.set("scancel-fails", "scancel: error: Unable to contact slurm controller (connect failure)")
    let store = try workplace.store()
    #expect(throws: SlurmRefusal.self) { try Jobs(of: store).cancel(in: store, with: slurm.settings) }
    #expect(try !Jobs(of: store).isEmpty)
  }

  @Test func nothingIsCleanedAwayFromUnderJobs() async throws {
    try await submitAndLeave()
    var policy = Cleaning.Policy()
    policy.jobs = Jobs.holdings
    let cleaning = try Cleaning(of: try workplace.store(), policy: policy)
    #expect(cleaning.blockedBy?.contains("of Slurm") == true)
  }

  @Test func theyAreNamedByNumberAndArray() async throws {
    #expect(try Jobs(of: workplace.store()).isEmpty)
    #expect(try Jobs(of: workplace.store()).descriptions.isEmpty)
    try await submitAndLeave()
    let name = slurm.lines[0].name
    #expect(try Jobs(of: workplace.store()).descriptions == ["job 11 (\(name))"])
    try FileManager.default.removeItem(atPath: "\(workplace.storePath)/jobs/\(name).job")
    #expect(try Jobs(of: workplace.store()).descriptions == ["a job (\(name))"])
  }

  /// One whose number nobody knows is ended by its name, and only one's own.
  @Test func aJobWithoutANumberIsEndedByItsName() async throws {
    try await submitAndLeave()
    let name = slurm.lines[0].name
    try FileManager.default.removeItem(atPath: "\(workplace.storePath)/jobs/\(name).job")
    let store = try workplace.store()
    try Jobs(of: store).cancel(in: store, with: slurm.settings)
    let calls = slurm.calls("scancel")
    #expect(calls.count == 1)
    #expect(calls[0].hasPrefix("scancel --user=") && calls[0].hasSuffix(" --name=\(name)"))
    #expect(workplace.stored("jobs").isEmpty)
  }

  @Test func aJobThatIsGoneAlreadyIsForgotten() async throws {
    try await submitAndLeave()
    try slurm.set("scancel-fails", "scancel: error: Kill job error on job id 11: Invalid job id specified\n")
    let store = try workplace.store()
    try Jobs(of: store).cancel(in: store, with: slurm.settings)
    #expect(try Jobs(of: store).isEmpty)
  }

  @Test func aRefusalIsToldInSlurmsWords() async throws {
    try await submitAndLeave()
    try slurm.set("scancel-fails", "scancel: error: Access denied\n")
    let store = try workplace.store()
    #expect {
      try Jobs(of: store).cancel(in: store, with: slurm.settings)
    } throws: {
      "\($0)" == "scancel could not end the jobs: Access denied"
    }
  }

  /// What only jobs need goes once there is none.
  @Test func whatJobsNeededIsCleanedAwayAfterThem() async throws {
    try await submitAndLeave()
    let store = try workplace.store()
    #expect(try Jobs.holdings(of: store).openJob == "job 11 of Slurm, which 'pipeline cancel' ends,")
    try Jobs(of: store).cancel(in: store, with: slurm.settings)
    let holdings = try Jobs.holdings(of: store)
    #expect(holdings.openJob == nil)
    #expect(holdings.items.count { $0.name.hasPrefix("descriptions/") } == 3)
    #expect(holdings.items.allSatisfy { $0.sort == .job && $0.size > 0 })
    var policy = Cleaning.Policy()
    policy.jobs = Jobs.holdings
    _ = try Cleaning.clean(store, policy: policy)
    #expect(workplace.stored("descriptions").isEmpty)
  }
}
