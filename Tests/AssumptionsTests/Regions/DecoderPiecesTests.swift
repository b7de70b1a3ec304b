import Assumptions
import LinearAlgebra
import Testing

private let window = LatentWindow(x: -2...2, y: -1...3)
private let halves = layer([[1, 0], [-1, 0], [0, 1], [0, -1]], [0, 0, 0, 0], .relu)

private func pieces(_ last: [[Double]], _ count: Int = 100) throws -> DecoderPieces? {
  let decoder = try LayeredDecoder(
    layers: [halves, layer(last, [Double](repeating: 0, count: last.count), .identity)])
  return try DecoderPieces(of: decoder, in: window, maximumCount: count)
}

@Suite struct DecoderPiecesTests {
  @Test func quadrantsAreCutOutOfTheWindow() throws {
    let found = try #require(try pieces([[1, -1, 0, 0], [0, 0, 1, -1]]))
    let corners = found.pieces.map { Set($0.corners.map { $0.map { $0.rounded() } }) }
    let expected: [Set<[Double]>] = [
      [[0, 0], [2, 0], [2, 3], [0, 3]], [[-2, 0], [0, 0], [0, 3], [-2, 3]], [[0, -1], [2, -1], [2, 0], [0, 0]],
      [[-2, -1], [0, -1], [0, 0], [-2, 0]],
    ]
    #expect(Set(corners) == Set(expected))
    #expect(found.pieces.allSatisfy { $0.rank == 2 && $0.orientation == 1 })
    #expect(found.othersWithTheValue(of: [1, 0.5]) == 0)
  }

  /// (z₁, |z₂|), and (z₁, max(z₂, 0)) in three outputs.
  @Test func foldsAndFlatPartsAreTold() throws {
    let folded = try #require(try pieces([[1, -1, 0, 0], [0, 0, 1, 1]]))
    #expect(folded.pieces.map(\.orientation).sorted() == [-1, -1, 1, 1])
    #expect(folded.othersWithTheValue(of: [1, 0.5]) == 1)
    #expect(folded.othersWithTheValue(of: [1, 2]) == 0, "its twin lies outside the window")
    let flat = try #require(try pieces([[1, -1, 0, 0], [0, 0, 1, 0], [1, -1, 1, 0]]))
    #expect(flat.pieces.map(\.rank).sorted() == [1, 1, 2, 2])
    #expect(flat.pieces.allSatisfy { $0.orientation == 0 })
    #expect(flat.othersWithTheValue(of: [1, -0.5]) == nil)
    #expect(flat.othersWithTheValue(of: [1, 0.5]) == 0)
  }

  @Test func tooManyPiecesAreNone() throws {
    #expect(try pieces([[1, -1, 0, 0], [0, 0, 1, -1]], 3) == nil)
  }
}
