import Interchange
import LinearAlgebra
import Probability
import Stages
import Testing

@Suite struct CodesTests {
  private let matrix = Matrix([[1.0, 2], [3, 5], [5, 0.25]])

  @Test(arguments: CovarianceFamily.allCases)
  func theFilesGiveItBack(family: CovarianceFamily) throws {
    let covariances: Covariances =
      switch family {
      case .full: .full([Matrix([[1, 0.5], [0.5, 2]]), .identity(2)])
      case .tied: .tied(Matrix([[1, 0.5], [0.5, 2]]))
      case .diagonal: .diagonal(Matrix([[1, 2], [3, 4]]))
      case .spherical: .spherical([1, 2])
      }
    let prior = GaussianMixture(weights: [0.25, 0.75], means: Matrix([[0, 1], [2, 3]]), covariances: covariances)
    let codes = Codes(matrix, classes: [1, 0, 1], prior: prior)
    #expect(try Codes(files: codes.files()) == codes)
  }

  @Test func classesAndPriorMayBeMissing() throws {
    let files = try Codes(matrix).files()
    #expect(Set(files.contents.keys) == ["codes.npy"])
    #expect(try Codes(files: files) == Codes(matrix))
  }

  @Test func otherFilesBesideThemAreLeftAlone() throws {
    var files = try Codes(matrix).files()
    files.contents["model.json"] = []
    #expect(try Codes(files: files) == Codes(matrix))
  }

  @Test func everyValueIsAnnounced() {
    let prior = GaussianMixture(weights: [1], means: Matrix([[0, 1]]), covariances: .spherical([1]))
    let values = Codes(matrix, classes: [1, 0, 1], prior: prior).values
    #expect(
      values == ["count": .integer(3), "latents": .integer(2), "classes": .integer(2), "components": .integer(1)])
    #expect(Set(values.keys) == Set(Codes.valueNames))
  }

  @Test func partsThatDoNotFitAreErrors() throws {
    let prior = GaussianMixture(weights: [1], means: Matrix([[0]]), covariances: .spherical([1]))
    var files = try Codes(matrix).files()
    files.contents.merge(try Codes(Matrix([[1]]), prior: prior).files().contents) { own, _ in own }
    let error = try #require(throws: ArtifactError.self) { try Codes(files: files) }
    #expect(error.description == "the prior is over 1 features, but 'codes.npy' has 2 columns")
    files.contents["classes.npy"] = try Codes(Matrix([[1]]), classes: [1]).files().contents["classes.npy"]
    let other = try #require(throws: ArtifactError.self) { try Codes(files: files) }
    #expect(other.description == "'classes.npy' holds 1 classes for 3 codes")
    files.contents["classes.npy"] = nil
    files.contents["prior.json"] = Array(#"{"covariances":"round"}"#.utf8)
    let third = try #require(throws: ArtifactError.self) { try Codes(files: files) }
    #expect(third.description.hasPrefix("'prior.json' names the covariance family 'round'; it is one of 'full'"))
  }

  @Test func tooFewClassesStopTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Codes(Matrix([[1.0], [2]]), classes: [1])
    }
    let message = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
    #expect(message.contains("1 classes for the rows of 2×1"))
  }
}
