import AutoencoderArtifacts
import AutoencoderFitStages
import Autoencoders
import Interchange
import LearningArtifacts
import LinearAlgebra
import Networks
import Parameters
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

/// The parts of autoencoders as notebooks ask for them.
struct ArchitectureParametersTests {
  @Test func allPartsCanBeAskedFor() throws {
    let squeezed = Points(twoClusters.coordinates.map { 0.5 + $0 / 20 })
    let fit = try stage(
      FitVaDE.self,
      [
        "latents": "3", "components": "2", "hidden": "6,5", "activation": "leaky-relu", "slope": "0.1",
        "posterior": "full", "prior": "full", "likelihood": "bernoulli", "objective": "sampled", "epochs": "2",
        "pretraining-epochs": "2", "restarts": "2", "seed": "5",
      ]
    ).run(squeezed, in: .silent)
    let architecture = fit.configuration.architecture
    #expect(architecture.encoder == [6, 5] && architecture.decoder == [5, 6])
    #expect(architecture.activation == .leakyRelu(slope: 0.1) && fit.configuration.training.objective == .sampled)
    #expect(architecture.posterior == .full && architecture.prior == .full)
    #expect(fit.values["deviation"] == nil && fit.values["restarts"] == .integer(2))
    #expect(fit.codes.facets[0].prior?.covariances.family == .full)
    #expect(try FittedAutoencoder(files: fit.files()) == fit)
  }

  @Test func whatIsNoParameterIsAnErrorWithItsPlace() throws {
    let error = #expect(throws: NotebookError.self) {
      try stage(FitVaDE.self, ["latents": "2", "components": "3", "seed": "1", "activation": "leaky-rleu"])
    }
    #expect(error?.description.contains("did you mean 'leaky-relu'?") == true)
    #expect(throws: NotebookError.self) {
      try stage(FitVaDE.self, ["latents": "2", "components": "3", "seed": "1", "slope": "0.1"])
    }
    #expect(throws: NotebookError.self) {
      try stage(FitVaDE.self, ["latents": "2", "components": "3", "prior": "standard", "seed": "1"])
    }
    #expect(throws: NotebookError.self) { try stage(FitVaDE.self, ["latents": "2", "seed": "1"]) }
  }

  @Test(arguments: [
    ("components", "2,", "a.md:3:10: 'components' holds 1 numbers, but 'latents' 2; give one for each facet"),
    ("rungs", "2,1", "the rungs [2, 1] should ascend from 1 on and end with 2, the encoder's last layer"),
    ("rungs", "1,2,3", "'rungs' holds 3 numbers, but 'latents' 2; give one for each facet"),
    ("stage-epochs", "5,", "'stage-epochs' holds 1 numbers for 2 facets; give one for each"),
    ("decoder", "4,", "needs a decoder of more than as many"),
    ("slope", "0.1", "has no parameter 'slope'"),
    ("precision", "half", "'precision' cannot be 'half'; it is one of"),
    ("activation", "leaky-rleu", "did you mean 'leaky-relu'?"),
  ])
  func whatMakesNoLadderIsAnErrorWithItsPlace(name: String, value: String, words: String) {
    let parameters = quickFacetsFit.map { $0.0 == name ? (name, value) : $0 }
    let all = parameters.contains { $0.0 == name } ? parameters : parameters + [(name, value)]
    let message = message(FitMFCVAE.self, all)
    #expect(message.contains(words) && message.hasPrefix("a.md:"), "\(message)")
  }
}
