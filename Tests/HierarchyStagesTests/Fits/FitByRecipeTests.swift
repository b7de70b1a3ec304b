import AutoencoderArtifacts
import Autoencoders
import HierarchyArtifacts
import HierarchyStages
import Interchange
import LinearAlgebra
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

let someSample = Result {
  try stage(SampleTruth.self, ["points": "600"]).run(drawnTruth(), in: .silent)
}

private func fit(_ parameters: [(String, String)]) throws -> FittedAutoencoder {
  try stage(
    FitByRecipe.self,
    [
      ("components", "3"), ("hidden", "16,16"), ("steps", "150"), ("pretraining-steps", "150"), ("seed", "1"),
    ] + parameters
  ).run(someSample.get().points, in: .silent)
}

@Suite struct FitByRecipeTests {
  @Test(arguments: ["principal", "geodesic", "random"]) func eachStartGivesABound(start: String) throws {
    let found = try fit([("recipe", "full"), ("start", start)])
    // So few steps lead nowhere from weights at random.
    #expect(found.outcome.bound.total > (start == "random" ? -1000 : -8))
  }

  @Test func theSameSeedGivesTheSameBits() throws {
    #expect(try fit([("recipe", "full-then-diagonal")]) == fit([("recipe", "full-then-diagonal")]))
  }

  @Test func partsThatDoNotFitAreNamed() throws {
    let flat = Points(Matrix((0..<40).map { [Double($0)] }))
    #expect(throws: HierarchyError.fewColumns(1, needed: 2)) {
      try stage(FitByRecipe.self, ["components": "2", "start": "principal", "seed": "1"]).run(flat, in: .silent)
    }
  }
}
