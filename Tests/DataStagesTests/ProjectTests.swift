import DataArtifacts
import DataStages
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct ProjectTests {
  @Test func everyImageGetsItsCodeAndKeepsItsLabel() throws {
    let images = noisyImages(5000)  // two blocks
    let projection = try stage(ReduceDimensions.self, [("features", "2"), ("whiten", "true")])
      .run(images, in: .silent)
    let points = try stage(Project.self, []).run(Pair(images, projection), in: .silent)
    expectClose(points.coordinates, projection.encode(images.intensities(0..<5000)), absolute: 1e-13)
    #expect(points.labels == images.labels)
  }

  @Test func imagesOfAnotherSizeAreAnError() throws {
    let projection = try stage(ReduceDimensions.self, [("features", "1")]).run(noisyImages(10), in: .silent)
    let wide = noisyImages(10, height: 1, width: 4)
    let error = #expect(throws: ArtifactError.self) {
      try stage(Project.self, []).run(Pair(wide, projection), in: .silent)
    }
    #expect(
      error?.description
        == "the images are 1×4, but the projection is of 2×2; make it of images of the same size")
  }

  @Test func itTakesNoParameters() {
    #expect(
      message(Project.self, [("whiten", "true")])
        == "a.md:2:1: stage 'test' has no parameter 'whiten'; it takes none")
  }

  @Test func itsInputsAreImagesAndAProjection() {
    #expect(Project.Input.slots.map { $0.type.typeName } == ["images", "projection"])
  }
}
