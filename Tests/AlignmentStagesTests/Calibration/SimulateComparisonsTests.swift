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

@Suite struct JudgeCalibrationTests {
  @Test func theWorstKindAndAllAreCounted() throws {
    let summary = CalibrationSummary(cells: [.init(worlds: 40, wrong: 0), .init(worlds: 40, wrong: 10)])
    #expect(summary.values["worst"] == .number(0.25) && summary.values["wrong"] == .number(0.125))
    guard case .number(let lower)? = summary.values["worst.lower"] else { throw ArtifactError("no number") }
    #expect(lower > 0.05 && lower < 0.25)
    #expect(try CalibrationSummary(files: summary.files()) == summary)
    #expect(Set(summary.values.keys) == Set(CalibrationSummary.valueNames))
  }

  @Test func countsThatAreNoneAreErrors() throws {
    let files = ArtifactFiles(["cells.csv": Array("worlds,false\n4.0,5.0\n".utf8)])
    #expect(throws: ArtifactError.self) { try CalibrationSummary(files: files) }
  }
}
