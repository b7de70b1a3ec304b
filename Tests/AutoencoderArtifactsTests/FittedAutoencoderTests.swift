import AutoencoderArtifacts
import Interchange
import LinearAlgebra
import Probability
import SafetensorsFormat
import Stages
import Testing

struct FittedAutoencoderTests {
  private let fit = FittedAutoencoder(
    configuration: AutoencoderConfiguration(
      features: 2, latents: 1, components: 2, hidden: [3], activation: "leaky-relu", slope: 0.2, posterior: "diagonal",
      prior: "diagonal", likelihood: "gaussian", deviation: 0.1, learnsDeviation: true, objective: "marginal"),
    tensors: [
      "prior.logits": Tensor([Float(0.25), -1]), "encoder.0.weight": Tensor([Float(1), 2, 3, 4], shape: [2, 2]),
    ],
    codes: Codes(
      Matrix([[0.5], [-0.25], [1 / 3]]), classes: [0, 1, 1],
      prior: GaussianMixture(weights: [0.25, 0.75], means: Matrix([[1], [2]]), covariances: .spherical([1, 2]))),
    curve: LearningCurve(
      epochs: [1, 2], terms: ["reconstruction", "total"], numbers: Matrix([[-3, -4.1], [-1, -2]])),
    pretrainingErrors: [0.7, 1 / 3],
    outcome: FittedAutoencoder.Outcome(
      bound: -2.1, terms: ["reconstruction": -1.1, "latent-prior": -1], importanceBound: -1.9, deviation: 0.05,
      restarts: [-2.1, nil]))

  @Test func filesReadBackAsTheSameFit() throws {
    let files = try fit.files()
    #expect(try FittedAutoencoder(files: files) == fit)
    #expect(try fit.files() == files)
  }

  @Test func itCanBeReadAsCodesAndAsALearningCurve() throws {
    #expect(FittedAutoencoder.views.count == 2)
    #expect(try Codes(files: fit.files()) == fit.codes)
    #expect(try LearningCurve(files: fit.files()) == fit.curve)
  }

  @Test func theFileOfTensorsTellsTheConfiguration() throws {
    let file = try SafetensorsFile(fit.files()["model.safetensors"], name: "model.safetensors")
    #expect(file.metadata["configuration"]?.contains("\"activation\":\"leaky-relu\"") == true)
  }

  @Test func valuesAreAmongTheirNames() {
    let values = fit.values
    #expect(Set(values.keys).isSubset(of: Set(FittedAutoencoder.valueNames)))
    #expect(values["bound"] == .number(-2.1) && values["failed-restarts"] == .integer(1))
    #expect(values["parameters"] == .integer(6) && values["smallest-weight"] == .number(0.25))
    #expect(values["pretraining-error"] == .number(1 / 3) && values["deviation"] == .number(0.05))
  }

  @Test func damagedDescriptionsAreRefused() throws {
    var files = try fit.files()
    files.contents["model.json"] = Array("{}".utf8)
    #expect(throws: ArtifactError.self) { try FittedAutoencoder(files: files) }
    files.contents["model.json"] = nil
    #expect(throws: ArtifactError.self) { try FittedAutoencoder(files: files) }
  }
}
