import HierarchyArtifacts
import Interchange
import LinearAlgebra
import Stages
import Testing

@Suite struct TruthSampleTests {
  private let sample = someTruthSample

  @Test func aSampleIsReadAsItsPointsAndAsItsTruth() throws {
    let files = try sample.files()
    #expect(try TruthSample(files: files) == sample && Points(files: files) == sample.points)
    let views = try TruthSample.views.map { try $0.init(files: files) }
    #expect(
      views.compactMap { $0 as? Points } == [sample.points] && views.compactMap { $0 as? GroundTruth } == [someTruth])
  }

  @Test func valuesTellHowManyAndOfWhat() {
    #expect(sample.values == ["count": .integer(3), "gap": .number(1), "kind": .text("leaky")])
    #expect(Set(sample.values.keys) == Set(TruthSample.valueNames))
  }

  @Test func latentsOfOtherPointsAreRefused() throws {
    let other = TruthSample(
      points: Points(Matrix([[1, 2], [3, 4]])), latents: Matrix([[0, 1], [1, 0]]), truth: someTruth)
    var files = try sample.files()
    files.contents["latents.npy"] = try other.files()["latents.npy"]
    let error = #expect(throws: ArtifactError.self) { try TruthSample(files: files) }
    #expect(
      error?.description
        == "'latents.npy' is 2×2 and 'points.npy' 3×2, but the truth is over 2 latents and 2 features")
  }

  @Test func aPartThatIsMissingIsNamed() throws {
    for name in ["latents.npy", "points.npy", "truth.json"] {
      var files = try sample.files()
      files.contents[name] = nil
      let error = #expect(throws: (any Error).self) { try TruthSample(files: files) }
      #expect("\(try #require(error))".contains(name))
    }
  }

  @Test func aSampleOfNoTruthIsAMistake() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = TruthSample(points: Points(Matrix([[1, 2]])), latents: Matrix([[0, 1, 2]]), truth: someTruth)
    }
    let message = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
    #expect(message.contains("points of 1×2 and latents of 1×3 are not of one truth"))
  }
}
