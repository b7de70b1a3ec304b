import AutoencoderArtifacts
import Interchange
import Parameters
import StageTestSupport
import Stages
import StructuredAutoencoderArtifacts
import StructuredAutoencoderStages
import Synchronization
import Testing

@Suite struct FitProgressTests {
  @Test func aKilledFitOfSVAEGoesOnToTheSameBytes() throws {
    try expectResumption(FitSVAE.self, [("components", "2")], saved: 1)
  }

  @Test func aKilledFitOfTheVanillaAutoencoderGoesOnToTheSameBytes() throws {
    try expectResumption(FitSkipAutoencoder.self, [], saved: 1)
  }

  @Test func aKilledFitOfM2GoesOnToTheSameBytes() throws {
    try expectResumption(FitM2.self, [("components", "2"), ("pretraining-epochs", "16")], saved: 3)
  }

  @Test func aKilledFitOfDLGMMGoesOnToTheSameBytes() throws {
    try expectResumption(FitDLGMM.self, [("components", "2"), ("pretraining-epochs", "16")], saved: 2)
  }

  /// Kills a fit after each state that it saved, as far as can be told from outside: another one goes on from there.
  private func expectResumption<S: Stage>(
    _ type: S.Type, _ parameters: [(String, String)], saved count: Int
  ) throws where S.Input == Points {
    // Small networks are seldom saved, so this one has wide layers.
    let fit = try stage(
      type, [("latents", "2"), ("hidden", "512,512"), ("seed", "3"), ("epochs", "16"), ("draws", "1")] + parameters)
    let saved = Mutex<[[UInt8]]>([])
    let whole = try fit.run(twoClusters, in: context(saving: { bytes in saved.withLock { $0.append(bytes) } })).files()
    let states = saved.withLock { $0 }
    #expect(states.count == count, "one in the pretraining, one or two in the climb")
    for state in states + [Array(states[0].prefix(200))] {
      let lines = Mutex<[String]>([])
      let resumed = try fit.run(
        twoClusters, in: context(loading: state, log: { line in lines.withLock { $0.append(line) } }))
      #expect(try resumed.files() == whole)
      let first = lines.withLock { $0.first } ?? ""
      let words = state.count == 200 ? "the checkpoint cannot be read, so the fit begins anew: " : "going on from "
      #expect(first.hasPrefix(words), "\(first)")
    }
  }

  @Test func theStateOfAnotherModelIsNone() throws {
    let wide = [("latents", "2"), ("hidden", "512,512"), ("seed", "3"), ("epochs", "16"), ("draws", "1")]
    let saved = Mutex<[UInt8]?>(nil)
    _ = try stage(FitSkipAutoencoder.self, wide).run(
      twoClusters, in: context(saving: { bytes in saved.withLock { $0 = bytes } }))
    let lines = Mutex<[String]>([])
    let state = try #require(saved.withLock { $0 })
    let small = try stage(FitSkipAutoencoder.self, smallFit)
    let resumed = try small.run(
      twoClusters, in: context(loading: state, log: { line in lines.withLock { $0.append(line) } }))
    #expect(try resumed.files() == small.run(twoClusters, in: .silent).files())
    #expect(
      lines.withLock { $0.first }
        == "the checkpoint cannot be read, so the fit begins anew: these bytes are the state of a "
        + "model of other sizes")
  }

  private func context(
    loading state: [UInt8]? = nil, saving: @escaping @Sendable ([UInt8]) throws -> Void = { _ in },
    log: @escaping @Sendable (String) -> Void = { _ in }
  ) -> StageContext {
    StageContext(
      read: { throw ArtifactError("no file '\($0.path)'") }, progress: { _, _ in }, log: log,
      checkpoint: StageContext.Checkpoint(load: { state }, save: saving))
  }
}
