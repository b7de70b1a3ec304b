private import Foundation
internal import Notebooks
internal import Workflow

/// What `pipeline all` left when it found nothing to do, so that the next time it need only look whether the system says
/// the same of every file behind that: the program, notebooks, inputs, records, outputs and reports.
///
/// A stamp belongs to the words of a command where there are any, and can then be found before they are understood: to parse
/// them takes longer than all the rest. It decides nothing that a run would decide otherwise. Whatever has changed, however little, is left to a run.
struct RunStamp {
  private let subject: String
  private let folder: String
  private let name: String

  /// The stamp of a command's words, in the store that they name.
  init(command: [String]) {
    let store =
      command.firstIndex(of: "--store").flatMap { $0 + 1 < command.count ? command[$0 + 1] : nil }
      ?? command.first { $0.hasPrefix("--store=") }.map { String($0.dropFirst(8)) } ?? ".store"
    self.init(subject: command.joined(separator: "\0"), store: store)
  }

  private init(subject: String, store: String) {
    self.subject = subject
    folder = "\(store)/reports"
    name = "all-\(Digest(of: subject).short)"
  }

  /// The stamp of these settings with these kinds.
  init(_ settings: Settings, registry: Registry) {
    if !settings.command.isEmpty {
      self.init(command: settings.command)
      return
    }
    let kinds = registry.kinds.map { "\($0.key) \($0.value.fingerprint)" }.sorted()
    let choices = [settings.profile] + settings.overrides + ["", settings.notebooks, settings.store, settings.reports]
    self.init(subject: ([sourceFingerprint] + kinds + choices).joined(separator: "\n"), store: settings.store)
  }

  /// What the run answered, and how many claims failed; nil where something may have changed.
  func answer() -> (text: String, failedClaims: Int)? {
    guard let file = FileManager.default.contents(atPath: "\(folder)/\(name)"),
      let note = FileStamp.note(in: [UInt8](file), subject: subject)
    else { return nil }
    let parts = String(decoding: note, as: UTF8.self).split(separator: "\n", maxSplits: 1).map(String.init)
    guard parts.count == 2, let failedClaims = Int(parts[0]) else { return nil }
    return (parts[1], failedClaims)
  }

  /// Writes the stamp, unless a file may have changed since the run began to read; a store that cannot be written has none.
  func write(_ text: String, failedClaims: Int, paths: [String], began: Int64) {
    let note = Array("\(failedClaims)\n\(text)".utf8)
    guard let stamp = FileStamp.make(note: note, subject: subject, paths: paths, unchangedSince: began) else { return }
    try? OutputFolder(at: folder).write(stamp, to: name)
  }
}

extension Session {
  /// Every file that a run which finds nothing to do has looked at, and the folders whose lists of files it has read.
  func paths(behind summary: RunSummary, reports: [WrittenReport]) -> [String] {
    let index = ReportIndex(settings)
    return ["/proc/self/exe", settings.notebooks, "\(settings.store)/runs", settings.reports]
      + notebooks.map(\.path) + graph.nodes.flatMap { $0.files.map(\.path) }
      + reports.flatMap { [$0.directory] + $0.files }
      + index.sources + [index.path, index.page] + store.paths(behind: summary.stages)
  }
}

/// What a command answered last, where nothing has changed since; nil where it must be parsed and run.
///
/// It is known by its words, without the program's name.
public func lastAnswer(to command: [String]) -> Answer? {
  if command.first != "all" || StepSummary.isWanted { return nil }
  guard let (text, failedClaims) = RunStamp(command: command).answer() else { return nil }
  return answer(
    text, failedClaims: failedClaims, strict: command.contains("--strict"), quiet: command.contains("--quiet"))
}

/// Runs every notebook, unless nothing has changed since a run found nothing to do.
public func runAll(_ settings: Settings, registry: Registry = .all) async throws -> Answer {
  if !settings.json, settings.force.isEmpty, !StepSummary.isWanted,
    let (text, failedClaims) = RunStamp(settings, registry: registry).answer()
  {
    return answer(text, failedClaims: failedClaims, strict: settings.strict, quiet: settings.quiet)
  }
  return try await Session(notebooks: nil, settings, registry: registry).run()
}

private func answer(_ text: String, failedClaims: Int, strict: Bool, quiet: Bool) -> Answer {
  Answer(quiet ? [] : Array(text.utf8), status: strict && failedClaims > 0 ? 1 : 0)
}
