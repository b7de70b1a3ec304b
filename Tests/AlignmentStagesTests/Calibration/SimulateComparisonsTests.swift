import AlignmentArtifacts
import AlignmentStages
import StageTestSupport
import Stages
import Testing

@Suite struct SimulateComparisonsTests {
  private func trials(_ truth: String, _ more: [(String, String)] = []) throws -> ComparisonTrials {
    let parameters = [("truth", truth), ("runs", "3"), ("points", "300"), ("worlds", "6")] + more
    return try stage(SimulateComparisons.self, parameters).run(Nothing(), in: .silent)
  }

  @Test func whatIsKnownIsFoundMostly() throws {
    #expect(try trials("independent").rate("none") == 1)
    #expect(try trials("permuted").rate("permutation-and-scale") >= 0.8)
    #expect(try trials("affine").rate("affine") >= 0.8)
    #expect(try trials("partly-shared").rate("none") >= 0.8)
  }

  @Test func ofOneColumnAnAffineMapIsOneOfScale() throws {
    let found = try trials("affine", [("latents", "1")])
    #expect(found.rate("permutation-and-scale") >= 0.8)
    #expect(found.values["wrong"] == .number(0))
    // Of two columns it is not.
    #expect(try trials("rotated").rate("permutation-and-scale") <= 0.2)
  }

  @Test func aBendHasItsTruthAndIsNotAffine() throws {
    let found = try trials("bent", [("bend", "0.2")])
    #expect(found.bend > 0.1 && found.bend < 0.5)
    #expect(found.rate("affine") + found.rate("permutation-and-scale") <= 0.2)
    #expect(try trials("affine").bend == 0)
  }

  @Test func theFilesGiveItBackAndTheValuesAreAnnounced() throws {
    let found = try trials("rotated")
    #expect(try ComparisonTrials(files: found.files()) == found)
    #expect(Set(found.values.keys) == Set(ComparisonTrials.valueNames))
    #expect(try trials("rotated") == found)
  }
}
