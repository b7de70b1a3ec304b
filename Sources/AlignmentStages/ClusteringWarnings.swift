import Alignment
import Interchange
import LinearAlgebra
import Stages
private import Wording

/// What stands in the way of reading how far clusterings agree, a sentence each. Runs and clusters count from one.
func clusteringWarnings(_ runs: [Assignments]) -> [String] {
  var warnings: [String] = []
  if runs.count == 2 { warnings.append("two runs give one score and no interval; run three or more") }
  let clusters = runs.map(\.responsibilities.columns)
  if Set(clusters).count > 1 {
    warnings.append("the runs have \(listed(clusters)) clusters; those left over agree with nothing")
  }
  for (r, run) in runs.enumerated() {
    let empty = emptyClusters(run).map { $0 + 1 }
    if !empty.isEmpty { warnings.append("no point of run \(r + 1) is in its \(numbered("cluster", empty))") }
  }
  return warnings + constantClusters(runs)
}

/// The clusters whose responsibilities do not vary, a sentence for the runs that have the same. The one cluster of a run
/// that has no more needs no warning.
private func constantClusters(_ runs: [Assignments]) -> [String] {
  let constant = runs.map { run in
    run.responsibilities.columns > 1 ? StandardizedColumns(run.responsibilities).constant.map { $0 + 1 } : []
  }
  var told: Set<[Int]> = [[]]
  return constant.compactMap { clusters in
    guard told.insert(clusters).inserted else { return nil }
    let same = constant.indices.filter { constant[$0] == clusters }.map { $0 + 1 }
    return
      "in \(numbered("run", same)) the responsibilities of \(numbered("cluster", clusters)) do not "
      + "vary; their correlations count as zero"
  }
}

/// The clusters to which a run gives no point.
private func emptyClusters(_ run: Assignments) -> [Int] {
  let used = Set(run.labels)
  return (0..<run.responsibilities.columns).filter { !used.contains($0) }
}
