import Autoencoders
import LinearAlgebra
import Randomness
import SafetensorsFormat
import Stages
import StructuredAutoencoderArtifacts
import StructuredAutoencoders
import Testing

@Suite struct BayesianMixtureTensorsTests {
  @Test(arguments: [(1, 1), (3, 2)]) func itReadsBackAsItWas(components: Int, latents: Int) throws {
    var stream = RandomStream(seed: 2)
    var belief = BayesianMixture.drawn(
      components: components, latents: latents, concentration: 0.5, spread: 2, using: &stream)
    for k in 0..<components {  // no two numbers alike
      belief.concentrations[k] = 1 + stream.uniform()
      belief.components[k].count = 1 + stream.uniform()
      belief.components[k].degrees = Double(latents) + stream.uniform()
      for i in belief.components[k].scale.elements.indices {
        belief.components[k].scale.elements[i] += stream.uniform()
      }
    }
    let file = SafetensorsFile(tensors: belief.tensors)
    #expect(try BayesianMixture(file, components: components, latents: latents) == belief)
    #expect(throws: (any Error).self) { try BayesianMixture(file, components: components + 1, latents: latents) }
  }

  @Test func whatIsNoBeliefIsRefused() {
    var stream = RandomStream(seed: 2)
    let belief = BayesianMixture.drawn(components: 2, latents: 2, concentration: 1, spread: 2, using: &stream)
    for (name, numbers) in [
      ("belief.concentrations", [1, 0.0]), ("belief.counts", [-1, 1]), ("belief.degrees", [3, 1]),
      ("belief.degrees", [3, .nan]),
    ] {
      var tensors = belief.tensors
      tensors[name] = Tensor(numbers)
      #expect(throws: ArtifactError.self, "\(name)") {
        try BayesianMixture(SafetensorsFile(tensors: tensors), components: 2, latents: 2)
      }
    }
  }
}
