import DataArtifacts
import LinearAlgebra
import Stages
import TestSupport
import Testing

@Suite struct ProjectionTests {
  private let projection = Projection(
    height: 1, width: 3, mean: [0.5, 0.25, 0], components: Matrix([[0.6, 0.8, 0], [0, 0, 1]]), scales: [2, 0.5],
    explainedVariance: [4, 0.25], totalVariance: 5)

  @Test func theFilesMakeAnEqualArtifact() throws {
    #expect(try Projection(files: projection.files()) == projection)
  }

  @Test func everyValueIsAnnounced() {
    #expect(
      projection.values == ["features": .integer(2), "pixels": .integer(3), "explained": .number(0.85)])
    #expect(Set(projection.values.keys) == Set(Projection.valueNames))
  }

  @Test func aCodeIsTheScaledCoordinate() {
    let image = Matrix([[1.5, 1.25, 3]])  // mean + (1, 1, 3)
    expectClose(projection.encode(image), Matrix([[0.7, 6]]), absolute: 1e-15)  // a few ulps of numbers near one
  }

  @Test func decodingUndoesEncoding() {
    let codes = Matrix([[1, 2], [-3, 0.5], [0, 0]])
    // The components are orthonormal up to an ulp.
    expectClose(projection.encode(projection.decode(codes)), codes, absolute: 1e-14)
    expectClose(projection.decode(Matrix([[0.0, 0]])), Matrix([projection.mean]), absolute: 0)
  }

  @Test func filesThatDisagreeAreAnError() {
    var files = projection.files()
    files.contents["scales.npy"] = files.contents["total-variance.npy"]
    let error = #expect(throws: ArtifactError.self) { try Projection(files: files) }
    #expect(error?.description.contains("scales [1]") == true)
  }

  @Test func imagesOfAnotherSizeStopTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let projection = Projection(
        height: 1, width: 1, mean: [0], components: Matrix([[1.0]]), scales: [1], explainedVariance: [1],
        totalVariance: 1)
      _ = projection.encode(Matrix([[1.0, 2]]))
    }
    let message = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
    #expect(message.contains("images of 2 pixels, but the projection has 1"))
  }
}
