import Interchange
import LinearAlgebra
import SeparationArtifacts
import SeparationStages
import StageTestSupport
import Stages
import Testing

@Suite struct SeparateLinearlyTests {
  private func codes(_ method: String, _ points: Points, latents: String = "2") throws -> Codes {
    try stage(SeparateLinearly.self, ["method": method, "latents": latents]).run(points, in: .silent)
  }

  private func strong(_ codes: Codes, _ sample: SourceSample) throws -> Double {
    try stage(CompareWithSources.self, ["draws": "5"]).run(Pair([codes], sample), in: .silent).runs[0].strong
  }

  /// A square mixing of two layers is a linear one of bent sources, so that linear methods undo it but for the bends.
  @Test func twoLayersAreLinear() throws {
    let sample = try sample("tcl", [("layers", "2"), ("points-per-segment", "2000")])
    let (fastica, segments) = (try codes("fastica", sample.points), try codes("segments", sample.points))
    // Of a scale mixture of normals bent with slope .2, a correlation of .90 is left.
    #expect(try strong(fastica, sample) > 0.85)
    #expect(try strong(segments, sample) > 0.85)
    #expect(fastica.classes == sample.points.labels)
  }

  @Test func principalComponentsAreUncorrelated() throws {
    let found = try codes("principal", sample("hard").points, latents: "3").codes
    let product = matmulTransposedFirst(found, found)
    for i in 0..<3 { for j in 0..<i { #expect(abs(product[i, j]) < 1e-9 * product[i, i] + 1e-9) } }
  }

  @Test func whatCannotBeIsSaid() throws {
    let points = try sample("tcl").points
    #expect(throws: ArtifactError("'latents' is 3, but the points have 2 features")) {
      try codes("fastica", points, latents: "3")
    }
    #expect(throws: ArtifactError("the points have no labels, and 'segments' needs two of them; take 'fastica'")) {
      try codes("segments", Points(points.coordinates))
    }
    var broken = points.coordinates
    broken[5, 1] = .nan
    #expect(throws: ArtifactError("point 5 is not finite at feature 1")) { try codes("fastica", Points(broken)) }
  }
}
