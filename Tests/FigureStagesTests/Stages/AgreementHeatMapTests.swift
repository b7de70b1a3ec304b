import AlignmentArtifacts
import FigureStages
import LinearAlgebra
import Plotting
import StageTestSupport
import Stages
import Testing

@Suite struct AgreementHeatMapTests {
  private func comparison(_ score: Double) -> ClusteringComparison {
    let summary = ScoreSummary(mean: score, standardDeviation: nil, least: score, greatest: score, interval: nil)
    let measures = ClusteringComparison.Measure.allCases
    let matrices = measures.enumerated().map { i, measure in
      (measure, Matrix([[1, score / Double(i + 1)], [score / Double(i + 1), 1]]))
    }
    return ClusteringComparison(
      points: 100, runs: 2, matrices: Dictionary(uniqueKeysWithValues: matrices),
      summaries: Dictionary(uniqueKeysWithValues: measures.map { ($0, summary) }), warnings: [])
  }

  @Test func theChosenScoreOfEachPairIsDrawn() throws {
    let ari = try stage(AgreementHeatMap.self).plot(comparison(0.5))
    #expect(ari.values == Matrix([[1, 0.5], [0.5, 1]]))
    #expect(ari.label == "adjusted Rand index")
    #expect(ari.rowNames == ["run 1", "run 2"])
    let shares = try stage(AgreementHeatMap.self, [("score", "agreement"), ("runs", "a,b")]).plot(comparison(0.5))
    #expect(shares.values == Matrix([[1, 0.25], [0.25, 1]]))
    #expect(shares.columnNames == ["a", "b"])
  }

  @Test func coloursBeginAtChanceOrBelow() throws {
    #expect(try stage(AgreementHeatMap.self).plot(comparison(0.5)).range == 0...1)
    #expect(try stage(AgreementHeatMap.self).plot(comparison(-0.25)).range == -0.25...1)
  }

  @Test func anUnknownScoreIsAnError() {
    #expect(message(AgreementHeatMap.self, [("score", "rand")]).hasPrefix("a.md:2:10: 'score' cannot be 'rand'"))
  }

  @Test func aComparisonBecomesAFigure() throws {
    let figure = try stage(AgreementHeatMap.self).run(comparison(0.5), in: .silent)
    #expect(String(decoding: figure.light, as: UTF8.self).contains("<text>0.50</text>"))
  }
}
