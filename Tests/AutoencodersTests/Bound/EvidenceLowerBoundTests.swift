import Autoencoders
import TestSupport
import Testing

struct EvidenceLowerBoundTests {
  @Test(arguments: [ModelCase.ofOneFacet[0], ModelCase.ofFacets[2], ModelCase.ofFacets[4]])
  func theTermsAddUpToTheBound(of part: ModelCase) {
    var workspace = part.workspace()
    let bound = part.model.bound(part.objective, in: &workspace)
    expectClose(bound.terms.reduce(0) { $0 + $1.value }, bound.total, absolute: 1e-12)
    expectClose(
      bound.divergences.reduce(bound.reconstruction) { $0 + $1.value }, bound.total, absolute: 1e-12)
    expectClose((bound / 4).total, bound.total / 4, relative: 1e-14)
  }

  @Test func oneFacetHasFiveTermsAndEachOfSeveralTwo() {
    #expect(
      EvidenceLowerBound(facets: 1).terms.map(\.name) == [
        "reconstruction", "latent-prior", "cluster-prior", "latent-entropy", "cluster-entropy",
      ])
    #expect(
      EvidenceLowerBound(facets: 2).terms.map(\.name) == [
        "reconstruction", "facet-0-latent", "facet-0-cluster", "facet-1-latent", "facet-1-cluster",
      ])
  }
}
