import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import StructuredAutoencoderStages
import Testing

@Suite struct TrainingPointsTests {
  @Test func withoutPointsThereIsNothingToTrainWith() throws {
    let fit = try stage(FitSkipAutoencoder.self, smallFit)
    for points in [Matrix<Double>(rows: 0, columns: 2), Matrix(rows: 3, columns: 0)] {
      #expect(throws: ArtifactError("there are no points to train with")) {
        try fit.run(Points(points), in: .silent)
      }
    }
  }

  @Test func aNumberThatSinglePrecisionHasNotIsNamed() throws {
    let fit = try stage(FitSVAE.self, smallFit + [("components", "2")])
    let error = #expect(throws: ArtifactError.self) {
      try fit.run(Points(Matrix([[1, 2], [3, -1e300]])), in: .silent)
    }
    #expect(
      error?.description
        == "point 1 is -1e+300 at feature 1, no number in the single precision in which networks are trained; "
        + "read the points with 'standardise: true', or scale them")
  }
}
