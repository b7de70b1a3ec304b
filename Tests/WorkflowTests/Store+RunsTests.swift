import Foundation
import Testing
import Workflow
import WorkflowTestSupport

struct StoreRunsTests {
  private let workplace: Workplace
  private let store: Store

  init() throws {
    workplace = try Workplace()
    store = try workplace.store()
  }

  private func write(_ notebook: String) throws {
    _ = try store.write(RunManifest(notebook: notebook, profile: "", settings: [], started: 0, stages: []))
  }

  @Test func runsAreNumberedInTheirOrder() throws {
    #expect(try store.runNumbers().isEmpty)
    #expect(try store.latestRun(notebook: "a") == nil)
    for notebook in ["a", "b", "a"] { try write(notebook) }
    #expect(try store.runs().map(\.number) == [1, 2, 3])
    #expect(try store.latestRun(notebook: "a")?.number == 3)
    #expect(try store.latestRun(notebook: "b")?.number == 2)
  }

  /// What a person, a system or a merge has put there stops nothing.
  @Test func filesOfOtherNamesAreNoRuns() throws {
    try write("a")
    for name in ["README", "-1", "0x2", "01", "99999999999999999999", "2147483647", ".2.swp"] {
      try Data().write(to: URL(filePath: "\(workplace.storePath)/runs/\(name)"))
    }
    #expect(try store.runs().map(\.notebook) == ["a"])
    try write("b")
    #expect(try store.latestRun(notebook: "b")?.number == 2)
  }

  @Test func aDamagedManifestIsPassedOver() throws {
    try write("a")
    try write("a")
    let file = try #require(workplace.stored("runs").last)
    try Data("<<<<<<< HEAD\n".utf8).write(to: URL(filePath: file))
    #expect(try store.latestRun(notebook: "a")?.number == 1)
    try write("a")
    #expect(try store.runNumbers() == [1, 2, 3])
  }
}
