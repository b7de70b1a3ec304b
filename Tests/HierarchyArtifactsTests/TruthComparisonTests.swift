import HierarchyArtifacts
import Stages
import Testing

private func relation(_ score: Double, residual: Double? = nil) -> TruthComparison.Relation {
  TruthComparison.Relation(
    weak: score, strong: score, canonical: score, distance: residual, residual: residual, priorCode: nil,
    priorDecoder: nil, codeDecoder: nil, fakedGap: nil)
}

private func run(_ score: Double, below: Double, verdict: String) -> TruthComparison.Run {
  TruthComparison.Run(
    truth: relation(score, residual: 0.25), angle: 10, below: below, belowError: below / 10, quadratureError: 0.001,
    likelihoodRatio: nil, correlation: 0.05, gap: 2, information: 50, verdict: verdict, regionResiduals: [0.5, 0.125])
}

let someComparison = TruthComparison(
  kind: "dead", gap: 4, points: 3000, logLikelihood: 3.5,
  runs: [
    run(0.96, below: 0.1, verdict: "determined"), run(0.94, below: 0.2, verdict: "not-conditionally-independent"),
  ], pairs: [relation(0.99)])

@Suite struct TruthComparisonTests {
  @Test func threeNumbersStandSideBySide() {
    let values = someComparison.values
    #expect(values["between.weak"] == .number(0.99) && values["truth.weak"] == .number(0.95))
    #expect(values["below.error"] == .number(0.02))
    #expect(values["truth.residual"] == .number(0.25) && values["between.residual"] == nil)
  }

  @Test func whatIsRecoveredAndWhatIsRefusedIsCounted() {
    let values = someComparison.values
    #expect(values["canonical.recovered"] == .integer(1) && values["determined"] == .integer(1))
    #expect(values["refused"] == .integer(1) && values["likelihood-ratio"] == nil)
  }
}
