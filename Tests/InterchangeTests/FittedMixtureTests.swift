import Interchange
import LinearAlgebra
import Probability
import Stages
import TestSupport
import Testing

struct FittedMixtureTests {
  @Test(arguments: CovarianceFamily.allCases, [nil, 12.5])
  func theFilesGiveItBack(family: CovarianceFamily, margin: Double?) throws {
    let fit = fitted(family, margin: margin)
    #expect(try FittedMixture(files: try fit.files()) == fit)
  }

  @Test func theValuesAreThoseOfTheFit() {
    let values = fitted(.spherical, margin: nil).values
    #expect(values["components"] == .integer(2) && values["iterations"] == .integer(2))
    #expect(values["free-parameters"] == .integer(1 + 4 + 2) && values["smallest-weight"] == .number(0.25))
    #expect(values["converged"] == .flag(true) && values["log-likelihood"] == .number(-1.25))
    // −2·40·(−1.25) and seven parameters' log 40, or twice seven.
    #expect(values["bic"] == .number(100 + 7 * 3.6888794541139363) && values["aic"] == .number(114))
    #expect(Set(values.keys).union(["margin"]) == Set(FittedMixture.valueNames))
  }

  @Test func filesThatDisagreeAreErrors() throws {
    let full = try fitted(.full, margin: nil).files()
    var files = full
    files.contents["covariances.npy"] = try fitted(.spherical, margin: nil).files().contents["covariances.npy"]
    let error = #expect(throws: MixtureError.self) { try FittedMixture(files: files) }
    #expect(
      error?.description
        == "the covariances are 2 entries of shape [2]; the means ask for components×features×features")
    files = full
    files.contents["fit.json"] = Array("{\"covariances\": \"fill\"}".utf8)
    #expect(throws: ArtifactError.self) { try FittedMixture(files: files) }
    files.contents["fit.json"] = nil
    #expect(throws: ArtifactError.self) { try FittedMixture(files: files) }
  }

  private func fitted(_ family: CovarianceFamily, margin: Double?) -> FittedMixture {
    let covariances: Covariances =
      switch family {
      case .full: .full([Matrix([[2.0, 0.1], [0.1, 1]]), Matrix([[1.0, -0.3], [-0.3, 3]])])
      case .tied: .tied(Matrix([[2.0, 0.1], [0.1, 1]]))
      case .diagonal: .diagonal(Matrix([[1.0, 2], [1.0 / 3, 4]]))
      case .spherical: .spherical([0.1, 7])
      }
    return FittedMixture(
      GaussianMixture(weights: [0.25, 0.75], means: Matrix([[0.0, 1], [2, 3]]), covariances: covariances),
      trace: [-2, -1.5], meanLogLikelihood: -1.25, points: 40, converged: true, margin: margin)
  }
}
