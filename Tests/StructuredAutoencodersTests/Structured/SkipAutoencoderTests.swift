import LinearAlgebra
import Networks
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

@Suite struct SkipAutoencoderTests {
  /// With last layers of zero, decoding what is encoded is the projection onto as many directions as there are latents.
  @Test(arguments: [(3, 2), (2, 2), (2, 3)]) func itBeginsAsARotation(features: Int, latents: Int) throws {
    var stream = RandomStream(seed: 3)
    var model = SkipAutoencoder<Double>(
      SkipShape(
        features: features, latents: latents, hidden: [5], activation: .relu, hasSkips: true, learnsDeviation: true))
    try model.initialize(scale: 4, gain: 2, second: -3, deviation: 0.25, using: &stream)
    expectClose(model.noise.deviation(model.parameters), 0.25, relative: 1e-15)
    let x = Matrix(rows: 6, columns: features, elements: stream.normals(6 * features))
    var encoder = SkipWorkspace<Double>(model.encoder, points: 6, inputGradient: false)
    model.encoder.forward(x, model.parameters, in: &encoder)
    for n in 0..<6 { for i in 0..<latents { #expect(encoder.output[n, latents + i] == -3) } }
    let z = encoder.output.columns(at: Array(0..<latents)).map { $0 / 2 }  // without the gain
    var decoder = SkipWorkspace<Double>(model.decoder, points: 6, inputGradient: false)
    model.decoder.forward(z, model.parameters, in: &decoder)
    if latents >= features {
      expectClose(decoder.output, x, absolute: 1e-12)
      for n in 0..<6 {
        let length = x.row(n).reduce(0) { $0 + $1 * $1 }
        expectClose(z.row(n).reduce(0) { $0 + $1 * $1 }, 16 * length, relative: 1e-12)
      }
    } else {
      // A projection twice is the projection once.
      var again = SkipWorkspace<Double>(model.encoder, points: 6, inputGradient: false)
      model.encoder.forward(decoder.output, model.parameters, in: &again)
      expectClose(again.output, encoder.output, absolute: 1e-12)
    }
  }

  @Test func anotherPrecisionKeepsTheNumbers() throws {
    var stream = RandomStream(seed: 3)
    var model = SkipAutoencoder<Float>(
      SkipShape(features: 2, latents: 2, hidden: [5], activation: .relu, hasSkips: false, learnsDeviation: true))
    try model.initialize(scale: 1, gain: 1, second: -3, deviation: 0.25, using: &stream)
    let double = SkipAutoencoder<Double>(model)
    #expect(double.parameters.values == model.parameters.values.map { Double($0) } && double.shape == model.shape)
    #expect(model.plainDecoder(slope: 0) == double.plainDecoder(slope: 0))
  }
}
