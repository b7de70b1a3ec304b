import Fingerprints
import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// Which files are behind a change of code.
@Suite struct StoreRecordsTests {
  private func manifest(_ a: String, _ b: String = "let b = 1") -> SourceManifest {
    SourceManifest([
      .init(path: "Sources/A/a.swift", source: Array(a.utf8)), .init(path: "Sources/B/b.swift", source: Array(b.utf8)),
    ])
  }

  private func graph(_ manifest: SourceManifest) throws -> Graph {
    try Graph(nodes: [node("fit", fingerprint: manifest.fingerprint, sources: manifest.text)])
  }

  private func why(_ manifest: SourceManifest, _ workplace: Workplace) throws -> [Staleness] {
    try #require(try Plan(of: graph(manifest), store: try workplace.store()).steps.first).why
  }

  @Test func theFilesThatChangedSinceTheLastRunAreNamed() async throws {
    let workplace = try Workplace()
    try await run(graph(manifest("let a = 1")), in: workplace)
    #expect(try why(manifest("let a = 1 // a"), workplace).isEmpty)
    #expect(try why(manifest("let a = 2"), workplace) == [.codeChanged(files: ["Sources/A/a.swift"])])
    let both = try why(manifest("let a = 2", "let b = 2"), workplace)
    #expect(both.map(\.description) == ["the code changed: Sources/A/a.swift, Sources/B/b.swift"])
  }

  /// What has no list, or a damaged one, is said to have changed all the same.
  @Test func withoutAListTheCodeHasChanged() async throws {
    let workplace = try Workplace()
    try await run(graph(manifest("let a = 1")), in: workplace)
    let folder = URL(filePath: try workplace.store().path).appending(path: "sources")
    let lists = (FileManager.default.subpaths(atPath: folder.path) ?? []).filter { $0.count > 60 }
    #expect(lists.count == 1)
    for list in lists { try Data("damaged".utf8).write(to: folder.appending(path: list)) }
    #expect(try why(manifest("let a = 2"), workplace) == [.codeChanged(files: [])])
    try await run(graph(manifest("let a = 2")), in: workplace)
    #expect(try why(manifest("let a = 3"), workplace) == [.codeChanged(files: ["Sources/A/a.swift"])])
  }

  @Test func listsThatNoKeptRunNeedsAreCleaned() async throws {
    let workplace = try Workplace()
    for a in 1...3 { try await run(graph(manifest("let a = \(a)")), in: workplace) }
    var policy = Cleaning.Policy()
    policy.runs = 1
    let cleaning = try Cleaning.clean(try workplace.store(), policy: policy)
    #expect(cleaning.items.count { $0.sort == .sources } == 2)
    #expect(try why(manifest("let a = 4"), workplace) == [.codeChanged(files: ["Sources/A/a.swift"])])
  }
}
