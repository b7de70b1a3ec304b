import Assumptions
import LinearAlgebra
import Randomness
import Testing

@Suite struct RegionEnumerationTests {
  /// The census of a layer of so many units in general position.
  private func census(units: Int, latents: Int, seed: UInt64 = 1, maximum: Int = 3000) throws -> RegionCensus? {
    var stream = RandomStream(seed: seed)
    let decoder = try LayeredDecoder(
      layers: [
        LayeredDecoder.Layer(
          weights: Matrix(rows: units, columns: latents, elements: stream.normals(units * latents)),
          biases: stream.normals(units), activation: .piecewiseLinear(slope: 0.2))
      ] + [
        LayeredDecoder.Layer(
          weights: Matrix(rows: 2, columns: units, elements: stream.normals(2 * units)), biases: [0, 0],
          activation: .identity)
      ])
    var linter = quickLinter
    linter.maximumRegions = maximum
    return try linter.lint(decoder).regions
  }

  private func choose(_ n: Int, _ k: Int) -> Int { (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) } }

  /// Zaslavsky: q hyperplanes in general position cut ℝᵐ into Σ C(q, i), i ≤ m.
  @Test(arguments: [(1, 1), (3, 1), (1, 2), (2, 2), (5, 2), (8, 2), (5, 3)])
  func thereAreAsManyRegionsAsPlanesCut(units: Int, latents: Int) throws {
    let expected = (0...latents).reduce(0) { $0 + choose(units, $1) }
    #expect(try census(units: units, latents: latents)?.count == expected)
  }

  @Test func tooManyAreNotEnumerated() throws {
    #expect(try census(units: 8, latents: 2, maximum: 37)?.count == 37)
    #expect(try census(units: 8, latents: 2, maximum: 36) == nil)
  }
}
