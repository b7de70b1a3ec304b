import Assumptions
import LinearAlgebra
import TestSupport
import Testing

@Suite struct LayeredDecoderTests {
  @Test func valuesGoThroughTheLayersInOrder() throws {
    let decoder = try LayeredDecoder(
      layers: [layer([[1, 2], [0, -1]], [1, 0], .relu), layer([[1, 1]], [0.5], .absolute)])
    #expect(decoder([1, 1]) == [4.5])
    #expect(decoder([-3, -2]) == [2.5])
    #expect((decoder.latents, decoder.outputs) == (2, 1))
  }

  @Test func layersThatDoNotFitAreRefusedWithWhatWouldFit() {
    #expect(throws: DecoderError.noLayers) { try LayeredDecoder(layers: []) }
    #expect(throws: DecoderError.width(layer: 2, shape: "1×3", expected: 2)) {
      try LayeredDecoder(layers: [layer([[1], [1]], [0, 0], .relu), layer([[1, 1, 1]], [0], .identity)])
    }
    #expect(throws: DecoderError.biases(layer: 1, count: 1, expected: 2)) {
      try LayeredDecoder(layers: [layer([[1], [1]], [0], .relu)])
    }
    #expect(throws: DecoderError.notFinite(layer: 1, value: .infinity)) {
      try LayeredDecoder(layers: [layer([[.infinity]], [0], .relu)])
    }
  }

  /// Each layer may hold what it likes, as long as what comes out is a number.
  @Test func productsThatADoubleCannotHoldAreRefused() throws {
    _ = try LayeredDecoder(layers: [layer([[1e200]], [0], .relu), layer([[1e-200]], [0], .relu)])
    _ = try LayeredDecoder(layers: [layer([[1e-300]], [0], .relu), layer([[0]], [0], .relu)])
    let error = #expect(throws: DecoderError.products(layer: 2, areLarge: true)) {
      try LayeredDecoder(layers: [layer([[1e200]], [0], .relu), layer([[-1e200]], [0], .relu)])
    }
    #expect(error?.description.hasPrefix("the weights of the layers up to 2 multiply to numbers too large") == true)
    #expect(throws: DecoderError.products(layer: 2, areLarge: false)) {
      try LayeredDecoder(layers: [layer([[1e-200]], [0], .relu), layer([[-1e-200]], [0], .relu)])
    }
  }

  @Test func activationsAreReadBackByTheirNames() throws {
    let all: [DecoderActivation] =
      [.identity, .relu, .absolute, .piecewiseLinear(slope: 0.2)]
      + DecoderActivation.Smooth.allCases.map { .smooth($0) }
    for activation in all { #expect(DecoderActivation(activation.description) == activation) }
    #expect(DecoderActivation("leaky-relu") == .piecewiseLinear(slope: 0.01))
    #expect(DecoderActivation("leaky-relu(x)") == nil)
    #expect(DecoderActivation("maxout") == nil)
  }

  /// Values of Python's `math`.
  @Test func smoothActivationsHaveTheirValues() {
    let at = -0.7
    let values: [(DecoderActivation.Smooth, Double)] = [
      (.tanh, -0.6043677771171636), (.sigmoid, 0.3318122278318339), (.softplus, 0.4031860488854579),
      (.elu, -0.5034146962085906), (.gelu, -0.16937455655615113), (.silu, -0.2322685594822837),
    ]
    for (function, value) in values {
      expectClose(DecoderActivation.smooth(function)(at), value, relative: 1e-9, "\(function)")
    }
  }
}
