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

struct FitMFCVAETests {
  @Test func theTermsRiseAndAddUp() throws {
    let fit = try stage(FitMFCVAE.self, quickFacetsFit).run(brightColumns, in: .silent)
    let unlabelled = Images(count: 120, height: 12, width: 4, pixels: brightColumns.pixels)
    #expect(try stage(FitMFCVAE.self, quickFacetsFit).run(unlabelled, in: .silent).model == fit.model)
    #expect(fit.curve.epochs.count == 60 && fit.curve.stageStarts == [31])
    #expect(
      fit.curve.terms == [
        "reconstruction", "facet-0-latent", "facet-0-cluster", "facet-1-latent", "facet-1-cluster", "total",
      ])
    let totals = try #require(fit.curve["total"])
    #expect(totals[59] > totals[0] + 1)
    expectClose(totals[59], (0..<5).reduce(0) { $0 + fit.curve.numbers[59, $1] }, absolute: 1e-9)
    let bound = fit.outcome.bound
    #expect(fit.values["bound"] == .number(bound.total))
    #expect(fit.values["facet-1-cluster"] == .number(bound.facets[1].cluster))
    #expect(fit.codes.facets.map(\.codes.shape.description) == ["120×2", "120×2"])
    #expect(fit.codes.facets.map(\.prior?.components) == [2, 3])
    #expect(fit.values["facet-2-latent"] == nil && fit.values["facets"] == .integer(2))
    #expect(try FittedAutoencoder(files: fit.files()) == fit)
  }

  @Test func aKilledFitGoesOnToTheSameBytes() throws {
    let saved = Mutex<[[UInt8]]>([])
    // Small networks are seldom saved, so this one has wide layers.
    var wide = quickFacetsFit
    wide[2] = ("encoder", "512,512")
    wide[3] = ("decoder", "512,512,16")
    wide[5] = ("stage-epochs", "8,8")
    let fit = try stage(FitMFCVAE.self, wide)
    let whole = try fit.run(
      brightColumns, in: context(saving: { bytes in saved.withLock { $0.append(bytes) } })
    ).files()
    let states = saved.withLock { $0 }
    #expect(!states.isEmpty)
    for state in states {
      let lines = Mutex<[String]>([])
      let resumed = try fit.run(
        brightColumns, in: context(loading: state, log: { line in lines.withLock { $0.append(line) } }))
      #expect(try resumed.files() == whole)
      #expect(lines.withLock { $0.first }?.hasPrefix("going on from epoch ") == true)
    }
    let lines = Mutex<[String]>([])
    _ = try stage(FitMFCVAE.self, quickFacetsFit).run(
      brightColumns, in: context(loading: states[0], log: { line in lines.withLock { $0.append(line) } }))
    #expect(
      lines.withLock { $0.first }
        == "the checkpoint cannot be read, so the fit begins anew: it is of another architecture")
  }

  @Test func vanillaOneFacetAndUntrainedCanBeAskedFor() throws {
    let vanilla = try stage(
      FitMFCVAE.self, quickFacetsFit.filter { $0.0 != "components" } + [("prior", "standard")]
    ).run(brightColumns, in: .silent)
    #expect(
      vanilla.configuration.architecture.facets.map(\.components) == [1, 1]
        && vanilla.outcome.bound.facets[0].cluster == 0)
    let untrained = try stage(
      FitMFCVAE.self, quickFacetsFit.filter { $0.0 != "stage-epochs" } + [("stage-epochs", "0,0")]
    ).run(brightColumns, in: .silent)
    #expect(untrained.curve.epochs.isEmpty && untrained.curve.stageStarts.isEmpty)
    #expect(try FittedAutoencoder(files: untrained.files()) == untrained)
    let one = try stage(
      FitMFCVAE.self,
      [
        ("latents", "3,"), ("components", "3,"), ("encoder", "8,8,4"), ("decoder", "4,8,8"), ("stage-epochs", "3,"),
        ("activation", "leaky-relu"), ("posterior", "full"), ("prior", "full"), ("objective", "sampled"), ("seed", "1"),
      ]
    ).run(brightColumns, in: .silent)
    let architecture = one.configuration.architecture
    #expect(architecture.facets[0].rung == 3 && architecture.activation == .leakyRelu(slope: 0.01))
    #expect(one.configuration.training.objective == .sampled && one.curve.stageStarts.isEmpty)
    #expect(try FittedAutoencoder(files: one.files()) == one)
    #expect(one.codes.joined.prior?.covariances.family == .full)
  }

  @Test func aGaussianLikelihoodComesBackAsOne() throws {
    let fit = try stage(
      FitMFCVAE.self,
      quickFacetsFit.filter { $0.0 != "stage-epochs" } + [
        ("stage-epochs", "2,2"), ("likelihood", "gaussian"), ("deviation", "0.3"),
      ]
    ).run(brightColumns, in: .silent)
    let read = try FittedAutoencoder(files: fit.files())
    #expect(read == fit && read.model.architecture.likelihood == .gaussian(deviation: 0.3, isLearned: true))
    #expect(read.values["deviation"] != nil)
  }

  @Test func thePrecisionIsAmongWhatItWasTrainedWith() throws {
    func fit(_ precision: String) throws -> FittedAutoencoder {
      try stage(FitMFCVAE.self, quickFacetsFit + [("precision", precision)]).run(brightColumns, in: .silent)
    }
    let (single, half) = (try fit("single"), try fit("bfloat16"))
    #expect(try stage(FitMFCVAE.self, quickFacetsFit).run(brightColumns, in: .silent).files() == single.files())
    #expect(single.configuration.training.precision == .single && half.configuration.training.precision == .bfloat16)
    #expect(half.model != single.model && half.configuration.architecture == single.configuration.architecture)
    let read = try FittedAutoencoder(files: half.files())
    #expect(read == half && half.curve.numbers[59, 5] > half.curve.numbers[0, 5] + 1)
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
