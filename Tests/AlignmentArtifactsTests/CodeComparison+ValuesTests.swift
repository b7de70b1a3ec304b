import AlignmentArtifacts
import LinearAlgebra
import Stages
import TestSupport
import Testing

@Suite struct CodeComparisonValuesTests {
  @Test func everyValueIsAnnounced() {
    let values = someComparison().values
    #expect(Set(values.keys) == Set(CodeComparison.valueNames))
    #expect(values["class"] == .text("affine") && values["class-rule"] == .text("a rule, \"quoted\""))
    #expect(values["weak.interval"] == .interval(0.75, 0.9))
    #expect(Set(someComparison(priors: false).values.keys).isSubset(of: CodeComparison.valueNames))
    #expect(someComparison(priors: false).values["distance-1.mean"] == nil)
  }

  @Test func theStrongScoreIsRescaledByTheNull() {
    // (0.875 − 0.75)/(1 − 0.75).
    #expect(someComparison().values["strong.rescaled"] == .number(0.5))
  }

  /// A summary without an interval, as of two runs, has none among its values.
  @Test func valuesAreNumbersOfTheirSummary() {
    let values = someComparison().values
    #expect(values["weak.mean"] == .number(0.875) && values["bend.mean"] == .number(0.875))
    #expect(values["rotation-null.mean"] == .number(0.75) && values["rotation-null.upper"] == .number(0.95))
    #expect(values["shuffle-null.mean"] == .number(0.125) && values["margin"] == .number(0.05))
  }
}
