import Assumptions
import LinearAlgebra
import Testing

@Suite struct BalancedLayersTests {
  /// Neither units of measure, nor the order of units, nor a rotation of the outputs change what is so.
  @Test(arguments: [1e-12, 1e-4, 1e5, 1e13])
  func unitsOfMeasureChangeNothing(factor: Double) throws {
    for reference in try ReferenceDecoder.all() where reference.regions < 60 {
      let decoder = try reference.decoder
      let scaled = try LayeredDecoder(
        layers: decoder.layers.enumerated().map { i, old in
          let first = i == 0 ? factor : 1
          return LayeredDecoder.Layer(
            weights: old.weights.map { $0 * first * 7 },
            biases: old.biases.map { b in b * (0...i).reduce(1) { p, _ in p * 7 } },
            activation: old.activation)
        })
      let assessment = try quickLinter.lint(scaled)
      for assumption in DecoderAssumption.allCases {
        #expect(
          assessment[assumption].verdict == (reference[assumption] ? .holds : .fails),
          "\(reference.name), \(assumption.rawValue): \(assessment[assumption])")
      }
    }
  }

  /// A factor passes through ReLU and is taken out by the next layer.
  @Test(arguments: [1e-9, 1e-3, 1e6])
  func aFactorBetweenLayersChangesNothing(factor: Double) throws {
    for reference in try ReferenceDecoder.all() where reference.regions < 60 && reference.layers.count > 1 {
      var layers = try reference.decoder.layers
      layers[0] = LayeredDecoder.Layer(
        weights: layers[0].weights.map { $0 * factor }, biases: layers[0].biases.map { $0 * factor },
        activation: layers[0].activation)
      layers[1] = LayeredDecoder.Layer(
        weights: layers[1].weights.map { $0 / factor }, biases: layers[1].biases, activation: layers[1].activation)
      let assessment = try quickLinter.lint(try LayeredDecoder(layers: layers))
      for assumption in DecoderAssumption.allCases {
        #expect(
          assessment[assumption].verdict == (reference[assumption] ? .holds : .fails),
          "\(reference.name), \(assumption.rawValue): \(assessment[assumption])")
      }
    }
  }
}
