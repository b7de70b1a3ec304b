import AssumptionStages
import Assumptions
import JSONArtifacts
import LinearAlgebra
import Stages
import TestSupport
import Testing

/// What makes a verdict checkable: here each certificate is checked by the decoder itself.
@Suite struct CertificateRecordTests {
  private func certificate(
    _ decoder: LayeredDecoder, _ assumption: DecoderAssumption, _ parameters: KeyValuePairs<String, String> = [:]
  ) throws -> CertificateRecord {
    try #require(try findings(decoder, parameters)[assumption]?.certificate)
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  @Test(arguments: ["100000", "0"]) func aCollisionIsTwoLatentsOfOneValue(regions: String) throws {
    for decoder in [try foldedPlane(), try flattenedPlane()] {
      let found = try certificate(decoder, .f4, ["regions": regions, "trials": "100"])
      guard found.kind == .collision else { continue }
      let (z, other) = (try #require(found.z), try #require(found.other))
      #expect(try #require(found.distance) > 1e-6 && found.value == decoder(z) && found.otherValue == decoder(other))
      expectClose(distance(z, other), try #require(found.distance), relative: 1e-9)
      expectClose(distance(decoder(z), decoder(other)), try #require(found.valueDistance), absolute: 1e-9)
      #expect(distance(decoder(z), decoder(other)) < 1e-6)
    }
  }

  @Test func anOverlapIsABallThatAMapTakesToTheSameValues() throws {
    let decoder = try foldedPlane()
    let found = try certificate(decoder, .f3)
    #expect(found.kind == .overlap)
    let (z, other) = (try #require(found.z), try #require(found.other))
    let (radius, map) = (try #require(found.radius), Matrix(try #require(found.map)))
    #expect(radius > 0)
    for direction in [[1.0, 0], [0, -1], [0.6, 0.8], [-0.8, 0.6]] {
      let step = direction.map { 0.999 * radius * $0 }
      let (near, image) = (zip(z, step).map { $0 + $1 }, zip(other, matvec(map, step)).map { $0 + $1 })
      expectClose(decoder(near), decoder(image), absolute: 1e-9)
    }
  }

  @Test func aValueWithOnePreimageIsKeptAwayFromEveryOtherRegion() throws {
    for decoder in [try flattenedPlane(), try plainPlane()] {
      let found = try certificate(decoder, .f2)
      guard found.kind == .onePreimage else { continue }
      #expect(found.value == found.z.map { decoder($0) })
      #expect((found.margin ?? 1) > 0)
    }
  }

  @Test func aFileHoldsOnlyTheNumbersOfItsKind() throws {
    let found = try findings(foldedPlane())
    let text = String(decoding: try found.files()["findings.json"], as: UTF8.self)
    #expect(try DecoderFindings(files: found.files()) == found && !text.contains("null"))
    let collision = try #require(found.findings.compactMap(\.certificate).first { $0.kind == .overlap })
    #expect(collision.layers == nil && collision.margin == nil && collision.rank == nil && collision.covers == nil)
  }

  /// More than sixteen numbers are no value that anybody reads.
  @Test func valuesOfManyNumbersAreLeftOut() throws {
    let wide = try network([
      ([[1, 0], [0, 1], [0, -1]], [0, 0, 0]), ((0..<17).map { [Double($0), 1, 1] }, [Double](repeating: 0, count: 17)),
    ])
    let found = try certificate(wide, .f4)
    #expect(found.value == nil && found.otherValue == nil)
    #expect(found.z != nil)
  }

  @Test func aFlatDecoderNamesTheLayerAndItsRank() throws {
    let flat = try network([([[1, 1], [2, 2]], [0, 0]), ([[1, 0], [0, 1]], [0, 0])], slope: 0.5)
    let found = try #require(try findings(flat).findings.compactMap(\.certificate).first { $0.kind == .flat })
    #expect(found.layer == 1 && found.rank == 1 && found.inWords == "the weights of layer 1 have rank 1")
  }
}
