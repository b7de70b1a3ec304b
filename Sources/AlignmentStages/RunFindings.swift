private import LinearAlgebra
import RowBlocks
private import Wording

/// What is suspicious across runs, before anything is scored: runs, columns and rows that cannot be what a seed made.
///
/// Runs and columns count from one, rows from zero.
struct RunFindings {
  /// What takes the ground from any verdict, a sentence each.
  private(set) var doubts: [String] = []

  /// Looks at the codes of runs of equally many points and columns, in the order of their files; most of them need not be
  /// read to their ends.
  ///
  /// - Throws: What reading the codes throws.
  init(_ codes: [RowBlocks]) throws {
    let equal = try Self.equalRuns(codes)
    if !equal.isEmpty {
      doubts += equal.map {
        "runs \(listed($0.map { $0 + 1 })) hold the same numbers to the last bit: one file twice, or a seed that was not applied"
      }
    } else {
      doubts += try Self.sharedColumns(codes)
    }
    doubts += try Self.countingColumns(codes)
    doubts += try Self.fewRows(codes)
  }

  /// The fewest points for a verdict on codes of so many columns.
  static func neededPoints(latents: Int) -> Int { max(30, 4 * (latents + 1)) }

  /// Groups of runs whose codes are equal.
  private static func equalRuns(_ codes: [RowBlocks]) throws -> [[Int]] {
    var groups: [[Int]] = []
    for run in codes.indices {
      if let group = try groups.firstIndex(where: { try areEqual(codes[$0[0]], codes[run]) }) {
        groups[group].append(run)
      } else {
        groups.append([run])
      }
    }
    return groups.filter { $0.count > 1 }
  }

  private static func areEqual(_ first: RowBlocks, _ second: RowBlocks) throws -> Bool {
    try first.ranges.allSatisfy { try first.block($0).elements == second.block($0).elements }
  }

  /// Columns that vary and are the same in every run.
  private static func sharedColumns(_ codes: [RowBlocks]) throws -> [String] {
    let start = try codes[0].block(0..<min(1, codes[0].rows))
    var same = Array(0..<codes[0].columns)
    var varies = [Bool](repeating: false, count: codes[0].columns)
    for range in codes[0].ranges where !same.isEmpty {
      let first = try codes[0].block(range)
      for run in codes.dropFirst() where !same.isEmpty {
        let other = try run.block(range)
        same.removeAll { j in (0..<first.rows).contains { other[$0, j] != first[$0, j] } }
      }
      for j in same where !varies[j] { varies[j] = (0..<first.rows).contains { first[$0, j] != start[0, j] } }
    }
    same.removeAll { !varies[$0] }
    guard !same.isEmpty else { return [] }
    return [
      "\(numbered("column", same.map { $0 + 1 })) \(same.count == 1 ? "is" : "are") the same in every run to the last bit: an "
        + "index, a label or an input, and no latent; leave \(same.count == 1 ? "it" : "them") out"
    ]
  }

  /// Columns that count rows.
  private static func countingColumns(_ codes: [RowBlocks]) throws -> [String] {
    try codes.enumerated().compactMap { r, run in
      guard run.rows >= 3 else { return nil }
      let counting = try countingColumns(of: run)
      guard !counting.isEmpty else { return nil }
      let columns = "in run \(r + 1) \(numbered("column", counting.map { $0 + 1 })) "
      return columns
        + (counting.count == 1
          ? "counts rows and is no latent; leave it out" : "count rows and are no latents; leave them out")
    }
  }

  private static func countingColumns(of run: RowBlocks) throws -> [Int] {
    let start = try run.block(0..<2)
    let steps = (0..<run.columns).map { start[1, $0] - start[0, $0] }
    var counting = steps.indices.filter { steps[$0] != 0 }
    for range in run.ranges where !counting.isEmpty {
      let block = try run.block(range)
      counting.removeAll { j in
        !range.allSatisfy { i in
          abs(block[i - range.lowerBound, j] - (start[0, j] + Double(i) * steps[j])) <= 1e-9 * abs(steps[j])
        }
      }
    }
    return counting
  }

  /// Too few points, or too few different ones.
  private static func fewRows(_ codes: [RowBlocks]) throws -> [String] {
    let (points, latents) = (codes[0].rows, codes[0].columns)
    let needed = neededPoints(latents: latents)
    guard points >= needed else {
      let columns = latents == 1 ? "one column" : "\(latents) columns"
      return [
        "\(points) points are too few for \(columns): maps fitted to half of them mean little; take \(needed) or more"
      ]
    }
    return try codes.enumerated().compactMap { r, run in
      let found = try distinctRows(run, upTo: needed)
      guard found < needed else { return nil }
      return
        "run \(r + 1) has only \(counted(found, "different row")) among \(points) points, and a verdict on "
        + "\(counted(latents, "column")) "
        + "takes \(needed)"
    }
  }

  /// How many different rows there are; counting ends at a limit.
  private static func distinctRows(_ run: RowBlocks, upTo limit: Int) throws -> Int {
    var seen: Set<[Double]> = []
    for range in run.ranges where seen.count < limit {
      let block = try run.block(range)
      for i in 0..<block.rows where seen.count < limit { seen.insert(block.row(i)) }
    }
    return seen.count
  }
}
