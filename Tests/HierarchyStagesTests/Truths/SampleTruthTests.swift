import HierarchyArtifacts
import HierarchyStages
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct SampleTruthTests {
  @Test func pointsAreImagesOfTheirLatentsButForNoise() throws {
    let truth = try drawnTruth([("noise", "0.05")])
    let sample = try stage(SampleTruth.self, ["points": "4000"]).run(truth, in: .silent)
    #expect(sample.latents.rows == 4000 && sample.latents.columns == 2)
    let quiet = try stage(SampleTruth.self, ["points": "4000"]).run(
      drawnTruth([("noise", "1e-6")]), in: .silent)
    let noise = sample.points.coordinates - quiet.points.coordinates
    let deviation = (noise.elements.reduce(0) { $0 + $1 * $1 } / Double(noise.elements.count)).squareRoot()
    // Four standard errors of a deviation of 24,000 numbers.
    expectClose(deviation, 0.05, relative: 0.02)
  }

  @Test func aSampleIsReadAsPoints() throws {
    let sample = try stage(SampleTruth.self, ["points": "30"]).run(drawnTruth(), in: .silent)
    #expect(try Points(files: sample.files()) == sample.points)
    #expect(try TruthSample(files: sample.files()) == sample)
    #expect(Set(sample.points.labels ?? []).isSubset(of: [0, 1, 2]))
  }
}
