private import Foundation
internal import Notebooks
private import Parameters
private import Stages
internal import Workflow

/// The claims of a notebook as two runs of it bear them out.
struct RunClaims {
  /// Each claim, judged on the first run and on the second.
  let pairs: [(before: ClaimResult, after: ClaimResult)]

  /// Without claims where the runs are of different notebooks, or where theirs cannot be read any more.
  init(_ first: RunManifest, _ second: RunManifest, settings: Settings, store: Store) throws {
    let path = "\(settings.notebooks)/\(first.notebook).md"
    guard first.notebook == second.notebook, let bytes = FileManager.default.contents(atPath: path),
      let notebook = try? Notebook(parsing: String(decoding: bytes, as: UTF8.self), file: path)
    else {
      pairs = []
      return
    }
    pairs = try notebook.claims.map { claim in
      (before: try Self.judged(claim, on: first, store), after: try Self.judged(claim, on: second, store))
    }
  }

  private static func judged(_ claim: Claim, on run: RunManifest, _ store: Store) throws -> ClaimResult {
    let values = try values(of: claim.reference, in: run, store)
    var result = values.map(claim.judged) ?? claim.unknown("'\(claim.reference.stage.text)' has no result")
    result.sentence =
      try claim.sentence?.resolved(profile: run.profile) { reference throws in
        try piece(for: reference, in: run, store)
      } ?? []
    return result
  }

  private static func piece(for reference: Reference, in run: RunManifest, _ store: Store) throws -> ResolvedPiece {
    let stage = reference.stage.text
    guard let values = try values(of: reference, in: run, store) else { return .missing(stage: stage) }
    return .value((try? reference.text(of: values)) ?? "–", stage: stage)
  }

  /// The values of the members that a reference selects; nil where one of them has no result.
  private static func values(
    of reference: Reference, in run: RunManifest, _ store: Store
  ) throws -> [NotebookValue]? {
    let members = run.stages.filter { entry in
      let coordinates = entry.stage.member.split(separator: ",")
      return entry.stage.notebook == run.notebook && entry.stage.stage == reference.stage.text
        && reference.selection.allSatisfy { coordinates.contains("\($0.name.text)=\($0.value)") }
    }
    var values: [NotebookValue] = []
    for member in members {
      guard let file = try store.outputs(of: member.key)?[ValuesFile.name],
        let value = try ValuesFile.decode(store.read(file.digest))[reference.value.text]
      else { return nil }
      values.append(NotebookValue(value))
    }
    return values.isEmpty ? nil : values
  }
}
