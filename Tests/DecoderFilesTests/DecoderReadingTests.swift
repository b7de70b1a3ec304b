import Assumptions
import DecoderFiles
import Testing

@Suite struct DecoderReadingTests {
  @Test func aStateDictionaryIsTheFunctionThatItWas() throws {
    let decoder = try read(network, [.piecewiseLinear(slope: 0.2)])
    for z in [[0.3, -1], [-2, 1], [0, 0]] {
      #expect(decoder(z) == byHand(z) { $0 > 0 ? $0 : 0.2 * $0 })
    }
    #expect(decoder.layers.map(\.activation) == [.piecewiseLinear(slope: 0.2), .identity])
  }

  @Test(arguments: [
    ("relu", DecoderActivation.relu), ("ReLU", .relu), ("LeakyReLU", .piecewiseLinear(slope: 0.01)),
    ("leaky_relu(-0.5)", .piecewiseLinear(slope: -0.5)), ("none", .identity), ("Tanh", .smooth(.tanh)),
    ("GELU", .smooth(.gelu)), ("abs", .absolute),
  ])
  func activationsHaveManySpellings(name: String, function: DecoderActivation) {
    #expect(activation(named: name) == function)
    #expect(activation(named: "leaky-relu", slope: 0.3) == .piecewiseLinear(slope: 0.3))
    #expect(activation(named: "rleu") == nil)
  }
}
