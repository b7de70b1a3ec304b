import AssumptionArtifacts
import Foundation
import JSONArtifacts
import Stages
import Testing

private func map(corner: [Double] = [1, 0], others: Int? = 2) -> RegionMap {
  RegionMap(
    x: [0, 2], y: [-1, 1],
    pieces: [
      RegionMap.Piece(corners: [[0, 0], corner, [0, 1]], kind: .kept),
      RegionMap.Piece(corners: [[0, 0], [1, 0], [0, -1]], kind: .mirrored),
    ],
    draws: [
      RegionMap.Draw(z: [0.1, 0.2], others: 0), RegionMap.Draw(z: [0.1, -0.2], others: others),
      RegionMap.Draw(z: [1, 0], others: nil), RegionMap.Draw(z: [1, 0.5], others: 0),
    ], collisions: [[[0.5, 0.5], [0.5, -0.5]]])
}

@Suite struct RegionMapTests {
  @Test func itsValuesAreCountsAndShares() {
    #expect(
      map().values == [
        "regions": .integer(2), "mirrored": .integer(1), "flat": .integer(0), "draws": .integer(4),
        "shared-share": .number(0.5), "flat-share": .number(0.25),
      ])
    #expect(Set(map().values.keys) == Set(RegionMap.valueNames))
  }

  @Test func itComesBackFromItsFile() throws { #expect(try RegionMap(files: map().files()) == map()) }

  @Test func whatIsNoPlaneIsRefused() throws {
    #expect(throws: ArtifactError.self) { try RegionMap(files: map(corner: [1]).files()) }
    #expect(throws: ArtifactError.self) { try RegionMap(files: map(others: -1).files()) }
    let text = String(decoding: try #require(try map().files().contents["regions.json"]), as: UTF8.self)
    for (words, others) in [("\"x\":[0,2]", "\"x\":[2,0]"), ("\"x\":[0,2]", "\"x\":[]"), ("mirrored", "bent")] {
      let changed = text.replacing(words, with: others)
      #expect(changed != text)
      #expect(throws: ArtifactError.self) {
        try RegionMap(files: ArtifactFiles(["regions.json": Array(changed.utf8)]))
      }
    }
  }
}
