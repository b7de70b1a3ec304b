import AlignmentArtifacts
import Testing

@Suite struct EquivalenceClassTests {
  @Test func classesAreSpelledAsReportsDo() {
    #expect(
      EquivalenceClass.allCases.map(\.rawValue) == [
        "none", "nonlinear", "affine", "permutation-and-scale", "undecided",
      ])
  }

  @Test func aConditionAtItsThresholdIsNotMet() {
    func holds(_ observed: Double, _ side: ClassCriterion.Side) -> Bool {
      ClassCriterion(neededFor: .affine, statement: "a share", observed: observed, side, threshold: 0.05).holds
    }
    #expect(holds(0.06, .above) && !holds(0.05, .above) && !holds(0.04, .above))
    #expect(holds(0.04, .below) && !holds(0.05, .below) && !holds(0.06, .below))
    // What is no number meets nothing.
    #expect(!holds(.nan, .above) && !holds(.nan, .below))
  }
}
