import AlignmentArtifacts
import FigureStages
import LinearAlgebra
import Plotting
import StageTestSupport
import Testing

/// What figures of comparisons call measures, and what they draw of them.
@Suite struct CodeMeasureLabelTests {
  private func bars(_ measures: [CodeComparison.Measure]) throws -> GroupedBarPlot {
    try stage(ComparisonBars.self, [("scores", measures.map(\.rawValue).joined(separator: ",") + ",")]).plot([
      comparison(runs: 3, priors: true) { Double($0) / 4 + Double($1) / 8 }
    ])
  }

  @Test func eachMeasureHasANameOfItsOwn() throws {
    let names = try CodeComparison.Measure.allCases.map { measure in
      // One score is the name of the axis, several are in the legend.
      try bars([measure]).y.label
    }
    #expect(Set(names).count == CodeComparison.Measure.allCases.count && names.allSatisfy { !$0.isEmpty })
    #expect(try bars([.weak, .bend]).series == ["weak MCC", "bend"])
  }

  @Test func fourMeasuresHaveAChance() throws {
    let chances = try CodeComparison.Measure.allCases.compactMap { measure in
      try bars([measure]).groups[0].bars[0].chance.map { (measure, $0) }
    }
    // The means of the nulls of codes that are rotated, and of points that are paired at random.
    #expect(chances.map(\.0) == [.strong, .oneToOne, .weak, .smallestCorrelation])
    #expect(chances.map(\.1) == [0.875, 0.625, 0.1875, 0])
  }

  @Test func pairsStandOnceOrBothWays() throws {
    // The score of runs i and j is i/4 + j/8.
    #expect(try bars([.strong]).groups[0].bars[0].points == [0.125, 0.25, 0.5])
    #expect(try bars([.leastSquares]).groups[0].bars[0].points == [0.125, 0.25, 0.25, 0.5, 0.5, 0.625])
  }
}
