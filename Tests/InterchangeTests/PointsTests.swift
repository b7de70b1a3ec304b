import Interchange
import LinearAlgebra
import Stages
import Testing

@Suite struct PointsTests {
  private let coordinates = Matrix([[1.5, -2], [0.1, 1e-300], [3, 4]])

  @Test func theFilesMakeAnEqualArtifact() throws {
    let points = Points(coordinates, labels: [2, 0, 2])
    #expect(try Points(files: points.files()) == points)
    #expect(try points.files().contents.keys.sorted() == ["labels.npy", "points.npy"])
  }

  @Test func pointsNeedNoLabels() throws {
    let points = Points(coordinates)
    #expect(try Points(files: points.files()) == points)
    #expect(try points.files().contents.keys.sorted() == ["points.npy"])
  }

  @Test func everyValueIsAnnounced() {
    let values = Points(coordinates, labels: [2, 0, 2]).values
    #expect(values == ["count": .integer(3), "features": .integer(2), "classes": .integer(2)])
    #expect(Set(values.keys) == Set(Points.valueNames))
    #expect(Points(coordinates).values == ["count": .integer(3), "features": .integer(2)])
  }

  @Test func labelsOfAnotherNumberOfPointsAreAnError() throws {
    var files = try Points(coordinates, labels: [2, 0, 2]).files()
    files.contents["labels.npy"] = try Points(Matrix([[1.0]]), labels: [2]).files().contents["labels.npy"]
    let error = #expect(throws: ArtifactError.self) { try Points(files: files) }
    #expect(error?.description == "'labels.npy' holds 1 labels for 3 rows")
  }

  @Test func aMissingFileIsAnErrorThatNamesIt() {
    let error = #expect(throws: ArtifactError.self) { try Points(files: ArtifactFiles(["x.npy": []])) }
    #expect(error?.description == "there is no 'points.npy' in the artifact, only 'x.npy'")
  }

  @Test func tooFewLabelsStopTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Points(Matrix([[1.0], [2]]), labels: [1])
    }
    let message = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
    #expect(message.contains("1 labels for the rows of 2×1"))
  }
}
