import HierarchyArtifacts
import Stages
import Testing

@Suite struct TriangleReportTests {
  private func report(_ edges: [TriangleReport.Edge], residuals: [Double] = []) -> TriangleReport {
    TriangleReport(
      edges: edges, residuals: residuals, samplingLimit: 0.001, rotationLimit: 0.5, margin: 0.05, ambiguousPairs: 0,
      reading: "one-map", sentence: "all three are one map")
  }

  private func edge(_ name: String, _ discrepancies: [Double] = [0], limit: Double? = nil) -> TriangleReport.Edge {
    .init(name: name, discrepancies: discrepancies, upperLimit: limit, verdict: "agree")
  }

  @Test func edgesAreMeansOverPairs() {
    let values = someTriangle.values
    #expect(values["prior-code"] == .number(0.5) && values["code-decoder.limit"] == .number(1))
    #expect(values["prior-code.limit"] == nil && values["prior-code.verdict"] == .text("between"))
    #expect(values["prior-decoder"] == nil && values["residual"] == .number(0.25))
  }

  @Test func everyDeclaredValueCanBe() {
    let names = ["prior-code", "prior-decoder", "code-decoder"]
    let whole = report(names.map { edge($0, [0.25], limit: 0.5) }, residuals: [0.125, 0.375])
    #expect(Set(whole.values.keys) == Set(TriangleReport.valueNames))
    #expect(whole.values["residual"] == .number(0.25) && whole.values["sentence"] == .text("all three are one map"))
    #expect(Set(report([]).values.keys).isSubset(of: TriangleReport.valueNames))
  }

  @Test func anEdgeOfAnotherNameIsRefused() throws {
    try report([edge("prior-code"), edge("code-decoder")]).check()
    let error = #expect(throws: ArtifactError.self) { try report([edge("prior-code"), edge("code-prior")]).check() }
    #expect(
      error?.description
        == "an edge is one of [\"prior-code\", \"prior-decoder\", \"code-decoder\"], "
        + "not [\"prior-code\", \"code-prior\"]")
  }
}
