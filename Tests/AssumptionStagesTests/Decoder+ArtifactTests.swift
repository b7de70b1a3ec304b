import AssumptionStages
import Assumptions
import DecoderFiles
import Stages
import Testing

@Suite struct DecoderTests {
  @Test func itComesBackFromItsFiles() throws {
    let layered = try network(
      [([[1, 2], [3, 4], [0.1, 1e-30]], [0, -1, 2]), ([[1, 0, 1]], [7])], slope: 0.3)
    for decoder in [Decoder(layered), Decoder(layered, prior: prior, notes: ["one thing", "and another"])] {
      #expect(try Decoder(files: decoder.files()) == decoder)
    }
    #expect(
      Decoder(layered).values == [
        "latents": .integer(2), "outputs": .integer(1), "layers": .integer(2), "units": .integer(3),
      ])
  }

  @Test func smoothActivationsComeBackToo() throws {
    let layers = try foldedPlane().layers
    let smooth = try LayeredDecoder(layers: [
      LayeredDecoder.Layer(weights: layers[0].weights, biases: layers[0].biases, activation: .smooth(.tanh)), layers[1],
    ])
    #expect(try Decoder(files: Decoder(smooth).files()) == Decoder(smooth))
  }

  @Test func filesThatAreNoDecoderAreRefused() throws {
    var files = Decoder(try foldedPlane()).files()
    files.contents["decoder.safetensors"]?.removeLast()
    #expect(throws: (any Error).self) { try Decoder(files: files) }
    #expect(throws: (any Error).self) { try Decoder(files: ArtifactFiles()) }
  }
}
