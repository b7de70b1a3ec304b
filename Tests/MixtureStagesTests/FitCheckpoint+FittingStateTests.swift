import LinearAlgebra
import MixtureStages
import Parameters
import StageTestSupport
import Stages
import Synchronization
import TestSupport
import Testing

/// A fit whose state is saved, by the stage that saves it.
@Suite struct FitCheckpointFittingStateTests {
  @Test func aKilledFitGoesOnToTheSameBits() throws {
    let fit = try stage(
      FitMixture.self,
      ["components": "4", "restarts": "2", "tolerance": "0", "iterations": "60", "seed": "5", "start": "random"])
    let whole = try fit.run(twoClusters, in: .silent)
    let saved = Mutex<[[UInt8]]>([])
    let saving = context(loading: nil, saving: { bytes in saved.withLock { $0.append(bytes) } })
    #expect(try fit.run(twoClusters, in: saving) == whole)
    let states = saved.withLock { $0 }
    #expect(states.count == 4, "at iterations 25 and 50 of two restarts")
    for state in states {
      let lines = Mutex<[String]>([])
      #expect(
        try fit.run(twoClusters, in: context(loading: state, log: { line in lines.withLock { $0.append(line) } }))
          == whole)
      #expect(lines.withLock { $0.first }?.hasPrefix("going on from restart") == true)
    }
  }

  @Test func whatCannotBeReadIsNoStateAndTheLogSaysSo() throws {
    let fit = try stage(FitMixture.self, ["components": "2", "seed": "5"])
    let lines = Mutex<[String]>([])
    let broken = context(loading: [1, 2, 3], log: { line in lines.withLock { $0.append(line) } })
    #expect(try fit.run(twoClusters, in: broken) == (try fit.run(twoClusters, in: .silent)))
    #expect(
      lines.withLock { $0.first }?.hasPrefix("the checkpoint cannot be read, so the fit begins anew: ") == true)
  }

  @Test func aFitWhoseStateCannotBeSavedIsStillAFit() throws {
    let fit = try stage(
      FitMixture.self, ["components": "3", "tolerance": "0", "iterations": "60", "seed": "5"])
    let lines = Mutex<[String]>([])
    let full = context(
      loading: nil, log: { line in lines.withLock { $0.append(line) } },
      saving: { _ in throw ArtifactError("no space left") })
    #expect(try fit.run(twoClusters, in: full) == (try fit.run(twoClusters, in: .silent)))
    #expect(lines.withLock { $0 }.count { $0 == "the checkpoint cannot be saved: no space left" } == 2)
  }

  private func context(
    loading state: [UInt8]?, log: @escaping @Sendable (String) -> Void = { _ in },
    saving: @escaping @Sendable ([UInt8]) throws -> Void = { _ in }
  ) -> StageContext {
    StageContext(
      read: { throw ArtifactError("no file '\($0.path)'") }, progress: { _, _ in }, log: log,
      checkpoint: .init(load: { state }, save: saving))
  }
}
