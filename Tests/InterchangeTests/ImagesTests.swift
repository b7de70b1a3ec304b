import Interchange
import LinearAlgebra
import Stages
import TestSupport
import Testing

@Suite struct ImagesTests {
  private let images = Images(count: 2, height: 2, width: 3, pixels: Array(0..<12), labels: [7, 1])

  @Test func theFilesMakeAnEqualArtifact() throws {
    #expect(try Images(files: images.files()) == images)
    let unlabelled = Images(count: 2, height: 2, width: 3, pixels: Array(0..<12))
    #expect(try Images(files: unlabelled.files()) == unlabelled)
  }

  @Test func everyValueIsAnnounced() {
    #expect(
      images.values == [
        "count": .integer(2), "height": .integer(2), "width": .integer(3), "classes": .integer(2),
      ])
    #expect(Set(images.values.keys) == Set(Images.valueNames))
  }

  @Test func intensitiesAreFromZeroToOne() {
    let image = Images(count: 2, height: 1, width: 2, pixels: [9, 9, 0, 255])
    #expect(image.intensities(1..<2) == Matrix([[0, 1]]))
    // One rounding of a division.
    expectClose(image.intensities(0..<1), Matrix([[9.0 / 255, 9.0 / 255]]), relative: 1e-15)
    #expect(image.intensities(1..<1).shape == "0×2")
  }

  @Test func imagesAreMadeOfIntensities() {
    let made = Images(Matrix([[-0.5, 0, 0.5], [0.999, 1, 7]]), height: 1, width: 3, labels: [1, 2])
    #expect(made.pixels == [0, 0, 128, 255, 255, 255] && made.labels == [1, 2])
    #expect(images.images(at: [1, 0, 1]).labels == [1, 7, 1])
    #expect(images.images(at: [1]).pixels == Array(6..<12))
  }

  @Test func aFileOfPointsHoldsNoImages() throws {
    let points = try Points(Matrix([[1.0, 2]])).files()
    #expect(throws: (any Error).self) {
      try Images(files: ArtifactFiles(["images.npy": points["points.npy"]]))
    }
  }

  @Test func pixelsThatDoNotFitStopTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Images(count: 2, height: 2, width: 2, pixels: [1, 2, 3])
    }
    let message = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
    #expect(message.contains("3 pixels are not 2 images of 2×2"))
  }
}
