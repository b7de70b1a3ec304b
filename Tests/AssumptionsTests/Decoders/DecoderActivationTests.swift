import Assumptions
import Foundation
import Testing

@Suite struct DecoderActivationTests {
  @Test(
    arguments: ["identity", "relu", "absolute", "leaky-relu(0.2)"] + DecoderActivation.Smooth.allCases.map(\.rawValue))
  func aNameGivesTheActivationThatHasIt(name: String) throws {
    #expect(try #require(DecoderActivation(name)).description == name)
  }

  @Test(arguments: [
    ("none", DecoderActivation.identity), ("linear", .identity), ("abs", .absolute),
    ("leaky-relu", .piecewiseLinear(slope: 0.01)), ("leaky-relu(-2)", .piecewiseLinear(slope: -2)),
  ])
  func otherNamesMeanTheSame(name: String, activation: DecoderActivation) {
    #expect(DecoderActivation(name) == activation)
  }

  @Test(arguments: ["", "ReLU", "leaky-relu(", "leaky-relu(x)", "leaky-relu(inf)", "leaky-relu(0.2) "])
  func whatIsNoNameGivesNone(name: String) { #expect(DecoderActivation(name) == nil) }

  @Test func piecesHaveASlopeBelowZeroAndSmoothOnesNone() {
    #expect(DecoderActivation.relu.slope == 0 && DecoderActivation.absolute(-2) == 2)
    #expect(DecoderActivation.piecewiseLinear(slope: 0.2)(-5) == -1 && DecoderActivation.relu(-5) == 0)
    for smooth in DecoderActivation.Smooth.allCases { #expect(DecoderActivation.smooth(smooth).slope == nil) }
  }

  /// Values of PyTorch's functions of these names at −1.5 and 0.75, in double precision.
  @Test(arguments: [
    (DecoderActivation.Smooth.tanh, -0.9051482536448664, 0.6351489523872873),
    (.sigmoid, 0.18242552380635635, 0.679178699175393),
    (.softplus, 0.2014132779827524, 1.1368710061148998),
    (.elu, -0.7768698398515702, 0.75),
  ])
  func smoothOnesHaveTheirValues(function: DecoderActivation.Smooth, below: Double, above: Double) {
    let activation = DecoderActivation.smooth(function)
    #expect(abs(activation(-1.5) - below) < 1e-14 && abs(activation(0.75) - above) < 1e-14)
  }

  /// x·Φ(x), x·σ(x), x·tanh(softplus(x)) and λ·elu with α: as they are defined.
  @Test(arguments: [-3.0, -0.4, 0, 0.4, 3]) func productsAreAsTheyAreDefined(t: Double) {
    let normal = 0.5 * (1 + erf(t / 2.0.squareRoot()))
    #expect(abs(DecoderActivation.smooth(.gelu)(t) - t * normal) < 1e-14)
    #expect(abs(DecoderActivation.smooth(.silu)(t) - t * DecoderActivation.smooth(.sigmoid)(t)) < 1e-14)
    #expect(abs(DecoderActivation.smooth(.mish)(t) - t * tanh(log(1 + exp(t)))) < 1e-14)
    let selu = t > 0 ? 1.0507009873554805 * t : 1.0507009873554805 * 1.6732632423543772 * (exp(t) - 1)
    #expect(abs(DecoderActivation.smooth(.selu)(t) - selu) < 1e-14)
  }
}
