import Autoencoders
import Foundation
import Networks
import Testing

struct ArchitectureTests {
  @Test(arguments: [
    ([1, 2], 2, [4, 4]), ([2, 2], 2, [4, 4, 4]), ([2, 1], 2, [4, 4, 4]), ([1], 2, [4]), ([1, 2], 3, [4, 4, 4]),
    ([0, 2], 2, [4, 4, 4]), ([], 2, [4]), ([1, 2], 2, [4]),
  ])
  func sizesThatMakeNoAutoencoderAreTold(rungs: [Int], layers: Int, decoder: [Int]) {
    let architecture = Architecture(
      features: 3, encoder: [Int](repeating: 4, count: layers), decoder: decoder,
      facets: rungs.map { Architecture.Facet(latents: 1, components: 1, rung: $0) }, activation: .relu)
    #expect((architecture.fault == nil) == (rungs == [1, 2] && layers == 2 && decoder == [4, 4]))
  }

  @Test func aNetworkWithoutHiddenLayersIsPossible() {
    let architecture = Architecture(
      features: 3, latents: 2, hidden: [], activation: .relu, components: 2, likelihood: .bernoulli)
    #expect(architecture.fault == nil && architecture.facets[0].rung == 0)
  }

  @Test(arguments: ModelCase.ofFacets + [ModelCase.ofOneFacet[1]])
  func writtenAndReadItIsTheSame(part: ModelCase) throws {
    let bytes = try JSONEncoder().encode(part.architecture)
    #expect(try JSONDecoder().decode(Architecture.self, from: bytes) == part.architecture)
  }
}
