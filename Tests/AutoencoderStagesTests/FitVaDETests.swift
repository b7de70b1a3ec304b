import AutoencoderArtifacts
import AutoencoderStages
import Interchange
import LinearAlgebra
import Parameters
import Probability
import StageTestSupport
import Stages
import Synchronization
import TestSupport
import Testing

struct FitVaDETests {
  @Test func theClustersAreFoundWithoutTheirLabels() throws {
    let fit = try stage(FitVaDE.self, quickFit).run(twoClusters, in: .silent)
    #expect(try stage(FitVaDE.self, quickFit).run(Points(twoClusters.coordinates), in: .silent).tensors == fit.tensors)
    let assignments = try stage(AssignClusters.self).run(Pair(fit, twoClusters), in: .silent)
    let agreeing = zip(assignments.labels, twoClusters.labels ?? []).count { $0 == $1 }
    #expect([0, 120].contains(agreeing), "clusters ten deviations apart: \(agreeing)")
    #expect(fit.codes.classes == twoClusters.labels && fit.codes.prior?.components == 2)
    #expect(fit.curve.epochs.count == 60 && fit.curve.terms.last == "total" && fit.pretrainingErrors.count == 60)
    let totals = try #require(fit.curve["total"])
    #expect(totals[59] > totals[0])
    #expect(fit.outcome.importanceBound >= fit.outcome.bound)
    expectClose(fit.outcome.terms.values.reduce(0, +), fit.outcome.bound, absolute: 1e-12)
  }

  @Test func encodingTheSamePointsGivesTheSameCodes() throws {
    let fit = try stage(FitVaDE.self, quickFit).run(twoClusters, in: .silent)
    let codes = try stage(Encode.self).run(Pair(fit, twoClusters), in: .silent)
    #expect(codes == fit.codes)
    let some = Points(twoClusters.coordinates.rows(10..<20))
    let part = try stage(Encode.self).run(Pair(fit, some), in: .silent)
    // Products of another number of rows may be rounded otherwise.
    expectClose(part.codes, fit.codes.codes.rows(10..<20), absolute: 1e-12)
    #expect(part.classes == nil && part.prior == fit.codes.prior)
  }

  @Test func aKilledFitGoesOnToTheSameBytes() throws {
    let fit = try stage(FitVaDE.self, quickFit)
    let saved = Mutex<[[UInt8]]>([])
    // Small networks are seldom saved, so this one has wide layers.
    let wide = try stage(
      FitVaDE.self,
      [
        "latents": "2", "components": "2", "hidden": "512,512", "seed": "3", "epochs": "16",
        "pretraining-epochs": "16", "draws": "1", "importance-draws": "1",
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
    #expect(fit.configuration.components == 1 && fit.codes.prior?.weights == [1])
    #expect(fit.values["cluster-entropy"] == .number(0) && fit.values["smallest-weight"] == .number(1))
    let assignments = try stage(AssignClusters.self).run(Pair(fit, twoClusters), in: .silent)
    #expect(Set(assignments.labels) == [0])
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
    let configuration = fit.configuration
    #expect(configuration.hidden == [6, 5] && configuration.slope == 0.1 && configuration.objective == "sampled")
    #expect(configuration.posterior == "full" && configuration.prior == "full")
    #expect(fit.values["deviation"] == nil && fit.values["restarts"] == .integer(2))
    #expect(fit.codes.prior?.covariances.family == .full)
    #expect(try FittedAutoencoder(files: fit.files()) == fit)
    #expect(try stage(Encode.self).run(Pair(fit, squeezed), in: .silent) == fit.codes)
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

  @Test func pointsOfOtherFeaturesAreRefused() throws {
    let fit = try stage(
      FitVaDE.self, ["latents": "1", "components": "1", "seed": "1", "epochs": "0", "pretraining-epochs": "0"]
    ).run(twoClusters, in: .silent)
    let wide = Points(Matrix(rows: 2, columns: 3))
    let error = #expect(throws: ArtifactError.self) { try stage(Encode.self).run(Pair(fit, wide), in: .silent) }
    #expect(
      error?.description == "points of 3 features do not fit an autoencoder of 2; "
        + "prepare them as the points that it was fitted to")
    #expect(throws: ArtifactError.self) { try stage(AssignClusters.self).run(Pair(fit, wide), in: .silent) }
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
