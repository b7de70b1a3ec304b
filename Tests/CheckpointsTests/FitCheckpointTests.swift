import Checkpoints
import Parameters
import Stages
import Synchronization
import Testing

@Suite struct FitCheckpointTests {
  @Test func whatWasSavedIsReadAgain() throws {
    #expect(try checkpoint(loading: [7, 8]).load { $0.count } == 2)
    #expect(try checkpoint(loading: nil).load { $0.count } == nil, "nothing was saved")
    #expect(heard.withLock { $0.lines.isEmpty })
  }

  @Test func whatIsNoStateOfTheFitIsSaidToBeNone() throws {
    let state: Int? = try checkpoint(loading: [7]).load { _ in throw ArtifactError("it is of other points") }
    #expect(state == nil)
    #expect(
      heard.withLock { $0.lines } == ["the checkpoint cannot be read, so the fit begins anew: it is of other points"])
  }

  @Test func aDiskThatCannotBeReadIsAnError() {
    let broken = FitCheckpoint(
      context(load: { throw ArtifactError("the disk is gone") }, save: { _ in }))
    #expect(throws: ArtifactError("the disk is gone")) { try broken.load { $0 } }
  }

  @Test func whatCannotBeSavedIsToldAndNoMore() {
    let full = FitCheckpoint(context(load: { nil }, save: { _ in throw ArtifactError("no space left") }))
    full.save { [1] }
    full.save { throw ArtifactError("no bytes for it") }
    #expect(
      heard.withLock { $0.lines } == [
        "the checkpoint cannot be saved: no space left", "the checkpoint cannot be saved: no bytes for it",
      ])
  }

  @Test(arguments: [
    // The work of an epoch; how often in 100 epochs it tells, logs and saves.
    (10_000_000, [20, 2, 1]), (300_000_000, [33, 3, 33]), (2_000_000_000, [100, 10, 100]), (0, [20, 2, 0]),
  ])
  func theLongerAnEpochTheOftenerItTellsAndSaves(work: Int, counts: [Int]) {
    let checkpoint = checkpoint(loading: nil)
    for epoch in 1...100 {
      checkpoint.note(epoch: epoch, work: work, fraction: Double(epoch) / 100, place: "epoch \(epoch)") {
        [UInt8(epoch)]
      }
    }
    let heard = heard.withLock { $0 }
    #expect([heard.fractions.count, heard.lines.count, heard.saved.count] == counts)
    #expect(heard.fractions == heard.fractions.sorted())
    #expect(heard.fractions.last == (work == 300_000_000 ? 0.99 : 1))
    #expect(heard.lines.allSatisfy { $0.hasPrefix("epoch ") })
  }

  // MARK: What a checkpoint does

  private struct Heard {
    var lines: [String] = []
    var fractions: [Double] = []
    var saved: [[UInt8]] = []
  }

  private let heard = Listener()

  private final class Listener: Sendable {
    private let heard = Mutex(Heard())
    func withLock<R: Sendable>(_ body: (inout Heard) -> R) -> R { heard.withLock { body(&$0) } }
  }

  private func checkpoint(loading bytes: [UInt8]?) -> FitCheckpoint {
    FitCheckpoint(
      context(load: { bytes }, save: { [heard] bytes in heard.withLock { $0.saved.append(bytes) } }))
  }

  private func context(
    load: @escaping @Sendable () throws -> [UInt8]?, save: @escaping @Sendable ([UInt8]) throws -> Void
  ) -> StageContext {
    StageContext(
      read: { throw ArtifactError("no file '\($0.path)'") },
      progress: { [heard] fraction, _ in heard.withLock { $0.fractions.append(fraction) } },
      log: { [heard] line in heard.withLock { $0.lines.append(line) } },
      checkpoint: StageContext.Checkpoint(load: load, save: save))
  }
}
