private import Foundation
private import Parameters
internal import Workflow
private import Wording

/// The runs that a store knows, for looking back.
public struct History: Sendable {
  /// Nil where there is none, and so no run.
  private let store: Store?
  private let runs: [RunManifest]
  private let settings: Settings

  /// Reads the runs of a store.
  public init(_ settings: Settings) throws {
    self.settings = settings
    store = try settings.existingStore()
    runs = try store?.runs() ?? []
  }

  /// Lists the runs, the last one last.
  public func list() throws -> Answer {
    guard !runs.isEmpty else { return Answer(lines: ["no run yet; 'pipeline all' makes the first"]) }
    return Answer(
      lines: runs.map { run in
        let when = Date(timeIntervalSince1970: Double(run.started)).ISO8601Format()
        let settings = run.settings.isEmpty ? "" : ", " + run.settings.joined(separator: " ")
        return
          "\(run.number)  \(when)  \(run.notebook), \(run.profile)\(settings): \(counted(run.stages.count, "stage"))"
      })
  }

  /// Shows two runs side by side, on the terminal and as a page.
  ///
  /// - Parameters:
  ///   - names: Two numbers of runs, or names of profiles for the last runs with these.
  ///   - page: Where the page is written; nil for a name of its own among the reports that are not kept.
  /// - Returns: What differs, a line each.
  /// - Throws: ``UsageError`` for a run that is not there, and what reading the store throws.
  public func diff(_ names: [String], page: String? = nil) throws -> Answer {
    let (first, second) = (try run(named: names[0]), try run(named: names[1]))
    guard let store else { throw UsageError("\(settings.noStore) to set side by side") }
    let difference = try RunDifference(first, second, store: store)
    let html = try DifferencePage(
      difference: difference, claims: RunClaims(first, second, settings: settings, store: store).pairs, store: store
    ).html()
    let path = page ?? ".reports/diff-\(first.number)-\(second.number).html"
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.count == 1 ? "." : parts.dropLast().joined(separator: "/")
    try OutputFolder(at: folder.isEmpty ? "/" : folder).write(Array(html.utf8), to: String(parts[parts.count - 1]))
    return Answer(lines: difference.lines + ["", "wrote \(path)"])
  }

  /// The run of a number, or the last one with a profile.
  private func run(named name: String) throws -> RunManifest {
    if let number = Int(name) { return try run(number) }
    if let run = runs.last(where: { $0.profile == name }) { return run }
    let profiles = Set(runs.map(\.profile)).sorted()
    throw UsageError(
      "there is no run with the profile '\(name)'\(suggestion(for: name, among: profiles))"
        + (profiles.isEmpty ? "" : "; there are runs with " + profiles.map { "'\($0)'" }.joined(separator: ", ")))
  }

  /// The run of a number; numbers below zero count back from the last.
  private func run(_ number: Int) throws -> RunManifest {
    if number < 0, number >= -runs.count { return runs[runs.count + number] }
    if let run = runs.first(where: { $0.number == number }) { return run }
    let known = runs.map { "\($0.number)" }.joined(separator: ", ")
    throw UsageError("there is no run \(number)" + (known.isEmpty ? "" : "; there are \(known)"))
  }
}
