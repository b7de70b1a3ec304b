import HierarchyArtifacts
import LinearAlgebra
import Probability
import Stages
import Testing

private let prior = GaussianMixture(
  weights: [0.25, 0.75], means: Matrix([[0, 1], [2, -1]]), covariances: .diagonal(Matrix([[1, 2], [0.5, 3]])))
private let layers = [
  GroundTruth.Layer(weights: Matrix([[1, 2], [3, 4], [5, 6]]), biases: [0, 1, 2], activation: "relu"),
  GroundTruth.Layer(weights: Matrix([[1, 0, -1]]), biases: [0.5], activation: "identity"),
]

@Suite struct RecordedModelTests {
  @Test func filesHoldTheWholeModel() throws {
    let whole = try RecordedModel(prior: prior, codes: Matrix([[1, 2], [3, 4.5]]), layers: layers, points: 12)
    #expect(try RecordedModel(files: whole.files()) == whole)
    #expect(Set(whole.values.keys) == Set(RecordedModel.valueNames))
    #expect(whole.values["outputs"] == .integer(1) && whole.values["codes"] == .integer(2))
    let bare = try RecordedModel(prior: prior)
    #expect(try RecordedModel(files: bare.files()) == bare)
    #expect(bare.values["points"] == .integer(0))
  }

  @Test func partsOverOtherLatentsAreRefused() {
    #expect(throws: ArtifactError("the codes are 2×1, and the prior is over 2 latents")) {
      try RecordedModel(prior: prior, codes: Matrix([[1], [2]]))
    }
    #expect(throws: ArtifactError.self) { try RecordedModel(prior: prior, layers: [layers[1]]) }
    #expect(throws: ArtifactError.self) { try RecordedModel(prior: prior, layers: []) }
    #expect(throws: ArtifactError.self) { try RecordedModel(prior: prior, points: 0) }
  }

  @Test func damagedFilesSayWhatIsWrong() throws {
    var files = try RecordedModel(prior: prior, layers: layers).files()
    files.contents["model.json"] = Array("{\"layers\": 3}".utf8)
    #expect(throws: ArtifactError.self) { try RecordedModel(files: files) }
    files.contents["prior.json"] = nil
    #expect(throws: ArtifactError("a model needs a prior, and there is none")) { try RecordedModel(files: files) }
  }
}
