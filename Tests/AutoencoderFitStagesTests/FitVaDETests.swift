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
import Synchronization
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

  @Test func aKilledFitGoesOnToTheSameBytes() throws {
    let fit = try stage(FitVaDE.self, quickFit)
    let saved = Mutex<[[UInt8]]>([])
    // Small networks are seldom saved, so this one has wide layers.
    let wide = try stage(
      FitVaDE.self,
      [
        "latents": "2", "components": "2", "hidden": "512,512", "seed": "3", "epochs": "16",
        "pretraining-epochs": "16", "draws": "1",
      ])
    let whole = try wide.run(twoClusters, in: context(saving: { bytes in saved.withLock { $0.append(bytes) } })).files()
    let states = saved.withLock { $0 }
    #expect(states.count == 2, "one in each phase")
    for state in states {
      let lines = Mutex<[String]>([])
      let resumed = try wide.run(
        twoClusters, in: context(loading: state, log: { line in lines.withLock { $0.append(line) } }))
      #expect(try resumed.files() == whole)
      #expect(lines.withLock { $0.first }?.hasPrefix("going on from ") == true)
    }
    let lines = Mutex<[String]>([])
    _ = try fit.run(twoClusters, in: context(loading: states[0], log: { line in lines.withLock { $0.append(line) } }))
    #expect(lines.withLock { $0.first } == "the checkpoint is of another architecture, so the fit begins anew")
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

  private func number(_ fit: FittedAutoencoder, _ name: String) -> Double {
    if case .number(let number)? = fit.values[name] { number } else { .nan }
  }

  private func context(
    loading state: [UInt8]? = nil, saving: @escaping @Sendable ([UInt8]) -> Void = { _ in },
    log: @escaping @Sendable (String) -> Void = { _ in }
  ) -> StageContext {
    StageContext(
      read: { throw ArtifactError("no file '\($0.path)'") }, progress: { _, _ in }, log: log,
      checkpoint: StageContext.Checkpoint(load: { state }, save: saving))
  }
}
