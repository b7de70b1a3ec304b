import AlignmentArtifacts
import AlignmentStages
import StageTestSupport
import Stages
import TestSupport
import Testing

/// The worlds that comparisons are tried on, seen through the scores of other tools.
@Suite struct SimulatedRunsTests {
  private func trials(_ truth: String, _ more: [(String, String)] = []) throws -> ComparisonTrials {
    let parameters = [("truth", truth), ("runs", "3"), ("points", "200"), ("latents", "3")]
    return try stage(
      SimulateComparisons.self, parameters + more + (more.contains { $0.0 == "worlds" } ? [] : [("worlds", "2")])
    ).run(Nothing(), in: .silent)
  }

  /// A number of the first trial, by its column.
  private func score(_ column: Int, _ trials: ComparisonTrials) -> Double { trials.trials[0].numbers[column] }

  private func value(_ name: String, _ trials: ComparisonTrials) throws -> Double {
    guard case .number(let number)? = trials.values[name] else { throw ArtifactError("no '\(name)'") }
    return number
  }

  @Test(arguments: ["affine", "rotated", "permuted"])
  func withoutNoiseALinearMapTakesOneRunToAnother(truth: String) throws {
    let found = try trials(truth, [("noise", "0")])
    expectClose(try value("consistency.mean", found), 1, absolute: 1e-9)
    expectClose(score(3, found), 1, absolute: 1e-9)
    // Shared codes are white, so a rotation of them is one of shape; a map that stretches is not.
    let procrustes = try value("procrustes.mean", found)
    #expect(truth == "rotated" ? abs(procrustes - 1) < 1e-9 : procrustes < 0.9999)
  }

  @Test func runsThatShareNothingHaveNothingInCommon() throws {
    let found = try trials("independent", [("noise", "0")])
    // R² of 200 points by chance is 3/200.
    #expect(try value("consistency.mean", found) < 0.06 && value("rsa.mean", found) < 0.1)
  }

  @Test func oneDirectionOfThreeIsARunsOwn() throws {
    let found = try trials("partly-shared", [("noise", "0")])
    #expect(abs(score(3, found)) < 0.3)
    #expect(try value("consistency.mean", found) > 0.3 && value("consistency.mean", found) < 0.95)
  }

  @Test func moreNoiseIsLessInCommon() throws {
    let consistencies = try ["0", "0.2", "1"].map { try value("consistency.mean", trials("affine", [("noise", $0)])) }
    #expect(consistencies == consistencies.sorted(by: >))
    // Of white codes, R² is 1/(1 + σ²)².
    expectClose(consistencies[2], 0.25, absolute: 0.15)
  }

  @Test func aBendOfNoSizeIsNone() throws {
    let none = try trials("bent", [("bend", "0"), ("noise", "0")])
    expectClose(none.bend, 0, absolute: 1e-6)
    expectClose(score(3, none), 1, absolute: 1e-6)
    #expect(try trials("bent", [("bend", "0.3"), ("noise", "0")]).bend > 0.2)
  }

  @Test func clustersAreOtherWorldsOfTheSameRelation() throws {
    let (clusters, plain) = try (
      trials("rotated", [("clustered", "true"), ("noise", "0")]), trials("rotated", [("noise", "0")])
    )
    expectClose(try value("procrustes.mean", clusters), 1, absolute: 1e-9)
    #expect(clusters != plain)
  }

  @Test func theFirstWorldsAreTheSameHoweverManyAreDrawn() throws {
    #expect(try trials("affine", [("worlds", "1")]).trials[0] == trials("affine").trials[0])
    #expect(try trials("affine").trials[0] != trials("affine").trials[1])
    #expect(try trials("affine", [("seed", "2")]).trials != trials("affine").trials)
  }
}
