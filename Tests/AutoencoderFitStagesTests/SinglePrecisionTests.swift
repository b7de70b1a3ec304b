import AutoencoderFitStages
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import Testing

@Suite struct SinglePrecisionTests {
  private func failure(_ rows: [[Double]]) throws -> String {
    let fit = try stage(
      FitVaDE.self,
      ["latents": "1", "components": "1", "hidden": "2,", "seed": "1", "epochs": "1", "pretraining-epochs": "0"])
    let points = Points(Matrix(rows: rows.count, columns: rows[0].count, elements: rows.flatMap(\.self)))
    do {
      _ = try fit.run(points, in: .silent)
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func aNumberThatSinglePrecisionCannotHoldIsNamed() throws {
    #expect(
      try failure([[0, 1], [2, -1e39], [1, 1]])
        == "point 1 is -1e+39 at feature 1, too large for the single precision in which networks are trained; read the "
        + "points with 'standardise: true', or scale them")
  }

  /// Of time stamps in nanoseconds, and of numbers near zero.
  @Test(arguments: [[1.7e18, 1.7e18 + 256, 1.7e18 + 512], [1e-170, 2e-170, 0], [1, 1 + 1e-12, 1]] as [[Double]])
  func pointsThatItCannotTellApartAreNamed(values: [Double]) throws {
    let text = try failure(values.map { [$0, $0 == values[0] ? 0 : 1] })
    #expect(text.contains("cannot tell the points apart at feature 0: it takes \(values[0]) and \(values[1]) for"))
  }

  @Test func aFeatureThatIsConstantOrOfAnyOtherScaleIsTrainedOn() throws {
    #expect(try failure([[1, 1e-30], [1, 3e-30], [1, 2e-30], [1, 0]]) == "no error")
  }
}
