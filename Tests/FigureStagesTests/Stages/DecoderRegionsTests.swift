import AssumptionArtifacts
import FigureStages
import Plotting
import StageTestSupport
import Testing

private let map = RegionMap(
  x: [0, 2], y: [-1, 1],
  pieces: [
    RegionMap.Piece(corners: [[0, 0], [2, 0], [0, 1]], kind: .kept),
    RegionMap.Piece(corners: [[0, 0], [2, 0], [0, -1]], kind: .mirrored),
    RegionMap.Piece(corners: [[2, 0], [2, 1], [0, 1]], kind: .flat),
  ],
  draws: [
    RegionMap.Draw(z: [0.1, 0.2], others: 0), RegionMap.Draw(z: [0.1, -0.2], others: 1),
    RegionMap.Draw(z: [1, 0], others: nil),
  ], collisions: [[[0.5, 0.5], [0.5, -0.5]], [[0.5, 0.5], [9, 9]]])

@Suite struct DecoderRegionsTests {
  @Test func piecesDrawsAndPairsAreThoseOfTheMap() throws {
    let plot = try stage(DecoderRegions.self).plot([map, map])
    #expect(plot.panels.map(\.title) == ["run 1", "run 2"])
    let panel = plot.panels[0]
    #expect(panel.pieces.map(\.kind) == [0, 1, 2])
    #expect(plot.kinds == ["mirrored", "flat"])
    #expect(panel.groups == [0, 1, 1], "infinitely many others are others")
    #expect(panel.window == [SIMD2(0, -1), SIMD2(2, 1)])
    #expect(panel.pairs == [[SIMD2(0.5, 0.5), SIMD2(0.5, -0.5)]], "a pair that leaves the window is not drawn")
  }

  @Test func oneDecoderNeedsNoTitleAndNoneIsAnError() throws {
    #expect(try stage(DecoderRegions.self).plot([map]).panels[0].title == "")
    #expect(try stage(DecoderRegions.self, ["run-limit": "1"]).plot([map, map]).panels.count == 1)
    #expect(throws: FigureError.nothing("runs")) { try stage(DecoderRegions.self).plot([]) }
  }
}
