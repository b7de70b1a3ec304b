import Assumptions
import LinearAlgebra
import Randomness
import Testing

@Suite struct LayerInjectivityTests {
  /// Layers of ReLU without biases on the plane are injective with probability 1 − q(q − 2)/2^(q − 1).
  @Test(arguments: [5, 8]) func layersAreInjectiveAsOftenAsTheorySays(units: Int) throws {
    let chance = try #require(try ReferenceFile.read().injectivityChance["\(units)"])
    var stream = RandomStream(seed: 3)
    let draws = 200
    let injective = try (0..<draws).count { _ in
      let weights = Matrix(rows: units, columns: 2, elements: stream.normals(2 * units))
      let decoder = try LayeredDecoder(
        layers: [
          LayeredDecoder.Layer(weights: weights, biases: [Double](repeating: 0, count: units), activation: .relu)
        ])
      let found = try quickLinter.lint(decoder)[.f4]
      #expect(found.verdict != .undecided)
      CertificateChecks(decoder: decoder).check(found, of: .f4)
      return found.verdict == .holds
    }
    // Four standard deviations of a share of that many draws.
    let deviation = (chance * (1 - chance) / Double(draws)).squareRoot()
    #expect(abs(Double(injective) / Double(draws) - chance) < 4 * deviation)
  }

  private func injectivity(_ weights: [[Double]], _ activation: DecoderActivation = .relu) throws -> LayerInjectivity {
    let decoder = try LayeredDecoder(layers: [layer(weights, [Double](repeating: 0, count: weights.count), activation)])
    return try #require(try quickLinter.lint(decoder).layers.first)
  }

  /// On inputs none of which is negative, ReLU of the identity is the identity.
  @Test func whatALayerBeforeSendsDecides() throws {
    let found = try injectivity([[1, 0], [0, 1]])
    #expect(found.onOrthant == .injective)
    guard case .notInjective(let witness?) = found.everywhere else {
      Issue.record("\(found.everywhere)")
      return
    }
    // Where a unit is off, one direction is lost.
    #expect(witness.contains { $0 < 0 })
    #expect((found.rank, found.leastSingularValue) == (2, 1))
  }

  @Test func aLayerWithoutReLUIsInjectiveByItsRank() throws {
    #expect(try injectivity([[1, 2], [3, 4], [5, 6]], .piecewiseLinear(slope: 0.1)).everywhere == .injective)
    #expect(try injectivity([[1, 2], [2, 4]], .identity).everywhere == .notInjective(witness: nil))
    #expect(try injectivity([[1, 2]], .identity).leastSingularValue == 0)
  }

  /// As many units must be on along a line as along its opposite.
  @Test func tooFewUnitsOfManyInputsAreNeverInjective() throws {
    let wide = (0..<15).map { i in (0..<9).map { i % 9 == $0 ? 1.0 : 0 } }
    #expect(try injectivity(wide).everywhere == .notInjective(witness: nil))
  }
}
