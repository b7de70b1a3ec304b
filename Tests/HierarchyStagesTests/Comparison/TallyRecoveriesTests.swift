import HierarchyArtifacts
import HierarchyStages
import StageTestSupport
import Stages
import Testing

private func comparison(gap: Double, canonical: [Double]) -> TruthComparison {
  let runs = canonical.map { score in
    TruthComparison.Run(
      truth: relation(canonical: score), angle: 10, below: 0.1, belowError: 0.01, quadratureError: 0,
      likelihoodRatio: 3, correlation: 0.05, gap: gap, information: 50,
      verdict: score > 0.9 ? "determined" : "not-determined", regionResiduals: [0, 0])
  }
  return TruthComparison(
    kind: "leaky", gap: gap, points: 100, logLikelihood: -1, runs: runs, pairs: [relation(canonical: 0.99)])
}

private func relation(canonical: Double) -> TruthComparison.Relation {
  TruthComparison.Relation(
    weak: 0.99, strong: 0.8, canonical: canonical, distance: nil, residual: nil, priorCode: nil, priorDecoder: nil,
    codeDecoder: nil, fakedGap: nil)
}

@Suite struct TallyRecoveriesTests {
  @Test func fitsAreCountedOverDataSets() throws {
    let tally = try stage(TallyRecoveries.self).run(
      [comparison(gap: 4, canonical: [0.96, 0.94]), comparison(gap: 4, canonical: [0.98, 0.5])], in: .silent)
    #expect(tally.values["canonical.of"] == .text("2 of 4") && tally.values["strong"] == .integer(0))
    #expect(tally.values["determined"] == .integer(3) && tally.values["determined.right"] == .integer(2))
    #expect(tally.values["data-sets"] == .integer(2) && tally.values["between"] == .number(0.99))
  }

  @Test func otherGapsAreNotCountedTogether() throws {
    #expect(throws: HierarchyError.gaps(4, 1)) {
      try stage(TallyRecoveries.self).run(
        [comparison(gap: 4, canonical: [1]), comparison(gap: 1, canonical: [1])], in: .silent)
    }
    #expect(throws: HierarchyError.nothing) { try stage(TallyRecoveries.self).run([], in: .silent) }
  }
}
