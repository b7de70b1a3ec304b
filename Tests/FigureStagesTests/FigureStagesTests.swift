import FigureStages
import Stages
import Testing

@Suite struct FigureStagesTests {
  @Test func eachKindIsNamedOnce() {
    let names = figureStages.stages.map { $0.name }
    #expect(
      names.sorted() == [
        "agreement-heat-map", "cluster-digits", "comparison-bars", "component-curve", "component-digits",
        "correlation-heat-map", "correlation-spectrum", "decoder-regions", "digit-grid", "digit-pairs",
        "estimation-curve", "latent-scatter", "learning-curves", "likelihood-slices", "likelihood-traces",
        "mixture-scatter", "null-distribution", "orientation-curve", "points-scatter", "recovery-curve",
        "slice-multiples", "source-bars", "truth-bars", "verdict-shares",
      ])
    #expect(figureStages.fingerprint.count == 64)
  }

  @Test func everyKindPutsOutAFigure() {
    for kind in figureStages.stages { #expect(outputName(of: kind) == "figure") }
  }

  private func outputName<Kind: Stage>(of kind: Kind.Type) -> String { Kind.Output.typeName }
}
