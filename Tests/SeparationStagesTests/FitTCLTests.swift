import Interchange
import LinearAlgebra
import SeparationArtifacts
import SeparationStages
import StageTestSupport
import Stages
import Testing

@Suite struct FitTCLTests {
  private let quick: [(String, String)] = [
    ("latents", "2"), ("steps", "400"), ("first-steps", "50"), ("batch", "64"), ("learning-rate", "0.05"),
    ("seed", "1"),
  ]

  @Test(arguments: ["absolute", "maxout"]) func featuresAreCodes(feature: String) throws {
    let sample = try sample("tcl")
    let fit = try stage(FitTCL.self, quick + [("feature", feature)])
    let codes = try fit.run(sample.points, in: .silent)
    #expect(codes.codes.rows == 1000 && codes.codes.columns == 2 && codes.classes == sample.points.labels)
    #expect(try fit.run(sample.points, in: .silent) == codes)
  }

  @Test func whatItCannotTakeIsSaid() throws {
    let points = try sample("tcl").points
    let fit = try stage(FitTCL.self, quick)
    #expect(throws: ArtifactError("the points have no labels, and time-contrastive learning tells these apart")) {
      try fit.run(Points(points.coordinates), in: .silent)
    }
    #expect(throws: ArtifactError.self) {
      try fit.run(Points(points.coordinates, labels: [-1] + (points.labels ?? []).dropFirst()), in: .silent)
    }
    var broken = points.coordinates
    broken[7, 0] = .infinity
    #expect(throws: ArtifactError("point 7 is not finite at feature 0")) {
      try fit.run(Points(broken, labels: points.labels), in: .silent)
    }
  }
}
