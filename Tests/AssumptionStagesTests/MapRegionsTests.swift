import AssumptionArtifacts
import AssumptionStages
import Assumptions
import DecoderFiles
import JSONArtifacts
import StageTestSupport
import Stages
import TestSupport
import Testing

private func map(_ decoder: LayeredDecoder, _ parameters: KeyValuePairs<String, String> = [:]) throws -> RegionMap {
  let input = Decoder(decoder, prior: prior)
  let findings = try stage(LintDecoder.self, [:]).run(input, in: .silent)
  return try stage(MapRegions.self, parameters).run(Pair(input, findings), in: .silent)
}

/// The area of a polygon whose corners go round one way.
private func area(_ corners: [[Double]]) -> Double {
  abs(zip(corners, corners.dropFirst() + corners.prefix(1)).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] })
    / 2
}

@Suite struct MapRegionsTests {
  @Test func thePiecesFillTheWindowAndAreWhatTheDecoderMakesOfThem() throws {
    for (decoder, kinds) in [
      (try foldedPlane(), [2, 2, 0]), (try flattenedPlane(), [2, 0, 2]), (try plainPlane(), [4, 0, 0]),
    ] {
      // A margin that reaches beyond the second axis, which no draw crosses.
      let map = try map(decoder, ["margin": "3", "draws": "200"])
      #expect(RegionMap.Kind.allCases.map { kind in map.pieces.count { $0.kind == kind } } == kinds)
      expectClose(
        map.pieces.reduce(0) { $0 + area($1.corners) }, (map.x[1] - map.x[0]) * (map.y[1] - map.y[0]), relative: 1e-9)
      #expect(map.draws.count == 200)
      #expect(try RegionMap(files: map.files()) == map)
    }
  }

  /// Every draw of the folded plane has a twin below the axis; none has one of the plane as it is.
  @Test func drawsWhoseValueOthersHaveAreCounted() throws {
    let folded = try map(foldedPlane(), ["margin": "10"])
    #expect(folded.draws.allSatisfy { $0.others == 1 })
    #expect(folded.values["shared-share"] == .number(1))
    #expect(folded.collisions.count >= 1)
    let plain = try map(plainPlane(), ["margin": "10"])
    #expect(plain.values["shared-share"] == .number(0))
    #expect(plain.collisions.isEmpty)
  }

  @Test func onlyTwoLatentsAndPiecewiseAffineDecodersHaveAMap() throws {
    let line = try network([([[1], [-1]], [0, 0]), ([[1, 1]], [0])])
    #expect(throws: ArtifactError.self) { try map(line) }
    #expect(throws: ArtifactError.self) { try map(foldedPlane(), ["regions": "1", "margin": "10"]) }
  }
}
