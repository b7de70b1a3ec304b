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

/// That a killed fit goes on where it was.
struct FitProgressTests {
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
    #expect(
      lines.withLock { $0.first }
        == "the checkpoint cannot be read, so the fit begins anew: it is of another architecture")
  }

  @Test func aCheckpointThatCannotBeReadIsNone() throws {
    let fit = try stage(FitVaDE.self, quickFit)
    let whole = try fit.run(twoClusters, in: .silent)
    for state in [[], [1, 2, 3], [UInt8](repeating: 255, count: 100)] as [[UInt8]] {
      let lines = Mutex<[String]>([])
      let found = try fit.run(
        twoClusters, in: context(loading: state, log: { line in lines.withLock { $0.append(line) } }))
      #expect(found == whole)
      #expect(
        lines.withLock { $0.first }?.hasPrefix("the checkpoint cannot be read, so the fit begins anew: ") == true)
    }
  }

  @Test func progressRisesToTheEndAndEachRestartIsToldOf() throws {
    let told = Mutex<[Double]>([])
    let lines = Mutex<[String]>([])
    let context = StageContext(
      read: { throw ArtifactError("no file '\($0.path)'") },
      progress: { fraction, _ in told.withLock { $0.append(fraction) } },
      log: { line in lines.withLock { $0.append(line) } },
      checkpoint: StageContext.Checkpoint(load: { nil }, save: { _ in throw ArtifactError("the disk is full") }))
    _ = try stage(FitVaDE.self, quickFit.map { ($0.key, $0.value) } + [("restarts", "2")]).run(twoClusters, in: context)
    let fractions = told.withLock { $0 }
    #expect(fractions.count > 10 && fractions == fractions.sorted() && fractions.allSatisfy { (0...1).contains($0) })
    let all = lines.withLock { $0 }
    #expect(all.contains { $0.hasPrefix("restart 1 of 2 ended with the bound ") })
    #expect(all.contains { $0.hasPrefix("restart 2 of 2 ended with the bound ") })
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
