import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// What of a store can go.
struct StoreRootsTests {
  private let workplace: Workplace
  private let old = Date(timeIntervalSinceNow: -2 * 86_400)

  init() throws { workplace = try Workplace() }

  private func setTime(of paths: [String], _ time: Date) throws {
    for path in paths { try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: path) }
  }

  private func items(_ policy: Cleaning.Policy = .init(), sort: Cleaning.Item.Sort) throws -> [Cleaning.Item] {
    try Cleaning(of: workplace.store(), policy: policy).items.filter { $0.sort == sort }
  }

  /// A stage with a saved state; it throws where it is told to.
  private func graph(fails: Bool, parameter value: String = "1") throws -> Graph {
    try Graph(nodes: [
      node("fit", parameters: [parameter("value", value)]) { run in
        try run.saveCheckpoint([1, 2, 3])
        if fails { throw TimesError() }
        return ["out.txt": [1]]
      }
    ])
  }

  @Test func theStateOfAnUnfinishedFitGoesWhenItIsOld() async throws {
    try await run(graph(fails: true), in: workplace)
    #expect(try items(sort: .checkpoint).isEmpty)
    try setTime(of: workplace.stored("checkpoints"), old)
    #expect(try items(sort: .checkpoint).isEmpty)
    var policy = Cleaning.Policy()
    policy.checkpointAge = 86_400
    // The state and its digest.
    #expect(try items(policy, sort: .checkpoint).map(\.size) == [3 + 32])
  }

  /// Another process saved it again, after its stage had finished.
  @Test func theStateOfAFinishedFitGoesAtOnce() async throws {
    try await run(graph(fails: true), in: workplace)
    let path = try #require(workplace.stored("checkpoints").first)
    let state = try Data(contentsOf: URL(filePath: path))
    try await run(graph(fails: false), in: workplace)
    try state.write(to: URL(filePath: path))
    #expect(try items(sort: .checkpoint).map(\.name) == [String(path.dropFirst(workplace.storePath.count + 1))])
  }

  @Test func aHalfWrittenFileOfAnotherMachineStaysForADay() async throws {
    _ = try workplace.store()
    try FileManager.default.createDirectory(
      atPath: workplace.storePath + "/temporary", withIntermediateDirectories: true)
    let (far, this) = (ProcessIdentity(machine: "elsewhere", process: 1, start: 1), ProcessIdentity.this)
    for name in ["\(far)-1", "\(this)-1", "nobody"] { try workplace.write("store/temporary/\(name)", "half") }
    #expect(try items(sort: .temporary).isEmpty)
    try setTime(of: workplace.stored("temporary"), old)
    // What a living process of this machine writes stays however old it is.
    #expect(try items(sort: .temporary).map(\.name) == ["temporary/\(far)-1", "temporary/nobody"])
  }

  @Test func oldManifestsComeFirstAndInTheirOrder() async throws {
    for value in 1...4 { try await run(graph(fails: false, parameter: "\(value)"), in: workplace) }
    var policy = Cleaning.Policy()
    policy.runs = 2
    let items = try Cleaning(of: workplace.store(), policy: policy).items
    #expect(items.prefix(2).map(\.name) == ["runs/000001", "runs/000002"])
    #expect(items.map(\.sort) == [.run, .run, .record, .record])
    #expect(items.allSatisfy { $0.size > 0 })
  }

  /// The limit counts the runs of each notebook by itself.
  @Test func aBusyNotebookEvictsNoOther() async throws {
    let quiet = StageNode(id: StageID(notebook: "quiet", stage: "a"), kind: "quiet", fingerprint: "") { _ in ["o": [9]]
    }
    try await run(Graph(nodes: [quiet]), in: workplace)
    for value in 1...3 { try await run(graph(fails: false, parameter: "\(value)"), in: workplace) }
    var policy = Cleaning.Policy()
    policy.runs = 1
    _ = try Cleaning.clean(workplace.store(), policy: policy)
    let store = try workplace.store()
    #expect(try store.runs().map(\.notebook) == ["quiet", "test"])
    let key = try #require(try store.latestRun(notebook: "quiet")?.stages.first?.key)
    #expect(try store.read(#require(try store.outputs(of: key)?["o"]).digest) == [9])
  }

  @Test func whatIsNamedLikeNothingOfOursIsNotListed() async throws {
    try await run(graph(fails: false), in: workplace)
    let shard = URL(filePath: try #require(workplace.stored("objects").first)).deletingLastPathComponent()
    try Data("note".utf8).write(to: shard.appending(path: "notes.txt"))
    let all = try workplace.store().files(in: "objects", .object) { _ in true }
    #expect(all.count == 1)
    #expect(
      all.first.map { workplace.storePath + "/" + $0.name }
        == workplace.stored("objects").first { !$0.hasSuffix("txt") })
    #expect(try workplace.store().files(in: "objects", .object) { _ in false }.isEmpty)
    #expect(try workplace.store().item(.object, "objects/none") == nil)
  }
}
