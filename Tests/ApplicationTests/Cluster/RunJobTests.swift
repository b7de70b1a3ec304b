import Application
import Foundation
import Testing

/// The jobs of a run on a cluster: scripts in place of Slurm's commands, and this process in place of the nodes.
@Suite(.timeLimit(.minutes(10))) struct RunJobTests {
  private let cluster: ClusterPlace

  init() throws { cluster = try ClusterPlace() }

  @Test func aReportIsTheSameWithSlurmAndWithout() async throws {
    try await cluster.place.run()
    let local = try cluster.place.read("Reports/sums/report.md")
    var away = cluster.settings
    away.store = cluster.place.folder + "/other-store"
    away.reports = cluster.place.folder + "/OtherReports"
    let nodes = Task { [folder = cluster.place.folder, store = away.store] in
      try await ClusterPlace.playNodes(folder, store: store)
    }
    let answer = try await cluster.place.session(away).run()
    nodes.cancel()
    #expect(answer.status == 0)
    #expect(try cluster.place.read("OtherReports/sums/report.md") == local)
    // Two stages; a sweep whose members are not ready together goes out in more than one batch.
    #expect(try await nodes.value >= 2)
  }

  @Test func aProgramWithoutTheKindOfAJobFailsItInWords() async throws {
    let session = try cluster.place.session(cluster.settings)
    let run = Task { try await session.run() }
    while cluster.batches.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    var words: Set<String> = []
    for line in cluster.batches {
      let array = String(line.prefix { $0 != " " })
      let answer = try await runStage(
        of: array, index: 0, store: cluster.place.settings.store, registry: Registry([]))
      #expect(answer.status != 0)
      words.insert(answer.text)
    }
    let kinds = ["scale-number", "read-number"]
    let told = kinds.map { "the program of its job knows no stage kind '\($0)'; submit it with one that does\n" }
    #expect(words.isSubset(of: told) && !words.isEmpty, "\(words)")
    run.cancel()
    #expect(try await run.value.status != 0)
  }

  @Test func thereMayBeNothingToCancel() throws {
    #expect(try cancelJobs(cluster.settings).text == "nothing of this store is with Slurm\n")
  }
}
