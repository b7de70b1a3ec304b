import AutoencoderArtifacts
import Stages
import Testing

struct FittedModelTests {
  @Test func itIsTheFilesAsTheyAre() throws {
    let files = ArtifactFiles(["model.json": [123, 125], "codes.npy": [1, 2]])
    let model = FittedModel(files: files)
    let again = try FittedModel(model)
    #expect(model.files() == files && again == model && model.values.isEmpty)
    #expect(FittedAutoencoder.views.contains { $0 == FittedModel.self })
  }
}
