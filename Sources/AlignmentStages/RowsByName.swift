import Interchange
private import LinearAlgebra
private import Parameters

/// Runs whose rows are of the same points in the same order: as they are, or matched by the names of rows.
struct RowsByName {
  /// The runs, of the points that all of them have, in the order of the first.
  let runs: [Codes]
  /// How many rows had to be left out.
  let warnings: [String]

  /// Matches runs by the names of their rows, where all have them.
  ///
  /// - Throws: ``ComparisonError`` where some runs have names and others none, and where they have no points in common.
  init(_ input: [Codes]) throws(ComparisonError) {
    guard let first = input.first?.ids, input.count > 1 else {
      if let named = input.firstIndex(where: { $0.ids != nil }) { throw .namesMissing(run: 1, named: named + 1) }
      (runs, warnings) = (input, [])
      return
    }
    var places: [[Spelling: Int]] = []
    for (r, run) in input.enumerated() {
      guard let ids = run.ids else { throw .namesMissing(run: r + 1, named: 1) }
      places.append(Dictionary(zip(ids.map(Spelling.init), ids.indices)) { first, _ in first })
    }
    let shared = first.filter { name in places.allSatisfy { $0[Spelling(name)] != nil } }
    guard !shared.isEmpty else { throw .nothingInCommon(example: first.first ?? "", input[1].ids?.first ?? "") }
    runs = zip(input, places).map { run, places in
      let rows = shared.compactMap { places[Spelling($0)] }
      return Codes(
        run.codes.rows(at: rows), classes: run.classes.map { classes in rows.map { classes[$0] } }, prior: run.prior,
        ids: shared)
    }
    warnings = input.enumerated().compactMap { r, run in
      let left = run.codes.rows - shared.count
      return left == 0
        ? nil : "\(left) of \(run.codes.rows) rows of run \(r + 1) are left out, as not every run has their ids"
    }
  }
}
