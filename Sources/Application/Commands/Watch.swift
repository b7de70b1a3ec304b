private import Foundation
internal import Notebooks
internal import Workflow

/// Runs notebooks, and again whenever one of them or a file that they read is saved, until it is interrupted.
///
/// What is wrong, in a notebook or with a file that cannot be written, is shown, and the next save tried. A save while notebooks run leads to another run; so does a
/// new notebook, where all are watched. Editors that remove a notebook before they write it again are waited for.
///
/// - Parameters:
///   - names: The notebooks; nil for all, those that come later included.
///   - settings: How to run them.
///   - registry: The kinds of stages there are.
///   - pause: The time between two looks at the files.
///   - show: Gets what the user is to see; printed where nobody gets it.
/// - Returns: An answer once a run was interrupted.
/// - Throws: ``UsageError`` when there is no such notebook at the start.
public func watchNotebooks(
  _ names: [String]?, _ settings: Settings, registry: Registry = .all, pause: Duration = .milliseconds(200),
  show: (([UInt8]) -> Void)? = nil
) async throws -> Answer {
  let show = show ?? { try? FileHandle.standardOutput.write(contentsOf: Data($0)) }
  var files = WatchedFiles(names, settings)
  files.notebooks = try files.found()
  while true {
    // Before anything is read, so that whatever changes from here on is seen.
    var before = files.state()
    do {
      let session = try Session(notebooks: names, settings, registry: registry)
      files.inputs = Set(session.graph.nodes.flatMap { $0.files.map(\.path) })
      before.merge(files.state()) { first, _ in first }
      let answer = try await session.run()
      show(answer.output)
      if answer.status == 130 { return Answer(lines: [], status: 130) }
    } catch let error where !(error is CancellationError) {
      show(Array("\(error)\n".utf8))
    }
    show(Array("watching \(files.notebooks.joined(separator: ", ")); Ctrl-C ends it\n".utf8))
    try await files.change(since: before, pause: pause)
  }
}

/// The notebooks and the files that they read, and what the system says of them.
private struct WatchedFiles {
  private let names: [String]?
  private let settings: Settings
  /// The paths of the notebooks, as they were last found.
  var notebooks: [String] = []
  /// The paths of the files that they read.
  var inputs: Set<String> = []

  /// How many looks a notebook that is gone is waited for before it counts as removed.
  private static let patience = 10

  init(_ names: [String]?, _ settings: Settings) { (self.names, self.settings) = (names, settings) }

  /// The paths of the notebooks that there are now.
  func found() throws -> [String] {
    try names.map { try $0.map { try Project.path(of: $0, in: settings) } } ?? Project.paths(settings)
  }

  /// What the system says of each file; nil for one that is not there.
  func state() -> [String: FileSignature?] {
    var state: [String: FileSignature?] = [:]
    for path in notebooks + Array(inputs) { state[path] = .some(try? FileSignature(ofFile: path)) }
    return state
  }

  /// Waits until a file is not what it was, and all have been at rest since the last look.
  mutating func change(since before: [String: FileSignature?], pause: Duration) async throws {
    var last = before
    var absences = 0
    while true {
      notebooks = (try? found()) ?? notebooks
      let now = state().merging(before.mapValues { _ in nil }) { now, _ in now }
      if now != before, now == last, absences == 0 || absences >= Self.patience, isRunnable(now) { return }
      absences = now.contains { path, signature in signature == nil && before[path] != .some(nil) } ? absences + 1 : 0
      last = now
      try await Task.sleep(for: pause)
    }
  }

  /// Whether every notebook that was named is there.
  private func isRunnable(_ state: [String: FileSignature?]) -> Bool {
    names == nil || notebooks.allSatisfy { state[$0] != .some(nil) }
  }
}
