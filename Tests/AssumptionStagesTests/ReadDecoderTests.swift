import AssumptionStages
import Assumptions
import DecoderFiles
import Parameters
import StageTestSupport
import Stages
import TestSupport
import Testing

private let bytes = PyTorchWriter(weights: [[[1], [-1]], [[1, 1]]], biases: [[0, 0], [0]]).bytes

private let context = StageContext(
  read: { _ in StageContext.FileContent(bytes: bytes, sha256: "") }, progress: { _, _ in }, log: { _ in },
  checkpoint: StageContext.Checkpoint(load: { nil }, save: { _ in }))

@Suite struct ReadDecoderTests {
  @Test func aDecoderOfPyTorchIsRead() throws {
    let reader = try stage(ReadDecoder.self, ["file": "a.pt", "activations": "leaky-relu,", "slope": "0.25"])
    let decoder = try reader.run(Nothing(), in: context)
    #expect(decoder.decoder.layers.map(\.activation) == [.piecewiseLinear(slope: 0.25), .identity])
    #expect(decoder.decoder([-2]) == [1.5])
  }

  @Test func anActivationThatIsNotKnownIsAnErrorOfTheNotebook() {
    #expect(throws: NotebookError.self) { try stage(ReadDecoder.self, ["file": "a.pt", "activations": "rleu,"]) }
    #expect(throws: NotebookError.self) { try stage(ReadDecoder.self, ["file": "a.txt"]) }
  }
}
