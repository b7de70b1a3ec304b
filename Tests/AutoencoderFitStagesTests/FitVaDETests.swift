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

struct FitVaDETests {
  @Test func theBoundClimbsWithoutTheLabels() throws {
    let fit = try stage(FitVaDE.self, quickFit).run(twoClusters, in: .silent)
    #expect(try stage(FitVaDE.self, quickFit).run(Points(twoClusters.coordinates), in: .silent).model == fit.model)
    let codes = fit.codes.joined
    #expect(codes.classes == twoClusters.labels && codes.prior?.components == 2)
    #expect(try Codes(files: fit.files()) == codes)
    #expect(fit.curve.epochs.count == 60 && fit.curve.terms.last == "total" && fit.pretrainingErrors.count == 60)
    let totals = try #require(fit.curve["total"])
    #expect(totals[59] > totals[0])
    let terms = ["reconstruction", "latent-prior", "cluster-prior", "latent-entropy", "cluster-entropy"].map {
      number(fit, $0)
    }
    expectClose(terms.reduce(0, +), number(fit, "bound"), absolute: 1e-12)
    expectClose(number(fit, "facet-0-latent"), terms[1] + terms[3], absolute: 1e-12)
  }

  @Test func theVanillaAutoencoderHasAStandardPrior() throws {
    let fit = try stage(
      FitVaDE.self,
      ["latents": "2", "prior": "standard", "hidden": "8,", "seed": "1", "epochs": "3", "pretraining-epochs": "3"]
    ).run(twoClusters, in: .silent)
    #expect(fit.values["components"] == .integer(1) && fit.codes.facets[0].prior?.weights == [1])
    #expect(fit.values["cluster-entropy"] == .number(0) && fit.values["smallest-weight"] == .number(1))
  }

  @Test(arguments: ["vampprior", "weighted-vampprior"])
  func aPriorOfPseudoInputsIsWhatTheEncoderMakesOfThem(prior: String) throws {
    let fit = try stage(
      FitVaDE.self,
      [
        "latents": "2", "prior": prior, "components": "5", "hidden": "8,", "seed": "1", "epochs": "20",
        "pretraining-epochs": "20",
      ]
    ).run(twoClusters, in: .silent)
    let layout = fit.model.parameters.layout
    let inputs = fit.model.parameters[try #require(layout["facet.0.prior.pseudo-inputs"])].map { Double($0) }
    let mixture = try #require(fit.codes.facets[0].prior)
    let codes = Autoencoder<Double>(fit.model).codes(
      of: PointSet(Matrix(rows: 5, columns: twoClusters.coordinates.columns, elements: inputs)))
    // The codes are computed in double precision, the prior in single.
    expectClose(mixture.means, codes[0], relative: 1e-4, absolute: 1e-4)
    #expect((Set(mixture.weights).count == 1) == (prior == "vampprior"))
    #expect(try FittedAutoencoder(files: fit.files()) == fit)
  }

  @Test func pseudoInputsNeedAsManyPoints() throws {
    let fit = try stage(
      FitVaDE.self, ["latents": "2", "prior": "vampprior", "components": "999", "seed": "1", "pretraining-epochs": "0"])
    let error = #expect(throws: TrainingError.self) { try fit.run(twoClusters, in: .silent) }
    #expect(error?.description.contains("999 pseudo-inputs cannot begin as different points among") == true)
  }

  @Test func thePriorMayBeMadeOfAStyle() throws {
    let parameters = [
      ("latents", "2"), ("prior", "gmvae"), ("components", "2"), ("hidden", "8,"), ("seed", "1"), ("epochs", "5"),
      ("styles", "3"), ("style-units", "4"),
    ]
    let fit = try stage(FitVaDE.self, parameters).run(twoClusters, in: .silent)
    let architecture = fit.configuration.architecture
    #expect(architecture.styles == 3 && architecture.styleUnits == 4 && number(fit, "bound").isFinite)
    #expect(fit.codes.facets[0].prior?.weights == [0.5, 0.5])
    #expect(try FittedAutoencoder(files: fit.files()) == fit)
    #expect(throws: NotebookError.self) {
      try stage(FitVaDE.self, quickFit.map { ($0.key, $0.value) } + parameters[6...])
    }
  }

  @Test func thePosteriorMayBeAMixture() throws {
    let least = [("latents", "2"), ("components", "2"), ("hidden", "8,"), ("seed", "1"), ("epochs", "5")]
    let without = try stage(FitVaDE.self, least).run(twoClusters, in: .silent)
    let one = try stage(FitVaDE.self, least + [("posterior-components", "1")]).run(twoClusters, in: .silent)
    #expect(try one.files() == without.files())
    let three = least + [("posterior-components", "3")]
    let fit = try stage(FitVaDE.self, three + [("objective", "importance")]).run(twoClusters, in: .silent)
    #expect(fit.configuration.architecture.posteriorComponents == 3 && number(fit, "bound").isFinite)
    #expect(try FittedAutoencoder(files: fit.files()) == fit)
    #expect(throws: NotebookError.self) { try stage(FitVaDE.self, three + [("prior", "vampprior")]) }
  }

  @Test func anUntrainedEncoderIsOneWithoutEpochs() throws {
    let fit = try stage(
      FitVaDE.self,
      ["latents": "2", "components": "2", "seed": "1", "epochs": "0", "pretraining-epochs": "0"]
    ).run(twoClusters, in: .silent)
    #expect(fit.curve.epochs.isEmpty && fit.pretrainingErrors.isEmpty && fit.values["epochs"] == .integer(0))
    #expect(fit.values["pretraining-error"] == nil)
    #expect(try FittedAutoencoder(files: fit.files()) == fit)
  }

  private func number(_ fit: FittedAutoencoder, _ name: String) -> Double {
    if case .number(let number)? = fit.values[name] { number } else { .nan }
  }
}
