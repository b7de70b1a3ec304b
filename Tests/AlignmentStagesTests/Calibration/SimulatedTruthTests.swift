import AlignmentArtifacts
import AlignmentStages
import StageTestSupport
import Stages
import Testing

/// Which classes say something false of which worlds.
@Suite struct SimulatedTruthTests {
  private func trials(_ truth: String, _ more: [(String, String)] = []) throws -> ComparisonTrials {
    let parameters = [("truth", truth), ("runs", "3"), ("points", "200"), ("worlds", "4")] + more
    return try stage(SimulateComparisons.self, parameters).run(Nothing(), in: .silent)
  }

  @Test func aClassThatIsNamedForItsReasonIsRight() throws {
    for (truth, name) in [("independent", "none"), ("affine", "affine"), ("permuted", "permutation-and-scale")] {
      let found = try trials(truth, [("noise", "0.05")])
      #expect(found.rate(name) > 0 && found.falseCount == 0)
    }
  }

  @Test func noiseThatLeavesTooLittleMakesNoneTrue() throws {
    // 1 − 1/(1 + 1)² = .75 is more than the fifth that may be left.
    let found = try trials("affine", [("noise", "1")])
    #expect(found.rate("none") == 1 && found.falseCount == 0)
  }

  @Test func nothingSharedIsNoneWhateverTheRuleAllows() throws {
    #expect(try trials("independent", [("margin", "0.4")]).falseCount == 0)
  }

  @Test func aBendWithinTheMarginIsAffineAndOneBeyondItIsNot() throws {
    // With a margin of a half nearly everything is affine, and rightly so.
    let wide = try trials("bent", [("bend", "0.1"), ("noise", "0.02"), ("margin", "0.45"), ("sharing", "0.5")])
    #expect(wide.rate("affine") > 0 && wide.falseCount == 0 && wide.bend < 0.45)
    // The same worlds, where a bend of a thousandth counts.
    let narrow = try trials("bent", [("bend", "0.1"), ("noise", "0.02"), ("margin", "0.001")])
    #expect(narrow.rate("affine") + narrow.rate("permutation-and-scale") == 0)
  }

  @Test func undecidedIsNeverFalse() throws {
    let found = try trials("rotated", [("noise", "0.34")])
    let undecided = found.trials.filter { $0.name == "undecided" }
    #expect(!undecided.isEmpty && undecided.allSatisfy { !$0.isFalse })
  }

  @Test func kindsAreSpelledAsNotebooksDo() {
    #expect(
      SimulatedTruth.allCases.map(\.rawValue) == [
        "independent", "partly-shared", "affine", "rotated", "permuted", "bent",
      ])
  }
}
