import HierarchyArtifacts
import Stages
import Testing

@Suite struct IndependenceReportTests {
  private func run(_ verdict: String, ratio: Double? = 1, leak: Double? = 0.1) -> IndependenceReport.Run {
    .init(
      likelihoodRatio: ratio, degreesOfFreedom: 3, probability: 0.5, correlation: 0.25, gap: 1, information: 10,
      leak: leak, signs: 2, verdict: verdict, sentence: "about \(verdict)")
  }

  @Test func theMostCautiousVerdictSpeaksForAllRuns() {
    let values = someReport.values
    #expect(values["verdict"] == .text("not-conditionally-independent") && values["reading"] == .text("they do not"))
    #expect(values["likelihood-ratio"] == .number(21) && values["faked-gap"] == nil)
    let order = [
      "diagonal-prior", "too-few-components", "not-conditionally-independent", "not-determined", "determined",
    ]
    for place in order.indices {
      let report = IndependenceReport(runs: order[place...].reversed().map { run($0) }, pairs: [])
      #expect(report.values["verdict"] == .text(order[place]))
      #expect(report.values["reading"] == .text("about \(order[place])"))
    }
  }

  @Test func aVerdictThatNobodyKnowsCountsAsTheMostCautious() {
    let report = IndependenceReport(runs: [run("determined"), run("new"), run("not-determined")], pairs: [])
    #expect(report.values["verdict"] == .text("new"))
  }

  @Test func verdictsAreCounted() {
    let verdicts = ["determined", "not-determined", "determined", "not-conditionally-independent", "diagonal-prior"]
    let values = IndependenceReport(runs: verdicts.map { run($0) }, pairs: []).values
    #expect(values["runs"] == .integer(5) && values["determined"] == .integer(2))
    #expect(values["undetermined"] == .integer(1) && values["refused"] == .integer(1))
  }

  @Test func runsWithoutANumberAreLeftOutOfItsMedian() {
    let report = IndependenceReport(
      runs: [run("determined", ratio: nil), run("determined", ratio: 8), run("determined", ratio: 2, leak: nil)],
      pairs: [
        .init(strong: 0.5, canonical: 1, fakedGap: nil), .init(strong: 0.75, canonical: 0.5, fakedGap: 3),
        .init(strong: 1, canonical: 0.75, fakedGap: 1),
      ])
    #expect(report.values["likelihood-ratio"] == .number(5) && report.values["leak"] == .number(0.1))
    #expect(report.values["strong"] == .number(0.75) && report.values["faked-gap"] == .number(2))
    #expect(Set(report.values.keys) == Set(IndependenceReport.valueNames))
  }

  @Test func noRunsHaveNoVerdict() {
    let values = IndependenceReport(runs: [], pairs: []).values
    #expect(values["runs"] == .integer(0) && values["verdict"] == nil && values["gap"] == nil)
    #expect(Set(values.keys).isSubset(of: IndependenceReport.valueNames))
  }
}
