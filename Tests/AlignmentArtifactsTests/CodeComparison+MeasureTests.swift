import AlignmentArtifacts
import Stages
import Testing

@Suite struct CodeComparisonMeasureTests {
  private typealias Measure = CodeComparison.Measure

  @Test func whatIsOfPriorsIsADistance() {
    #expect(Measure.allCases.filter(\.isOfPriors) == [.distance1, .distance2, .distance3, .distance4])
    #expect(Measure.allCases.filter(\.isOfPriors) == Measure.distances)
    #expect(Measure.distances.map(\.rawValue) == (1...4).map { "distance-\($0)" })
  }

  @Test func aRunIsAtNoDistanceFromItselfAndAgreesWithItself() {
    // Distances and shares of variance that set codes apart are none; correlations and R² are one.
    for measure in Measure.allCases {
      let setsApart = measure.isOfPriors || Measure.residuals.contains(measure)
      #expect(measure.ofItself == (setsApart ? 0 : 1))
    }
    #expect(Measure.allCases.filter { $0.ofItself == 0 }.count == 8)
  }

  @Test func whatIsFittedOneWayHasTwoScores() {
    // D1 is over the first mixture's norm, and least squares are from one run to another.
    #expect(Measure.allCases.filter { !$0.isSymmetric } == [.leastSquares, .affineR2, .distance1, .distance2])
  }

  @Test func namesAreSpelledAsInReportsAndFiles() {
    let text = String(decoding: someComparison().files().contents["pairs.csv"] ?? [], as: UTF8.self)
    #expect(text.hasPrefix("first,second," + Measure.allCases.map(\.rawValue).joined(separator: ",") + "\n"))
    #expect(Set(Measure.allCases.map(\.rawValue)).count == Measure.allCases.count)
  }
}
