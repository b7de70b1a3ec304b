import Likelihood
import LikelihoodArtifacts
import LikelihoodStages
import LinearAlgebra
import Randomness
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct ScanSlicesTests {
  @Test func theTruthOfAnInjectiveModelIsTheOnlyMinimumOfEverySlice() throws {
    let model = try injectiveModel()
    let scan = try stage(ScanSlices.self, ["points": "61", "resolution": "2"]).run(
      Pair(simulated(model, .twoComponents), search(model, .twoComponents)), in: .silent)
    #expect(scan.slices.map(\.name) == model.shape.scalars.dropLast().map(\.description))
    #expect(scan.offsets.count == 61 && scan.offsets[30] == 0 && scan.offsets[60] == 3)
    #expect(scan.isUniqueThroughout && scan.slices.allSatisfy { $0.excess[30] == 0 })
  }

  @Test func behindAFoldAMeanHasAnotherMinimumAtItsMirrorImage() throws {
    let model = try foldedModel()
    let scan = try stage(ScanSlices.self, ["points": "61", "resolution": "2"]).run(
      Pair(simulated(model, .folded), search(model, .folded)), in: .silent)
    #expect(!scan.isUniqueThroughout)
    let slice = try #require(scan.slices.first { $0.name == "μ1" })
    let other = try #require(slice.otherMinima(step: scan.step).min { $0.excess < $1.excess })
    // The fold is at 0, the mean at −.75; the golden sections end where rounding hides the curvature.
    #expect(abs(other.offset - 1.5) < 1e-4 && abs(other.excess) < 1e-8)
  }
}
