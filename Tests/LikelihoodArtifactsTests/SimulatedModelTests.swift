import JSONArtifacts
import LikelihoodArtifacts
import Stages
import Testing

@Suite struct SimulatedModelTests {
  private let model = SimulatedModel(
    arm: .oneMore, truth: someNumbers, fittedComponents: 3, slopes: [-1, 0, 2], rejected: 7)

  @Test func itsFilesGiveItBack() throws { try expectRoundTrip(model) }

  @Test func anotherFileIsAnError() {
    let files = ArtifactFiles(["model.json": Array("{\"arm\": \"two-components\"}".utf8)])
    let error = #expect(throws: ArtifactError.self) { try SimulatedModel(files: files) }
    #expect(error?.description.hasPrefix("'model.json' is no simulated-model:") == true)
  }

  /// Every arm is spelled in the file as it is in a notebook, and read back.
  @Test(arguments: SimulationArm.allCases) func everyArmIsReadBack(arm: SimulationArm) throws {
    let other = SimulatedModel(arm: arm, truth: someNumbers, fittedComponents: 2, slopes: [1], rejected: 0)
    #expect(String(decoding: try other.files()["model.json"], as: UTF8.self).contains("\"\(arm.rawValue)\""))
    try expectRoundTrip(other)
  }
}
