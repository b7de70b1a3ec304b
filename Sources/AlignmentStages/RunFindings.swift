import LinearAlgebra
private import Wording

/// What is suspicious across runs, before anything is scored: runs, columns and rows that cannot be what a seed made.
///
/// Runs and columns count from one, rows from zero.
struct RunFindings {
  /// What takes the ground from any verdict, a sentence each.
  private(set) var doubts: [String] = []

  /// Looks at the codes of runs of equally many points and columns, in the order of their files.
  init(_ codes: [Matrix<Double>]) {
    let equal = Self.equalRuns(codes)
    if !equal.isEmpty {
      doubts += equal.map {
        "runs \(listed($0.map { $0 + 1 })) hold the same numbers to the last bit: one file twice, or a seed that was not applied"
      }
    } else {
      doubts += Self.sharedColumns(codes)
    }
    doubts += Self.countingColumns(codes)
    doubts += Self.fewRows(codes)
  }

  /// The fewest points for a verdict on codes of so many columns.
  static func neededPoints(latents: Int) -> Int { max(30, 4 * (latents + 1)) }

  /// Groups of runs whose codes are equal.
  private static func equalRuns(_ codes: [Matrix<Double>]) -> [[Int]] {
    var groups: [[Int]] = []
    for run in codes.indices {
      if let group = groups.firstIndex(where: { codes[$0[0]].elements == codes[run].elements }) {
        groups[group].append(run)
      } else {
        groups.append([run])
      }
    }
    return groups.filter { $0.count > 1 }
  }

  /// Columns that vary and are the same in every run.
  private static func sharedColumns(_ codes: [Matrix<Double>]) -> [String] {
    let first = codes[0]
    let same = (0..<first.columns).filter { j in
      var varies = false
      for i in 0..<first.rows {
        for run in codes.dropFirst() where run[i, j] != first[i, j] { return false }
        varies = varies || first[i, j] != first[0, j]
      }
      return varies
    }
    guard !same.isEmpty else { return [] }
    return [
      "\(numbered("column", same.map { $0 + 1 })) \(same.count == 1 ? "is" : "are") the same in every run to the last bit: an "
        + "index, a label or an input, and no latent; leave \(same.count == 1 ? "it" : "them") out"
    ]
  }

  /// Columns that count rows.
  private static func countingColumns(_ codes: [Matrix<Double>]) -> [String] {
    codes.enumerated().compactMap { r, run in
      guard run.rows >= 3 else { return nil }
      let counting = (0..<run.columns).filter { j in
        let step = run[1, j] - run[0, j]
        guard step != 0 else { return false }
        return (0..<run.rows).allSatisfy { i in
          abs(run[i, j] - (run[0, j] + Double(i) * step)) <= 1e-9 * abs(step)
        }
      }
      guard !counting.isEmpty else { return nil }
      let columns = "in run \(r + 1) \(numbered("column", counting.map { $0 + 1 })) "
      return columns
        + (counting.count == 1
          ? "counts rows and is no latent; leave it out" : "count rows and are no latents; leave them out")
    }
  }

  /// Too few points, or too few different ones.
  private static func fewRows(_ codes: [Matrix<Double>]) -> [String] {
    let (points, latents) = (codes[0].rows, codes[0].columns)
    let needed = neededPoints(latents: latents)
    guard points >= needed else {
      let columns = latents == 1 ? "one column" : "\(latents) columns"
      return [
        "\(points) points are too few for \(columns): maps fitted to half of them mean little; take \(needed) or more"
      ]
    }
    return codes.enumerated().compactMap { r, run in
      let found = distinctRows(run, upTo: needed)
      guard found < needed else { return nil }
      return
        "run \(r + 1) has only \(counted(found, "different row")) among \(points) points, and a verdict on "
        + "\(counted(latents, "column")) "
        + "takes \(needed)"
    }
  }

  /// How many different rows there are; counting ends at a limit.
  private static func distinctRows(_ run: Matrix<Double>, upTo limit: Int) -> Int {
    var seen: Set<[Double]> = []
    for i in 0..<run.rows where seen.count < limit { seen.insert(run.row(i)) }
    return seen.count
  }
}
